# Types for the compiled form of counting.py: see hatch_build.py.

import cython
from cleaner.keys cimport Table

cdef unsigned long long BASIS, BITS, PRIME
cdef unsigned int _FIRST, _LAST, _LAST_KANA, _FIRST_CHINESE, _LAST_CHINESE

@cython.locals(words=Py_ssize_t, inside=bint, char=cython.Py_UCS4, code=cython.uint)
cpdef Py_ssize_t count_words(str text)

@cython.locals(found=list, last=cython.Py_UCS4, before=cython.Py_UCS4, at=Py_ssize_t, char=cython.Py_UCS4)
cpdef list years_behind(str text)

@cython.locals(char=cython.Py_UCS4, code=cython.uint)
cpdef bint is_unspaced(str text)

@cython.locals(
    small=cython.uint, key=cython.ulonglong, inside=bint, char=cython.Py_UCS4, code=cython.uint, letter=cython.uint)
cdef bint _find(str text, Table table, unsigned char[::1] found, unsigned int[::1] folded)
