# Types for the compiled form of body.py: see hatch_build.py.

import cython
from cleaner.judge.tagger.container cimport Container
from cleaner.judge.tagger.structure cimport View
from cleaner.judge.tagger.text cimport BlockText
from cleaner.keys cimport Table

cdef unsigned long long BASIS, BITS, PRIME
cdef Py_ssize_t _FAR, _SHINGLE, _NEAR
cdef double _FOUND_WORDS, _FOUND
cdef unsigned int[::1] _FOLDED
cdef unsigned int _KANA, _LAST_KANA, _CHINESE, _LAST_CHINESE

cdef class Words:
    cdef readonly unsigned long long[::1] keys
    cdef readonly long[::1] first
    cdef readonly Py_ssize_t count

    @cython.locals(
        key=cython.ulonglong, inside=bint, small=cython.uint, char=cython.Py_UCS4, code=cython.uint,
        letter=cython.uint, alone=bint)
    cdef _read(self, str text)

cdef class Body:
    cdef readonly Table places
    cdef readonly Py_ssize_t size, last, cut
    cdef readonly double[::1] share, words
    cdef readonly double held

    @cython.locals(end=Py_ssize_t, size=Py_ssize_t, key=cython.ulonglong, at=Py_ssize_t)
    cdef _put(self, Words words)

    @cython.locals(
        found=cython.uchar[::1], held=Py_ssize_t, b=Py_ssize_t, first=Py_ssize_t, count=Py_ssize_t,
        size=Py_ssize_t, hits=Py_ssize_t, ends=bint, at=Py_ssize_t, slot=Py_ssize_t)
    cpdef find(self, Words words)

@cython.locals(key=cython.ulonglong, at=Py_ssize_t)
cdef unsigned long long shingle(Words words, Py_ssize_t first, Py_ssize_t size)

@cython.locals(n=Py_ssize_t, stated=Words, found=Body, i=Py_ssize_t)
cpdef fill_body(float[::1] out, Py_ssize_t at, View seen, str body)

@cython.locals(
    text=BlockText, container=Container, n=Py_ssize_t, prose=double, inner=double, inner_prose=double, b=Py_ssize_t,
    i=Py_ssize_t)
cdef _fill_page(float[::1] out, Py_ssize_t at, View seen, Body body, Py_ssize_t words)

@cython.locals(
    total=double[::1], inside=double[::1], since=Py_ssize_t, till=Py_ssize_t, b=Py_ssize_t, low=Py_ssize_t,
    high=Py_ssize_t)
cdef _fill_blocks(float[::1] out, Py_ssize_t at, Body body, Py_ssize_t n)
