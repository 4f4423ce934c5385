# Types for the compiled form of glued.py: see hatch_build.py.

import cython

cdef str _ENDS, _CLOSERS, _OPENERS
cdef int _SURE, _INSIDE
cdef Py_ssize_t _ADDRESS

@cython.locals(
    places=list, glued=Py_ssize_t, apart=Py_ssize_t, at=Py_ssize_t, char=cython.Py_UCS4, before=cython.Py_UCS4, cut=Py_ssize_t,
    behind=Py_ssize_t, quoted=bint, ends=bint)
cdef tuple _places(str text, Py_ssize_t first, Py_ssize_t last)

@cython.locals(before=cython.Py_UCS4, above=cython.Py_UCS4)
cdef bint _is_inside(str text, Py_ssize_t at, Py_ssize_t last)

@cython.locals(i=Py_ssize_t)
cdef bint _in_address(str text, Py_ssize_t first, Py_ssize_t at)
