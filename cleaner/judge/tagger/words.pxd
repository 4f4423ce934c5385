# Types for the compiled form of words.py: see hatch_build.py.

from cleaner.keys cimport Table

cdef class WordOdds:
    cdef Table rows
    cdef double[::1] odds

    cpdef double get(self, unsigned long long key)
