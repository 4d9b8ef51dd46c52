"""Writes order-drawn.csv: the expected loss at exactly n learned quanta of Plackett-Luce order, by quadrature over time.

Quantum k is not among the first n with probability int r exp(-r t) P(at least n others have rung by t) dt, where the number of others
is a sum of independent Bernoulli numbers. Its distribution without k, for every k, is found by halving the set of quanta. Trapezoids in
log t; two step sizes must agree to 1e-12. Run in this directory: python3 order-drawn.py > order-drawn.csv
"""
import sys

import numpy as np


def with_quantum(dist, p):
    """The distribution of a number of learned quanta with one more quantum; one column a time."""
    more = np.zeros((dist.shape[0] + 1, dist.shape[1]))
    more[:-1] = dist * (1 - p)
    more[1:] += dist * p
    return more


def leave_one_out(dist, learned, members, visit):
    if len(members) == 1:
        visit(members[0], dist)
        return
    half = len(members) // 2
    for keep, add in ((members[:half], members[half:]), (members[half:], members[:half])):
        d = dist
        for j in add:
            d = with_quantum(d, learned[j])
        leave_one_out(d, learned, keep, visit)


def losses(p, theta, counts, step):
    rates = (p / p[0]) ** theta
    logs = np.arange(-38, np.log(60 / rates[-1]) + step, step)
    t = np.exp(logs)
    learned = -np.expm1(-np.outer(rates, t))
    total = np.zeros(len(counts))

    def visit(k, dist):
        density = rates[k] * t * np.exp(-rates[k] * t) * step
        for i, n in enumerate(counts):
            # Subtracting from 1 where few are learned would lose digits of a small loss; both tails are sums of positive terms.
            total[i] += p[k] * np.dot(density, dist[n:].sum(axis=0))

    leave_one_out(np.ones((1, len(t))), learned, list(range(len(p))), visit)
    return total


print("# expected loss at exactly n learned quanta in Plackett-Luce order, by quadrature over the time of the race")
print(f"# NumPy {np.__version__}, Python {sys.version.split()[0]}, no seed: nothing is drawn; written by order-drawn.py")
print("alpha,quanta,theta,learned,loss")
for alpha, quanta, theta, counts in [
    (0.4, 5, 1.0, [1, 2, 4]), (1.0, 12, 0.5, [1, 3, 6, 11]), (0.4, 20, 1.0, [1, 2, 5, 10, 15, 19]), (-0.3, 18, 2.0, [2, 9, 17]),
    (0.4, 60, 1.0, [5, 10, 20, 30, 50]), (0.2, 200, 0.8, [10, 20, 40, 80, 160]), (1.0, 200, 1.0, [10, 20, 40, 80, 160]),
    (0.4, 400, 1.5, [10, 40, 160, 320]), (0.4, 400, 0.3, [10, 40, 160, 320]), (2.0, 100, 2.0, [10, 20, 50]),
]:
    p = np.arange(1, quanta + 1) ** -(1 + alpha)
    p /= p.sum()
    fine, coarse = losses(p, theta, counts, 0.03), losses(p, theta, counts, 0.06)
    for n, a, b in zip(counts, fine, coarse):
        assert abs(a / b - 1) < 1e-11, (alpha, quanta, theta, n, a, b)
        print(alpha, quanta, theta, n, repr(float(a)), sep=",")
    sys.stdout.flush()
