# Types for the compiled form of html.py: see hatch_build.py.

import cython

cdef class _Builder:
    cdef list pieces, lines, elements, last, blocks, out, path, opened, cuts
    cdef object last_tag
    cdef tuple marks
    cdef Py_ssize_t links, at, link_depth, verbatim

    cdef bint running(self)
    cdef open(self, node, int action)
    @cython.locals(opened=list, path=list, depth=Py_ssize_t)
    cdef number(self)
    cdef enter(self, int action)
    cdef leave(self, int action, tuple marks)
    cdef mark(self, tuple marks)
    cdef end_line(self)
    cdef str written(self)
    cdef flush(self)
    cdef write(self, str content)
    cdef write_parts(self, str content, Py_ssize_t begin, element)
    cdef document(self, tuple warnings)

cdef bytes _ACTIONS
cdef int _UNKNOWN, _TEXT, _SKIP, _FLOW, _LINK, _BREAK, _CELL, _SPACED, _OPEN, _VERBATIM

cdef str _collapse(list pieces)

@cython.locals(
    stack=list, pieces=list, action=int, number=Py_ssize_t, known=Py_ssize_t, content=str, active=tuple)
cdef _walk(root, marks, _Builder build)

@cython.locals(build=_Builder)
cpdef segment_html(tree, marks=*)
