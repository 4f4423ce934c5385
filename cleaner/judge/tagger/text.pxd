# Types for the compiled form of text.py: see hatch_build.py.

import cython
from cleaner.judge.tagger.lexicon cimport Lexicon

cdef int _BLANK, _CLOSER, _ENDER, _PROSE_WORDS
cdef Py_ssize_t _CODES
cdef bytes _SORTS

cdef class BlockText:
    cdef readonly list texts
    cdef readonly double[::1] words, linked, stops, ends, prose

    @cython.locals(
        i=Py_ssize_t, blanks=Py_ssize_t, stops=Py_ssize_t, unspaced=Py_ssize_t, words=Py_ssize_t, code=long,
        tail=long, sorts=int, linked=double)
    cdef _count(self, str page_text, Py_ssize_t start, Py_ssize_t end, Py_ssize_t link_chars, Py_ssize_t b)

cdef class Openings:
    cdef readonly double[::1] low, odds
    cdef readonly list cues

    @cython.locals(
        words=list, starts=list, known=dict, b=Py_ssize_t, first=Py_ssize_t, end=Py_ssize_t, short=bint, odds=double,
        low=double, value=double, kind=int)
    cpdef weigh(self, BlockText text, Lexicon lexicon)

cdef class Copies:
    cdef double[::1] count, around, again

    @cython.locals(n=Py_ssize_t, first=dict, firsts=list, b=Py_ssize_t, at=Py_ssize_t, total=double[::1])
    cdef fill(self, BlockText text)

@cython.locals(n=Py_ssize_t, copies=Copies, b=Py_ssize_t, i=Py_ssize_t)
cpdef fill_text(float[::1] out, Py_ssize_t at, BlockText text, Openings opening)
