# Types for the compiled form of blanks.py: see hatch_build.py.

import cython

@cython.locals(before=bint, char=cython.Py_UCS4)
cpdef str collapsed(str text)

@cython.locals(count=Py_ssize_t, i=Py_ssize_t)
cpdef Py_ssize_t visible(str text, Py_ssize_t start=*, Py_ssize_t end=*)

@cython.locals(lines=Py_ssize_t, longer=Py_ssize_t, at=Py_ssize_t, char=cython.Py_UCS4)
cpdef tuple longer_lines(str text, Py_ssize_t size)
