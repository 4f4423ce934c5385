# Types for the compiled form of structure.py: see hatch_build.py.

import cython
from cleaner.judge.tagger.container cimport Container, Sums
from cleaner.judge.tagger.lexicon cimport Weights
from cleaner.judge.tagger.text cimport BlockText
from cleaner.judge.tagger.tree cimport ElementTree

cdef Py_ssize_t _NEAR, _DEEPEST, _ARTICLE
cdef double _DECAY

cdef class View:
    cdef readonly BlockText text
    cdef readonly ElementTree tree
    cdef readonly long[::1] place
    cdef readonly Weights weights
    cdef readonly Sums sums
    cdef readonly Container container
    cdef readonly Py_ssize_t blocks

cdef class Likes:
    cdef long[::1] group
    cdef double[::1] size, words, prose, linked

    @cython.locals(e=Py_ssize_t, group=Py_ssize_t, looks=Py_ssize_t, first=dict)
    cdef fill(self, ElementTree tree, Sums sums)

cdef class Paths:
    cdef double[::1] odds, decayed, lowest, highest

    @cython.locals(e=Py_ssize_t, above=Py_ssize_t)
    cdef fill(self, ElementTree tree, Weights weights)

@cython.locals(
    tree=ElementTree, sums=Sums, weights=Weights, container=Container, like=Likes, n=Py_ssize_t, levels=Py_ssize_t,
    b=Py_ssize_t, e=Py_ssize_t, level=Py_ssize_t, i=Py_ssize_t, step=Py_ssize_t, group=Py_ssize_t, words=double,
    blocks=double, size=double, like_words=double)
cpdef fill_levels(float[::1] out, Py_ssize_t at, View seen)

@cython.locals(
    tree=ElementTree, container=Container, n=Py_ssize_t, title=Py_ssize_t, meet_title=long[::1], paths=Paths,
    b=Py_ssize_t, e=Py_ssize_t, meet=Py_ssize_t, i=Py_ssize_t, depth=long)
cpdef fill_paths(float[::1] out, Py_ssize_t at, View seen)

@cython.locals(count=double, e=Py_ssize_t)
cpdef double articles_in(ElementTree tree)

@cython.locals(title=Py_ssize_t, e=Py_ssize_t)
cpdef Py_ssize_t title_of(ElementTree tree, Py_ssize_t content)

@cython.locals(
    tree=ElementTree, n=Py_ssize_t, sorts=Py_ssize_t, above=long[::1], sort=Py_ssize_t, e=Py_ssize_t, b=Py_ssize_t)
cpdef fill_sorts(float[::1] out, Py_ssize_t at, View seen)

@cython.locals(
    tree=ElementTree, sums=Sums, weights=Weights, n=Py_ssize_t, b=Py_ssize_t, e=Py_ssize_t, i=Py_ssize_t,
    above=Py_ssize_t, words=double, low=double, _=Py_ssize_t)
cpdef fill_branches(float[::1] out, Py_ssize_t at, View seen)

@cython.locals(
    tree=ElementTree, text=BlockText, n=Py_ssize_t, looks=Py_ssize_t, b=Py_ssize_t, i=Py_ssize_t, look=Py_ssize_t,
    count=double[::1], words=double[::1], prose=double[::1], linked=double[::1], ends=double[::1])
cpdef fill_alike(float[::1] out, Py_ssize_t at, View seen)

@cython.locals(tree=ElementTree)
cpdef list marks_above(View seen)
