# Types for the compiled form of order.py: see hatch_build.py.

import cython
from cleaner.judge.tagger.container cimport Container
from cleaner.judge.tagger.structure cimport View
from cleaner.judge.tagger.text cimport BlockText
from cleaner.judge.tagger.tree cimport ElementTree

cdef Py_ssize_t _FAR

@cython.locals(
    n=Py_ssize_t, since=double[::1], near=double[::1], b=Py_ssize_t, kind=Py_ssize_t, mine=list,
    row=Py_ssize_t, count=Py_ssize_t, is_cue=set)
cpdef fill_cues(float[::1] out, Py_ssize_t at, View seen, cues)

@cython.locals(
    tree=ElementTree, n=Py_ssize_t, opened=double[::1], block=Py_ssize_t, element=Py_ssize_t, holder=Py_ssize_t,
    e=Py_ssize_t, b=Py_ssize_t)
cdef _under(float[::1] out, Py_ssize_t row, View seen, cues)

@cython.locals(b=Py_ssize_t, mark=Py_ssize_t)
cpdef distances(double[::1] since, marks)

@cython.locals(text=BlockText)
cpdef fill_around(float[::1] out, Py_ssize_t at, View seen, double[::1] opening)

@cython.locals(
    total=double[::1], b=Py_ssize_t, number=Py_ssize_t, radius=Py_ssize_t, before=Py_ssize_t, behind=Py_ssize_t)
cdef _fill_windows(float[::1] out, Py_ssize_t at, Py_ssize_t what, Py_ssize_t n, double[::1] values)

cpdef fill_places(float[::1] out, Py_ssize_t at, View seen)

@cython.locals(
    text=BlockText, container=Container, n=Py_ssize_t, words=double, prose=double, inner=double, all_words=double,
    all_inner=double, b=Py_ssize_t, i=Py_ssize_t, come=double)
cdef _fill_progress(float[::1] out, Py_ssize_t at, View seen)

@cython.locals(
    tree=ElementTree, n=Py_ssize_t, titles=Py_ssize_t, seen_titles=Py_ssize_t, last=Py_ssize_t, since=Py_ssize_t,
    since_title=Py_ssize_t, b=Py_ssize_t, i=Py_ssize_t, heading=Py_ssize_t)
cdef _fill_headings(float[::1] out, Py_ssize_t at, View seen)

@cython.locals(
    text=BlockText, tree=ElementTree, container=Container, n=Py_ssize_t, first=Py_ssize_t, till=Py_ssize_t,
    b=Py_ssize_t, e=Py_ssize_t, inside=bint)
cdef _fill_good(float[::1] out, Py_ssize_t at, View seen)
