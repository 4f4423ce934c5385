# Types for the compiled form of text.py: see hatch_build.py.

import cython
from cleaner.judge.tagger.lexicon cimport Lexicon, may_be_cue
from cleaner.judge.tagger.words cimport WordOdds
from cleaner.keys cimport key_of

cdef unsigned long long BASIS, BITS, PRIME

cdef int _BLANK, _CLOSER, _ENDER, _PROSE_WORDS, UNSTOPPED_WORDS
cdef Py_ssize_t _CODES
cdef bytes _SORTS

cdef class BlockText:
    cdef readonly list texts
    cdef readonly double[::1] words, linked, stops, ends, prose

    @cython.locals(
        i=Py_ssize_t, blanks=Py_ssize_t, stops=Py_ssize_t, unspaced=Py_ssize_t, bare=Py_ssize_t, unstopped=bint, words=Py_ssize_t, code=long,
        tail=long, sorts=int, linked=double)
    cdef _count(self, str page_text, Py_ssize_t start, Py_ssize_t end, Py_ssize_t link_chars, Py_ssize_t b)

cdef class Openings:
    cdef readonly double[::1] low, odds
    cdef readonly list cues

    @cython.locals(b=Py_ssize_t, opening=str, short=bint, known=WordOdds, maybe=bint, kind=int)
    cpdef weigh(self, BlockText text, Lexicon lexicon)
    cdef bint _weigh_words(self, Py_ssize_t b, list words, WordOdds known)
    @cython.locals(
        key=cython.ulonglong, pair=cython.ulonglong, bare=cython.ulonglong, count=Py_ssize_t, empty=bint, digit=bint,
        i=Py_ssize_t, code=long)
    cdef bint _weigh_ascii(self, Py_ssize_t b, str opening, WordOdds known)
    @cython.locals(odds=double)
    cdef _add(self, Py_ssize_t b, unsigned long long key, WordOdds known)

cdef class Copies:
    cdef double[::1] count, around, again

    @cython.locals(n=Py_ssize_t, first=dict, firsts=list, b=Py_ssize_t, at=Py_ssize_t, total=double[::1])
    cdef fill(self, BlockText text)

@cython.locals(n=Py_ssize_t, copies=Copies, b=Py_ssize_t, i=Py_ssize_t)
cpdef fill_text(float[::1] out, Py_ssize_t at, BlockText text, Openings opening)
