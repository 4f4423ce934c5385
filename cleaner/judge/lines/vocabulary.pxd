# Types for the compiled form of vocabulary.py: see hatch_build.py.

import cython

cdef class Words:
    cdef readonly dict row
    cdef readonly list languages
    cdef readonly bytes function
    cdef readonly double[::1] odds
    cdef readonly object opening

cdef class PageWords:
    cdef readonly long[::1] ids, rows
    cdef readonly bytearray long

    @cython.locals(ids=long[::1], numbers=dict, i=Py_ssize_t, word=str, number=Py_ssize_t)
    cpdef number(self, list words, Words known)

cdef class LineWords:
    cdef readonly double[::1] own, any, topical, odds, low, high, opening_low, opening
    cdef readonly list cues
    cdef readonly object language

    @cython.locals(
        spoken=list, speakers=list, lines=list, at=Py_ssize_t, line=Py_ssize_t, end=Py_ssize_t, odds=double, low=double,
        high=double, i=Py_ssize_t, row=Py_ssize_t, value=double, who=tuple)
    cpdef weigh(self, PageWords page, long[::1] sizes, Words known)

    @cython.locals(
        users=long[::1], last=long[::1], at=Py_ssize_t, line=Py_ssize_t, end=Py_ssize_t, i=Py_ssize_t, word=Py_ssize_t,
        longer=Py_ssize_t, used=Py_ssize_t, itself=Py_ssize_t)
    cpdef find_topics(self, PageWords page, long[::1] sizes, Words known, double[::1] prose)

    @cython.locals(
        at=Py_ssize_t, line=Py_ssize_t, first=Py_ssize_t, end=Py_ssize_t, size=Py_ssize_t, known=dict, odds=double,
        low=double, value=double, number=Py_ssize_t, kind=int)
    cpdef weigh_openings(self, list words, long[::1] sizes, lexicon, length)
