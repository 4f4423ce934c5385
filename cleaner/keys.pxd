# Types for the compiled form of keys.py: see hatch_build.py.

import cython

@cython.locals(key=cython.ulonglong, char=cython.Py_UCS4)
cpdef unsigned long long key_of(str word)

cdef class Table:
    cdef unsigned long long[::1] keys
    cdef long[::1] numbers
    cdef Py_ssize_t mask

    @cython.locals(at=Py_ssize_t)
    cdef Py_ssize_t slot(self, unsigned long long key)

    @cython.locals(key=cython.ulonglong, at=Py_ssize_t)
    cpdef put(self, str word, long number)

    cpdef long get(self, unsigned long long key)
