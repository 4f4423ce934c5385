# Types for the compiled form of language.py: see hatch_build.py.

import cython
from cleaner.keys cimport Table

cdef unsigned long long BASIS, BITS, PRIME
cdef unsigned int _FIRST_SCRIPT

@cython.locals(
    key=cython.ulonglong, total=long, letters=long, foreign=bint, char=cython.Py_UCS4, code=cython.uint)
cdef tuple _count(str sample, Table words, long[::1] hits)

@cython.locals(number=Py_ssize_t)
cdef _add(long languages, long[::1] hits)
