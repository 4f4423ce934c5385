# Types for the compiled form of containers.py: see hatch_build.py.

import cython
from cleaner.judge.class_words cimport WordKeys
from cleaner.keys cimport Table

cdef Table _RANKS
cdef tuple _KINDS

@cython.locals(best=Py_ssize_t, i=Py_ssize_t, rank=Py_ssize_t)
cdef _kind(str tokens, WordKeys words)

@cython.locals(way=list)
cdef _climb(elements, Py_ssize_t element, dict kinds, WordKeys words)
