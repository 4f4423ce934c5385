# Types for the compiled form of vocabulary.py: see hatch_build.py.

import cython

cdef class Words:
    cdef readonly dict row
    cdef readonly long[::1] languages
    cdef readonly double[::1] odds, short, long
    cdef readonly unsigned char[::1] opens
    cdef readonly object lexicon

cdef class PageWords:
    cdef readonly list words
    cdef readonly long[::1] ids, rows, count
    cdef readonly unsigned char[::1] long
    cdef readonly Py_ssize_t language, spoken

    @cython.locals(
        words=list, ids=long[::1], row=dict, rows=list, numbers=dict, i=Py_ssize_t, word=str, number=Py_ssize_t)
    cdef _number(self, Words known)

    @cython.locals(language=Py_ssize_t, spoken=Py_ssize_t, number=Py_ssize_t)
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
        words=list, at=Py_ssize_t, line=Py_ssize_t, first=Py_ssize_t, end=Py_ssize_t, short=bint, odds=double,
        low=double, number=Py_ssize_t, row=Py_ssize_t, value=double, pairs=dict, kind=int)
    cpdef weigh_openings(self, PageWords page, long[::1] sizes, Words known, double[::1] length)
