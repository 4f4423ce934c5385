# Types for the compiled form of counting.py: see hatch_build.py.

import cython
from cleaner.keys cimport Table

cdef unsigned long long BASIS, BITS, PRIME
cdef unsigned int _FIRST, _LAST

@cython.locals(words=Py_ssize_t, inside=bint, char=cython.Py_UCS4, code=cython.uint)
cpdef Py_ssize_t count_words(str text)

@cython.locals(key=cython.ulonglong, inside=bint, char=cython.Py_UCS4)
cdef _find(str text, Table table, unsigned char[::1] found)
