# Types for the compiled form of measure.py: see hatch_build.py.

import cython
from cleaner.judge.lines.vocabulary cimport LineWords, PageWords, Words

cdef unsigned long long BASIS, BITS, PRIME
cdef unsigned int _LINE_BREAK, _DOT, _ELLIPSIS, _BLANK, _LAST
cdef int _PROSE_WORDS, _LONG_WORDS, _MOST_BREAKS
cdef int BAR, CLOSER, COMMA, DIGIT, LETTER, LOWER, MARK, PARTICLE, QUOTE, SORT, SORTS, STOP, UNSPACED, UNSTOPPED, UNSTOPPED_WORDS, UPPER

cdef class LineText:
    cdef readonly Py_ssize_t size
    cdef readonly list texts
    cdef readonly long[::1] counts, sizes, unstopped
    cdef readonly double[::1] chars, words, capitals, end, prose, short, gap, copies, is_copy, bullet, linked, heading
    cdef readonly PageWords page
    cdef readonly LineWords said

    @cython.locals(
        above=Py_ssize_t, line=Py_ssize_t, begin=Py_ssize_t, behind=Py_ssize_t, breaks=int, i=Py_ssize_t,
        row=Py_ssize_t, words=Py_ssize_t, before=int, kind=int, letter=int, tail=cython.uint, last=cython.uint, closed=int, ending=cython.uint, sort=int)
    cdef Py_ssize_t _count(
        self, unsigned int[::1] codes, const unsigned char[::1] kinds, long[::1] start, long[::1] end)

    @cython.locals(
        n=Py_ssize_t, size=Py_ssize_t, at=Py_ssize_t, line=Py_ssize_t, code=cython.uint, kind=int,
        begin=Py_ssize_t, key=cython.ulonglong)
    cdef _read(
        self, PageWords page, unsigned int[::1] codes, unsigned int[::1] letters, const unsigned char[::1] kinds,
        unsigned int[::1] word_codes, long[::1] end)

    @cython.locals(
        line=Py_ssize_t, row=Py_ssize_t, chars=long, sort=Py_ssize_t, unspaced=long, words=long, ended=bint, inner=bint)
    cdef _weigh(self)

    @cython.locals(first=dict, firsts=long[::1], line=Py_ssize_t, text=str, at=Py_ssize_t)
    cdef _compare(self, list raw)

    @cython.locals(line=Py_ssize_t)
    cdef _mark(self, double[::1] link_chars, double[::1] headings)

    cpdef long particles(self, Py_ssize_t line)

@cython.locals(
    n=Py_ssize_t, said=LineWords, line=Py_ssize_t, i=Py_ssize_t, row=Py_ssize_t, words=double, chars=double,
    upper=double, unspaced=double, particles=double, letters=double, stops=double, commas=double)
cpdef fill_shapes(float[::1] out, Py_ssize_t at, LineText text)
