# Types for the compiled form of nesting.py: see hatch_build.py.

import cython

cdef class _Open:
    cdef list names
    cdef dict count, dropped

    cdef bint start(self, str name)
    cdef bint end(self, str name)
    @cython.locals(at=Py_ssize_t, last=Py_ssize_t)
    cdef _close(self, str name)

@cython.locals(
    kept=list, at=Py_ssize_t, place=Py_ssize_t, first=Py_ssize_t, end=Py_ssize_t, foreign=bint, closing=bint, itself=bint, stays=bint,
    elements=_Open, name=str)
cpdef str shallow(str html)

cdef Py_ssize_t _next(str html, Py_ssize_t at)

@cython.locals(at=Py_ssize_t, n=Py_ssize_t, char=cython.Py_UCS4)
cdef str _name(str html, Py_ssize_t first)

@cython.locals(n=Py_ssize_t, valued=bint, quote=cython.Py_UCS4, char=cython.Py_UCS4)
cdef Py_ssize_t _tag_end(str html, Py_ssize_t at)

cdef Py_ssize_t _behind_raw(str html, str name, Py_ssize_t at)
