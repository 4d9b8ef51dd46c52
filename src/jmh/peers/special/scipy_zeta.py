"""Time per value of SciPy's vectorised zeta(1 + alpha, q), in nanoseconds, at the points on standard input.

Standard input: one point a line, alpha and q. Standard output: the time, the least of 25 runs of 20 ms. It is processor
time, which other load on the machine does not inflate. Needs SciPy.
"""
import sys
import time

import numpy
from scipy.special import zeta

points = numpy.loadtxt(sys.stdin)
s, q = 1 + points[:, 0], points[:, 1].copy()
result = numpy.empty_like(s)
zeta(s, q, out=result)
runs = []
for _ in range(30):
    calls, start = 0, time.thread_time_ns()
    while time.thread_time_ns() - start < 20_000_000:
        zeta(s, q, out=result)
        calls += 1
    runs.append((time.thread_time_ns() - start) / calls / len(s))
print(min(runs[5:]))
