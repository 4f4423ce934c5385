# Types for the compiled form of body.py: see hatch_build.py.

import cython
from cleaner.keys cimport Table

cdef unsigned long long BASIS, BITS, PRIME
cdef Py_ssize_t _SHINGLE
cdef double _MOST, _AGAINST, _BEHIND, _FOUND_WORDS, _FOUND
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

    cdef _end(self, unsigned long long key)

@cython.locals(
    stated=Words, words=Words, there=Table, end=Py_ssize_t, size=Py_ssize_t, key=cython.ulonglong, b=Py_ssize_t,
    first=Py_ssize_t, count=Py_ssize_t, hits=Py_ssize_t, at=Py_ssize_t, found=double[::1])
cpdef shares(texts, str body)

@cython.locals(key=cython.ulonglong, at=Py_ssize_t)
cdef unsigned long long _shingle(Words words, Py_ssize_t first, Py_ssize_t size)

@cython.locals(
    share=double[::1], n=Py_ssize_t, expected=double, said=double, first=Py_ssize_t, last=Py_ssize_t, b=Py_ssize_t,
    odds=double, found=double[::1])
cpdef weighed(double[::1] chances, double[::1] words, texts, str body)
