# Types for the compiled form of tree.py: see hatch_build.py.

import cython

cdef class ElementTree:
    cdef readonly Py_ssize_t count
    cdef readonly long[::1] parent, depth, last, look, heading, sort
    cdef readonly list looks

    @cython.locals(
        number=long[::1], tags=list, looks=list, parents=list, depths=list, lasts=list, at=Py_ssize_t,
        e=Py_ssize_t)
    cdef _fill(self, elements, bytearray used)

    @cython.locals(table=Py_ssize_t)
    cdef _lay_out(self, Py_ssize_t cell)

    @cython.locals(e=Py_ssize_t)
    cpdef gather(self, double[::1] values)

    @cython.locals(found=long[::1], e=Py_ssize_t)
    cpdef innermost(self, double[::1] values)

    @cython.locals(e=Py_ssize_t, found=long[::1], on_path=bytearray)
    cpdef meeting(self, Py_ssize_t index)

    @cython.locals(e=Py_ssize_t, found=long[::1], on_path=bytearray)
    cpdef branches(self, Py_ssize_t index)

    cpdef bytearray path(self, Py_ssize_t index)

@cython.locals(element=Py_ssize_t, e=Py_ssize_t, at=Py_ssize_t, used=bytearray, number=long[::1], parents=list)
cpdef prune(elements, place)
