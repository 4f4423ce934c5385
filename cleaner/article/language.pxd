# Types for the compiled form of language.py: see hatch_build.py.

import cython
from cleaner.keys cimport Table

cdef unsigned long long BASIS, BITS, PRIME
cdef unsigned int _FIRST_SCRIPT, SMALL

@cython.locals(
    key=cython.ulonglong, total=long, inside=bint, foreign=bint, char=cython.Py_UCS4, code=cython.uint,
    letter=cython.uint)
cdef tuple _count(str sample, Table words, long[::1] hits, unsigned int[::1] lower)

@cython.locals(number=Py_ssize_t)
cdef _add(long languages, long[::1] hits)
