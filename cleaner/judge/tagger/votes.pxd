# Types for the compiled form of votes.py: see hatch_build.py.

import cython

@cython.locals(
    depth=Py_ssize_t, trees=Py_ssize_t, blocks=Py_ssize_t, total=int[::1], reached=int[::1], tree=Py_ssize_t,
    level=Py_ssize_t, b=Py_ssize_t, row=Py_ssize_t, limit=float, bit=int,
    row2=Py_ssize_t, limit2=float, row3=Py_ssize_t, limit3=float)
cpdef sum_up(
    const float[:, ::1] matrix, const Py_ssize_t[:, ::1] feature, const float[:, ::1] border, const short[:, ::1] leaf)

@cython.locals(found=double[::1], b=Py_ssize_t)
cpdef chances(int[::1] total, double scale, double bias)
