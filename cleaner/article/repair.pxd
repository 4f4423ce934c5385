# Types for the compiled form of repair.py: see hatch_build.py.

import cython

cdef unsigned int _LAST_LONE, _COMPOSED, _FROM, _TO
cdef int _ALL, _BEYOND_ASCII, _EDGE, _BREAK, _LEAD

@cython.locals(
    found=int, before=int, breaks=Py_ssize_t, char=cython.Py_UCS4, code=cython.uint, sign=int)
cdef int _signs(str text, int[::1] ascii_signs)

@cython.locals(code=cython.uint, sign=int)
cdef int _sign(Py_UCS4 char)
