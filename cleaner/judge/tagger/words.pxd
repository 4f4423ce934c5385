# Types for the compiled form of words.py: see hatch_build.py.

import cython

@cython.locals(key=cython.ulonglong, prime=cython.ulonglong, every=cython.ulonglong, i=Py_ssize_t)
cpdef unsigned long long key_of(str word)

cdef class WordTable:
    cdef unsigned long long mask
    cdef unsigned long long[::1] keys
    cdef double[::1] values

    @cython.locals(at=cython.ulonglong)
    cpdef put(self, unsigned long long key, double value)

    @cython.locals(at=cython.ulonglong)
    cpdef double get(self, unsigned long long key)
