"""Time per value of SciPy's vectorised zeta(1 + alpha, q), in nanoseconds, at the points on standard input.

Standard input: one point a line, alpha and q. Standard output: the time. Needs SciPy.
"""
import sys
import time

import numpy
from scipy.special import zeta

points = numpy.loadtxt(sys.stdin)
s, q = 1 + points[:, 0], points[:, 1].copy()
result = numpy.empty_like(s)
zeta(s, q, out=result)
rounds = []
for _ in range(5):
    calls, start = 0, time.perf_counter_ns()
    while time.perf_counter_ns() - start < 100_000_000:
        zeta(s, q, out=result)
        calls += 1
    rounds.append((time.perf_counter_ns() - start) / calls / len(s))
print(sorted(rounds)[2])
