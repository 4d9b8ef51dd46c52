"""Writes order-many.csv: the expected loss at exactly n learned quanta of Plackett-Luce order, for n far below K, in double precision.

The loss falls at the (m+1)-th ring of the race by int [z^m] sum_k b_k r_k q_k prod_{i != k} (q_i + (1 - q_i) z) dt; these falls, m < n, are
taken from the whole. Trapezoids in log t; two steps must agree to 1e-13 of the whole. Run in this directory:
python3 order-many.py > order-many.csv
"""
import sys

import numpy as np


def falls(p, theta, n, step):
    rates = (p / p[0]) ** theta
    t = np.exp(np.arange(-36, np.log(40 * (n + 40) / rates[n:].sum()), step))
    f = np.zeros((n, len(t)))
    b = np.zeros((n, len(t)))
    f[0] = 1
    for k in range(len(p)):
        y = rates[k] * t
        q, closed = np.exp(-y), -np.expm1(-y)
        w = p[k] * y * q
        more = b * q + f * w
        more[1:] += b[:-1] * closed
        b = more
        more = f * q
        more[1:] += f[:-1] * closed
        f = more
    return b.sum(axis=1) * step


print("# expected loss at exactly n learned quanta in Plackett-Luce order, the whole less what each of n rings ends")
print(f"# NumPy {np.__version__}, Python {sys.version.split()[0]}, no seed: nothing is drawn; written by order-many.py")
print("alpha,quanta,theta,learned,loss")
for alpha, quanta, theta, counts in [
    (0.4, 10000, 1.0, [1, 2, 5, 20, 50]), (1.0, 10000, 0.3, [1, 10, 40]), (0.1, 3000, 1.5, [1, 10, 60]), (3.0, 2000, 0.2, [1, 30]),
    (0.4, 10000, 0.0, [1, 30]),
]:
    p = np.arange(1, quanta + 1) ** -(1 + alpha)
    p /= p.sum()
    fine, coarse = falls(p, theta, counts[-1], 0.04), falls(p, theta, counts[-1], 0.07)
    for n in counts:
        a, b = 1 - fine[:n].sum(), 1 - coarse[:n].sum()
        assert abs(a - b) < 1e-13, (alpha, quanta, theta, n, a, b)
        print(alpha, quanta, theta, n, repr(float(a)), sep=",", flush=True)
