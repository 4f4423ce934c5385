# Types for the compiled form of visible.py: see hatch_build.py.

import cython

@cython.locals(count=Py_ssize_t, i=Py_ssize_t, char=Py_UCS4)
cpdef Py_ssize_t visible(str text, Py_ssize_t start=*, Py_ssize_t end=*)
