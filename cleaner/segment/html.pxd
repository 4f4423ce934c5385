# Types for the compiled form of html.py: see hatch_build.py.

import cython
from cleaner.blanks cimport collapsed, visible
from cleaner.segment.rows cimport part_cells

cdef class _Builder:
    cdef long[::1] numbers
    cdef dict names, looks
    cdef list said
    cdef list pieces, lines, tag, parent, depth, tokens, last, look, start, end, element, link_chars, marked, out, path, opened
    cdef list cuts
    cdef object last_tag
    cdef tuple marks
    cdef Py_ssize_t links, at, link_depth, verbatim
    cdef bint tight

    cdef bint running(self)
    cdef open(self, Py_ssize_t node, int action)
    @cython.locals(opened=list, path=list, depth=Py_ssize_t, node=Py_ssize_t, number=long, tag=object, tokens=object)
    cdef number(self)
    cdef enter(self, int action)
    cdef leave(self, int action, tuple marks)
    cdef mark(self, tuple marks)
    cdef end_line(self)
    cdef str written(self)
    cdef flush(self)
    @cython.locals(
        pieces=list, piece=str, size=Py_ssize_t, links=Py_ssize_t, share=double, cuts=list, first=Py_ssize_t,
        offset=Py_ssize_t, i=Py_ssize_t, content=str)
    cdef unglue(self)
    cdef write(self, str content)
    cdef write_parts(self, str content, Py_ssize_t begin, Py_ssize_t element)
    cdef add(self, Py_ssize_t start, Py_ssize_t end, Py_ssize_t element, Py_ssize_t links, tuple marks)
    cdef document(self, tuple warnings)

cdef int TEXT, SKIP, FLOW, LINK, BREAK, SEAM, SPACED, CELL, OPEN, PLAIN, ROW, VERBATIM, UNKNOWN

cdef dict _NAMES
cdef Py_ssize_t _GLUED, _SEAM_BLANKS

cdef bint _is_seam(str before, str after)

@cython.locals(raw=str)
cdef str _collapse(list pieces)

@cython.locals(
    pieces=list, said=list, outer=list, action=int, i=Py_ssize_t, at=Py_ssize_t, depth=Py_ssize_t, end=Py_ssize_t,
    content=str, active=tuple, actions=cython.uchar[::1], lasts=long[::1], stack=long[::1], keys=cython.ulonglong[::1])
cdef _walk(nodes, marks, _Builder build)

@cython.locals(build=_Builder)
cpdef segment_html(tree, marks=*)
