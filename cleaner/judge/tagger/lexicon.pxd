# Types for the compiled form of lexicon.py: see hatch_build.py.

import cython
from cleaner.judge.class_words cimport WordKeys
from cleaner.judge.tagger.words cimport WordOdds

cdef class Weights:
    cdef readonly double[::1] odds, low, high
    cdef readonly list marks

cdef WordOdds _MARKED_KEYS, _START_KEYS

cdef class _Weighed:
    cdef double[::1] odds, low, high
    cdef dict bearers
    cdef WordOdds classes, marked
    cdef WordKeys words

    @cython.locals(
        total=double, hits=Py_ssize_t, i=Py_ssize_t, key=cython.ulonglong, odds=double, mark=Py_ssize_t)
    cdef weigh(self, Py_ssize_t at, str tokens, double tag)

cdef class Lexicon:
    cdef readonly dict tokens, short, long, tags
    cdef readonly WordOdds classes, opening_short, opening_long

    @cython.locals(known=_Weighed, weights=Weights, e=Py_ssize_t, i=Py_ssize_t, weighed=bytearray, kind=Py_ssize_t)
    cpdef Weights weigh(self, looks, long[::1] look)

cpdef bint may_be_cue(unsigned long long key)

cpdef int cue(opening, words)
