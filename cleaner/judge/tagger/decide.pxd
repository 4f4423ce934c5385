# Types for the compiled form of decide.py: see hatch_build.py.

import cython

@cython.locals(
    i=Py_ssize_t, total=double, weight=double, floor=double, ceiling=double, kept=double, right=double, between=list,
    best=double, limit=double, negative=double, measure=double)
cpdef double threshold(double[::1] chances, double[::1] words, mode=*)

@cython.locals(i=Py_ssize_t, right=double, below=list, limit=double, negative=double)
cdef double _reaching(double wanted, double[::1] chances, double[::1] words)

@cython.locals(
    i=Py_ssize_t, n=Py_ssize_t, limit=double, kept=list, total=double, kind=Py_ssize_t, hit=list, held=double, thread=bint)
cpdef list keep(double[::1] chances, double[::1] words, marked, mode=*)

@cython.locals(i=Py_ssize_t, right=double, held=double, total=double, expected=double)
cpdef double expected_f1(double[::1] chances, double[::1] words, kept)

@cython.locals(i=Py_ssize_t)
cpdef list rounded(double[::1] chances)
