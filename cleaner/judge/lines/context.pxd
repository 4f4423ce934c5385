# Types for the compiled form of context.py: see hatch_build.py.

import cython
from cleaner.judge.lines.measure cimport LineText
from cleaner.judge.lines.vocabulary cimport LineWords

cdef Py_ssize_t _FAR, _AHEAD, _NEAR
cdef double _LONG_ENOUGH

@cython.locals(n=Py_ssize_t, said=LineWords, line=Py_ssize_t, i=Py_ssize_t)
cpdef fill_words(float[::1] out, Py_ssize_t at, LineText text)

@cython.locals(n=Py_ssize_t, said=LineWords, values=double[::1], what=Py_ssize_t, line=Py_ssize_t)
cpdef fill_around(float[::1] out, Py_ssize_t at, LineText text)

@cython.locals(
    n=Py_ssize_t, total=double[::1], line=Py_ssize_t, row=Py_ssize_t, step=Py_ssize_t, radius=Py_ssize_t)
cdef _fill_windows(float[::1] out, Py_ssize_t at, double[::1] values)

@cython.locals(
    n=Py_ssize_t, first=Py_ssize_t, end=Py_ssize_t, words=double, capitals=double, ended=double, good=bint,
    size=Py_ssize_t, line=Py_ssize_t, i=Py_ssize_t)
cpdef fill_runs(float[::1] out, Py_ssize_t at, LineText text)

@cython.locals(
    n=Py_ssize_t, total=double, line=Py_ssize_t, row=Py_ssize_t, cost=double, score=double, lowest=double, prose=double,
    best=double, first=Py_ssize_t, last=Py_ssize_t, low=Py_ssize_t, share=double, i=Py_ssize_t)
cpdef fill_stretches(float[::1] out, Py_ssize_t at, LineText text)

@cython.locals(
    n=Py_ssize_t, all_words=double, all_prose=double, words=double, prose=double, topics=double[::1], line=Py_ssize_t,
    i=Py_ssize_t, come=double, high=Py_ssize_t, low=Py_ssize_t)
cpdef fill_places(float[::1] out, Py_ssize_t at, LineText text)

@cython.locals(
    own=long[::1], near=long[::1], line=Py_ssize_t, kind=Py_ssize_t, since=long, row=Py_ssize_t, seen=long, ahead=long)
cpdef fill_cues(float[::1] out, Py_ssize_t at, Py_ssize_t n, list cues)

@cython.locals(
    n=Py_ssize_t, words=double, prose=double, short=double, loose=double, sentences=list, line=Py_ssize_t,
    middle=Py_ssize_t, median=double, i=Py_ssize_t)
cpdef fill_page(float[::1] out, Py_ssize_t at, LineText text)
