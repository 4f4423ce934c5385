# Types for the compiled form of repair.py: see hatch_build.py.

import cython

cdef unsigned int _TAB, _LINE_FEED, _NO_BREAK, _THIN, _NARROW, _WIDE, _QUESTION_MARK, _AND, _BLANK, _DELETE
cdef unsigned int _COMPOSED, _FROM, _TO

@cython.locals(
    found=int, last=cython.uint, before=int, empty=int, char=cython.Py_UCS4, code=cython.uint)
cpdef int signs_of(str text)

@cython.locals(signs=int)
cdef bint _is_suspect(str line)
