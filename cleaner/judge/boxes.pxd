# Types for the compiled form of boxes.py: see hatch_build.py.

import cython

cdef Py_ssize_t _HEAD_WORDS

@cython.locals(
    count=Py_ssize_t, i=Py_ssize_t, element=Py_ssize_t, begin=Py_ssize_t, end=Py_ssize_t, most=double, found=list,
    first=long[::1], last=long[::1], before=long[::1])
cdef list _boxes(document, words, kept)

@cython.locals(i=Py_ssize_t, element=Py_ssize_t)
cdef _range(place, parents, long[::1] first, long[::1] last)
