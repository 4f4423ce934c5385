# Types for the compiled form of lexicon.py: see hatch_build.py.

import cython

cdef class Weights:
    cdef readonly double[::1] odds, low, high
    cdef readonly list marks

cdef class _Weighed:
    cdef double[::1] odds, low, high
    cdef dict bearers

    @cython.locals(at=Py_ssize_t, total=double, hits=Py_ssize_t, word=str, odds=double)
    cdef weigh(self, dict tokens, looks)

cdef class Lexicon:
    cdef readonly dict tokens, short, long
    cdef dict _opening_rows
    cdef object _opening_odds

    @cython.locals(known=_Weighed, weights=Weights, e=Py_ssize_t, i=Py_ssize_t, kind=Py_ssize_t)
    cpdef Weights weigh(self, looks, long[::1] look)

cpdef int cue(opening, words)
