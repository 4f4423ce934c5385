# Types for the compiled form of rows.py: see hatch_build.py.

import cython

cdef int TEXT, FLOW, BREAK, SEAM, CELL, OPEN, PLAIN, ROW, UNKNOWN
cdef int _FIGURES, _COLUMNS, _NEITHER
cdef Py_ssize_t _LONGEST_FIGURE

@cython.locals(sort=int, at=Py_ssize_t)
cpdef part_cells(Py_ssize_t row, cython.uchar[::1] actions, long[::1] lasts, list said)

@cython.locals(
    cells=Py_ssize_t, blocks=Py_ssize_t, breaks=Py_ssize_t, chars=Py_ssize_t, close=Py_ssize_t, begins=bint, simple=bint,
    i=Py_ssize_t, action=int, content=str)
cdef int _sort_of(Py_ssize_t row, cython.uchar[::1] actions, long[::1] lasts, list said)
