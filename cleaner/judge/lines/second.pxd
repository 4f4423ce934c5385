# Types for the compiled form of second.py: see hatch_build.py.

import cython
from cleaner.judge.lines.measure cimport LineText
from cleaner.judge.lines.vocabulary cimport PageWords, Words

cdef Py_ssize_t _SAYS_MUCH, _FAR, _STEPS, _LOOKS
cdef int DIGIT, SORTS
cdef double _LIKELY, _SURE, _MOST, _FAR_WORDS, _DOUBT, _FIGURES

@cython.locals(
    n=Py_ssize_t, total=double, expected=double, last=double, share=double, likely=long, sure=long, likely_above=long,
    sure_above=long, steps=double[::1], line=Py_ssize_t, step=Py_ssize_t, i=Py_ssize_t)
cpdef fill_chances(float[::1] out, Py_ssize_t at, LineText text, double[::1] chances)

@cython.locals(
    n=Py_ssize_t, sums=double[::1], words=double[::1], likely=double[::1], line=Py_ssize_t, size=double, row=Py_ssize_t,
    radius=Py_ssize_t, low=Py_ssize_t, high=Py_ssize_t, behind=Py_ssize_t, i=Py_ssize_t)
cpdef fill_near(float[::1] out, Py_ssize_t at, LineText text, double[::1] chances)

@cython.locals(
    n=Py_ssize_t, words=double[::1], expected=double[::1], line=Py_ssize_t, row=Py_ssize_t, limit=double, score=double,
    lowest=double, best=double, first=Py_ssize_t, last=Py_ssize_t, low=Py_ssize_t, share=double, i=Py_ssize_t,
    away=double)
cpdef fill_best(float[::1] out, Py_ssize_t at, LineText text, double[::1] chances)

@cython.locals(
    n=Py_ssize_t, page=PageWords, likely=double[::1], unlikely=double[::1], last=long[::1], mean=double, word=Py_ssize_t,
    start=Py_ssize_t, line=Py_ssize_t, i=Py_ssize_t, topics=long, words=long, used=double, foreign=double, mass=double,
    leaning=double, leaning_all=double, good=double, bad=double, lean=double)
cpdef fill_subjects(float[::1] out, Py_ssize_t at, LineText text, double[::1] chances, Words known)

@cython.locals(
    n=Py_ssize_t, page=PageWords, begin=long[::1], end=long[::1], look=long[::1], start=Py_ssize_t, line=Py_ssize_t)
cpdef fill_alike(float[::1] out, Py_ssize_t at, LineText text, double[::1] chances)

@cython.locals(words=double, length=long, capitals=long, border=double, figures=bint)
cdef long _look(LineText text, Py_ssize_t line)

@cython.locals(n=Py_ssize_t, sums=double[::1], count=long[::1], line=Py_ssize_t, k=Py_ssize_t)
cdef _fill_others(float[::1] out, Py_ssize_t at, long[::1] key, Py_ssize_t keys, double[::1] chances)
