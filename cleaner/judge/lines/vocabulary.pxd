# Types for the compiled form of vocabulary.py: see hatch_build.py.

import cython
from cleaner.keys cimport Table

cdef unsigned long long BASIS, PRIME, BITS
cdef unsigned int _EQUALS, _BLANK
cdef Py_ssize_t _COMMON_LENGTH

cdef class Words:
    cdef readonly Table rows
    cdef readonly long[::1] languages
    cdef readonly double[::1] odds, short, long
    cdef readonly unsigned char[::1] opens

    cpdef Py_ssize_t row(self, unsigned long long key)

cdef class PageWords:
    cdef readonly Py_ssize_t size, different, language, spoken
    cdef readonly unsigned long long[::1] keys
    cdef readonly int[::1] begin, length, ids, rows, count
    cdef readonly unsigned char[::1] long

    @cython.locals(
        different=Py_ssize_t, numbers=Table, i=Py_ssize_t, key=cython.ulonglong, at=Py_ssize_t)
    cpdef number(self, Words known)

    @cython.locals(key=cython.ulonglong, i=Py_ssize_t)
    cpdef unsigned long long pair(self, Py_ssize_t first, bint followed, unsigned int[::1] letters)

    @cython.locals(spoken=cython.long[::1], number=Py_ssize_t, languages=long, language=Py_ssize_t)
    cdef _listen(self, Words known)

cdef class LineWords:
    cdef readonly double[::1] own, any, topical, odds, low, high, opening_low, opening
    cdef readonly list cues
    cdef readonly object language

    @cython.locals(
        language=Py_ssize_t, at=Py_ssize_t, line=Py_ssize_t, end=Py_ssize_t, odds=double, low=double,
        high=double, own=Py_ssize_t, functions=Py_ssize_t, i=Py_ssize_t, row=Py_ssize_t, value=double, who=long)
    cpdef weigh(self, PageWords page, long[::1] sizes, Words known)

    @cython.locals(
        users=long[::1], last=long[::1], at=Py_ssize_t, line=Py_ssize_t, end=Py_ssize_t, i=Py_ssize_t, word=Py_ssize_t,
        longer=Py_ssize_t, used=Py_ssize_t, itself=Py_ssize_t)
    cpdef find_topics(self, PageWords page, long[::1] sizes, Words known, double[::1] prose)

    @cython.locals(
        plain=str, most=Py_ssize_t, at=Py_ssize_t, line=Py_ssize_t, first=Py_ssize_t, end=Py_ssize_t, short=bint, odds=double,
        low=double, number=Py_ssize_t, row=Py_ssize_t, value=double, kind=int)
    cpdef weigh_openings(
        self, PageWords page, long[::1] sizes, Words known, double[::1] length, unsigned int[::1] letters)
