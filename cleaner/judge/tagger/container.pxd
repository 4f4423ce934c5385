# Types for the compiled form of container.py: see hatch_build.py.

import cython
from cleaner.judge.tagger.text cimport BlockText
from cleaner.judge.tagger.tree cimport ElementTree

cdef class Sums:
    cdef readonly double[::1] words, linked, prose, blocks, ended, link_blocks, headings, own_prose
    cdef readonly double total_prose

    @cython.locals(b=Py_ssize_t, e=Py_ssize_t)
    cpdef fill(self, ElementTree tree, BlockText text, long[::1] place)

cdef class Container:
    cdef readonly Py_ssize_t index, end
    cdef readonly double[::1] score
    cdef readonly long[::1] meet, core, branch

    @cython.locals(e=Py_ssize_t, above=Py_ssize_t, best=Py_ssize_t, core=Py_ssize_t, most=double)
    cpdef find(self, ElementTree tree, Sums sums)
