# Types for the compiled form of staying.py: see hatch_build.py.

import cython

cdef double _LITTLE, _ENOUGH, _HOPELESS, _NEARLY_HOPELESS, _SURE, _BESIDE, _UNLIKELY

@cython.locals(i=Py_ssize_t)
cpdef list likely(double[::1] chances, double limit)

@cython.locals(
    n=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t, hopeless=double, staying=list, i=Py_ssize_t, sentence=bint,
    within=bint)
cpdef list whole(double[::1] chances, double[::1] prose, list likely)

@cython.locals(words=double, i=Py_ssize_t)
cdef double _hopeless(double[::1] prose)

@cython.locals(n=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t, i=Py_ssize_t)
cdef (Py_ssize_t, Py_ssize_t) _run(double[::1] chances, double[::1] prose, list likely)

cdef _go_on(double[::1] chances, double[::1] prose, Py_ssize_t at, list staying)
