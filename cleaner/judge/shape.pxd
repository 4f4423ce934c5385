# Types for the compiled form of shape.py: see hatch_build.py.

import cython
from cleaner.blanks cimport collapsed

cdef unsigned int _FIRST_UNSPACED

@cython.locals(
    count=Py_ssize_t, prose=list, title=list, truncated=list, tiny=list, i=Py_ssize_t, line=str, size=Py_ssize_t,
    bare=str, end=str)
cpdef shapes(lines, words)

@cython.locals(
    texts=list, loose=list, words=list, before=Py_ssize_t, i=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t, text=str,
    breaks=Py_ssize_t, at=Py_ssize_t)
cpdef tuple lines_in(str page, start, end, str bullets)

@cython.locals(words=Py_ssize_t, unspaced=Py_ssize_t, char=cython.Py_UCS4)
cpdef Py_ssize_t count_words(str line)

cdef bint _is_unspaced(unsigned int code)

@cython.locals(letters=Py_ssize_t, char=cython.Py_UCS4)
cdef bint _is_tiny(str line)

cdef bint _is_prose(str bare, Py_ssize_t words, str end)
