# Types for the compiled form of text.py: see hatch_build.py.

import cython

@cython.locals(
    start=list, end=list, at=Py_ssize_t, first=Py_ssize_t, behind=Py_ssize_t, char=cython.Py_UCS4)
cdef tuple _lines(str text)
