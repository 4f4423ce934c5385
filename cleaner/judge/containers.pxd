# Types for the compiled form of containers.py: see hatch_build.py.

import cython
from cleaner.judge.class_words cimport WordKeys
from cleaner.keys cimport Table

cdef Table _RANKS
cdef tuple _KINDS

@cython.locals(best=Py_ssize_t, i=Py_ssize_t, rank=Py_ssize_t)
cdef _kind(str tokens, WordKeys words)

cdef class _Said:
    cdef list kinds
    cdef bytearray read
    cdef WordKeys words

    @cython.locals(look=Py_ssize_t)
    cdef of(self, elements, Py_ssize_t element)

@cython.locals(way=list, at=Py_ssize_t)
cdef _climb(elements, Py_ssize_t element, list kinds, bytearray known, _Said said)

@cython.locals(kinds=list, known=bytearray, said=_Said, element=Py_ssize_t)
cpdef container_kinds(document, wanted=*)
