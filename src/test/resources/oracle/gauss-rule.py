"""Nodes and weights of the Gauss rules with 16 nodes for the mean over N = 2^j points (2 i + 1 - N)/N, and for N = infinity.

Run in this directory: python3 gauss-rule.py > gauss-rule.csv

Only the positive half is written; the rules are symmetric. A node is a root of Gram's polynomial, computed from its coefficients
in powers of t^2 by mpmath's polyroots; a weight is the mean of the Lagrange polynomial of its node, by the exact moments. Every rule
is then held against the moments up to degree 31, which it must have to 50 digits, and at degree 32 must not.
"""
import sys

import mpmath as mp

mp.mp.dps = 120
NODES = 16


def moments(log2, degree):
    """Means of t^0, t^2, ..., t^degree over the points, exactly: sums of odd powers' Bernoulli polynomials."""
    if log2 is None:
        return [mp.mpf(1) / (d + 1) for d in range(0, degree + 1, 2)]
    n = mp.mpf(2) ** log2
    # The sum over i < N of (i + 1/2 - N/2)^d is a difference of Bernoulli polynomials, by their symmetry twice one of them.
    with mp.workdps(900):
        return [2 * mp.bernpoly(d + 1, (n + 1) / 2) / (d + 1) * (2 / n) ** d / n for d in range(0, degree + 1, 2)]


def rule(log2):
    n2 = mp.mpf(0) if log2 is None else mp.mpf(2) ** (-2 * log2)
    p0, p1 = [mp.mpf(1)], [mp.mpf(0), mp.mpf(1)]
    for k in range(1, NODES):
        beta = (1 - k * k * n2) * k * k / (4 * mp.mpf(k) ** 2 - 1)
        p2 = [mp.mpf(0)] + p1
        for i, c in enumerate(p0):
            p2[i] -= beta * c
        p0, p1 = p1, p2
    squares = mp.polyroots(p1[0::2][::-1], maxsteps=500, extraprec=500)
    nodes = sorted(mp.sqrt(mp.re(x)) for x in squares)
    means = moments(log2, 2 * NODES)
    weights = []
    for x in nodes:
        # The Lagrange polynomial in t^2 of the pair +-x; each of the two has half of its mean.
        basis = [mp.mpf(1)]
        for y in nodes:
            if y is not x:
                d = x * x - y * y
                basis = [(a - y * y * b) / d for a, b in zip([mp.mpf(0)] + basis, basis + [mp.mpf(0)])]
        weights.append(mp.fsum(c * m for c, m in zip(basis, means)) / 2)
    for half, m in enumerate(means):
        error = abs(2 * mp.fsum(w * x ** (2 * half) for x, w in zip(nodes, weights)) - m)
        if (error < mp.mpf(10) ** -50) == (half == NODES):
            raise SystemExit(f"N = 2^{log2}, degree {2 * half}: off by {mp.nstr(error, 5)}")
    return nodes, weights


print("# positive nodes and their weights of Gauss rules with 16 nodes for the mean over 2^log2 equally spaced points")
print(f"# mpmath {mp.__version__}, {mp.mp.dps} digits, Python {sys.version.split()[0]}; written by gauss-rule.py")
print("log2,node,weight")
for log2 in list(range(5, 63)) + [None]:
    for x, w in zip(*rule(log2)):
        print(f"{'inf' if log2 is None else log2},{mp.nstr(x, 40)},{mp.nstr(w, 40)}")
