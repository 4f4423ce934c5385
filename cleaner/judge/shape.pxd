# Types for the compiled form of shape.py: see hatch_build.py.

import cython

cdef unsigned int _FIRST_UNSPACED

@cython.locals(
    count=Py_ssize_t, prose=list, title=list, truncated=list, tiny=list, i=Py_ssize_t, line=str, size=Py_ssize_t,
    bare=str, end=str)
cpdef shapes(lines, words)

@cython.locals(words=Py_ssize_t, unspaced=Py_ssize_t, char=cython.Py_UCS4)
cpdef Py_ssize_t count_words(str line)

cdef bint _is_unspaced(unsigned int code)

@cython.locals(letters=Py_ssize_t, char=cython.Py_UCS4)
cdef bint _is_tiny(str line)

cdef bint _is_prose(str bare, Py_ssize_t words, str end)
