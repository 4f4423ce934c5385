# Types for the compiled form of class_words.py: see hatch_build.py.

import cython

cdef unsigned long long BASIS, BITS, PRIME
cdef Py_ssize_t _MOST

cdef class WordKeys:
    cdef readonly unsigned long long[::1] keys
    cdef readonly Py_ssize_t count

    cpdef read(self, str tokens)
    @cython.locals(key=cython.ulonglong, empty=bint, before=long, code=long, capital=bint, blank=bint, i=Py_ssize_t)
    cdef _read_ascii(self, str tokens)
    cdef _add(self, unsigned long long key)
