#!/usr/bin/env python3
"""Reference for CountLawsOracleTest: laws of counts fitted by maximum likelihood with mpmath.

Usage: python3 counts-laws.py > counts-laws.csv   (deterministic apart from the planted lists, seed in the header)

Lists are those of counts.py (planted-counts.csv), and lists of samples of finitely many quanta in planted-quanta.csv: quantum k of K has
a Poisson number of samples with mean lambda (k/K)^-(1+alpha).  Each law is a plain definition: sums by mpmath's zeta and lerchphi, the
stretched exponential by differences of its survival function at half numbers (as in the Python package powerlaw), the law of sampled
quanta by mpmath's incomplete gamma function.  SciPy's Nelder-Mead finds the neighbourhood of the maximum; mpmath's findroot then solves for
a zero gradient at 30 digits.

Columns: the list, the law, x_min, x_max (0: none), three parameters, the log-likelihood.
  power       a
  truncated   a, lambda
  stretched   log Lambda, beta
  quanta      K (real), alpha, lambda; likelihood K!/(K-V)! f(0)^(K-V) prod f(x), counts above x_max as P(X > x_max)
"""
import csv
import os
import sys

import mpmath
import numpy as np
from mpmath import mp, mpf
from scipy.optimize import minimize

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 20261127
mp.dps = 30


def solve(objective, start):
    """Least value of an objective of mpmath numbers."""
    def plain(t):
        try:
            value = float(objective(*[mpf(v) for v in t]))
            return value if np.isfinite(value) else 1e300
        except (ValueError, ZeroDivisionError, OverflowError):
            return 1e300

    mp.dps = 16
    t = np.array(start, dtype=float)
    for _ in range(3):
        t = minimize(plain, t, method="Nelder-Mead", options={"xatol": 1e-6, "fatol": 1e-9, "maxiter": 400}).x
    mp.dps = 30
    n = len(t)

    def gradient(*u):
        def along(j):
            h = mpf(10) ** -7
            at = lambda s: objective(*[u[i] + (s * h if i == j else 0) for i in range(n)])
            return (at(-2) - 8 * at(-1) + 8 * at(1) - at(2)) / (12 * h)
        return [along(j) for j in range(n)]

    root = mpmath.findroot(gradient, [mpf(v) for v in t], tol=1e-16) if n > 1 else [
        mpmath.findroot(lambda u: gradient(u)[0], mpf(t[0]), tol=1e-16)]
    root = list(root)
    return root, objective(*root)


def table(counts, low, high):
    x, w = np.unique(np.asarray(counts, dtype=np.int64), return_counts=True)
    keep = (x >= low) & ((x <= high) if high else True)
    return [(mpf(int(a)), int(b)) for a, b in zip(x[keep], w[keep])]


def power(rows, low, high):
    n = sum(w for _, w in rows)
    logs = sum(w * mpmath.log(x) for x, w in rows)
    norm = (lambda a: mpmath.zeta(a, low) - mpmath.zeta(a, high + 1)) if high else (lambda a: mpmath.zeta(a, low))
    root, value = solve(lambda a: a * logs + n * mpmath.log(norm(a)), [2.0])
    return root, -value


def lerch(a, rate, low, high):
    """The sum of x^-a e^(-rate x): terms one by one up to a number, then Euler and Maclaurin's integral."""
    if high:
        return mpmath.fsum(mpf(x) ** -a * mpmath.exp(-rate * x) for x in range(low, high + 1))
    return mpmath.exp(-rate * low) * mpmath.lerchphi(mpmath.exp(-rate), a, low)


def truncated(rows, low, high, start):
    n = sum(w for _, w in rows)
    logs = sum(w * mpmath.log(x) for x, w in rows)
    total = sum(w * x for x, w in rows)
    f = lambda a, l: a * logs + mpmath.exp(l) * total + n * mpmath.log(lerch(a, mpmath.exp(l), low, high))
    root, value = solve(f, start)
    return [root[0], mpmath.exp(root[1])], -value


def stretched(rows, low, high, start):
    def f(log_rate, log_beta):
        beta = mpmath.exp(log_beta)
        h = lambda y: mpmath.exp(beta * (mpmath.log(y) + log_rate))
        half = mpf(1) / 2
        end = mpmath.exp(h(low - half) - h(high + half)) if high else 0
        terms = (w * (h(low - half) - h(x - half) + mpmath.log(-mpmath.expm1(h(x - half) - h(x + half)))) for x, w in rows)
        n = sum(w for _, w in rows)
        return n * mpmath.log(1 - end) - mpmath.fsum(terms)

    root, value = solve(f, start)
    return [root[0], mpmath.exp(root[1])], -value


def quanta(counts, high, start):
    x, w = np.unique(np.asarray(counts, dtype=np.int64), return_counts=True)
    rows = [(int(a), int(b)) for a, b in zip(x, w) if a > 0]
    seen = sum(b for _, b in rows)

    def f(log_unseen, log_z, log_rate):
        k = seen + mpmath.exp(log_unseen)
        z, rate = mpmath.exp(log_z), mpmath.exp(log_rate)
        p = lambda x: z * rate**z * mpmath.gammainc(x - z, rate) / mpmath.factorial(x)
        sum_ = mpmath.loggamma(k + 1) - mpmath.loggamma(k - seen + 1) + (k - seen) * mpmath.log(p(0))
        above = sum(b for a, b in rows if high and a > high)
        if above:
            sum_ += above * mpmath.log(1 - mpmath.fsum(p(a) for a in range(high + 1)))
        return -sum_ - mpmath.fsum(b * mpmath.log(p(a)) for a, b in rows if not (high and a > high))

    root, value = solve(f, start)
    return [seen + mpmath.exp(root[0]), mpmath.exp(-root[1]) - 1, mpmath.exp(root[2])], -value


def line(name, law, low, high, result):
    parameters, value = result
    cells = [mpmath.nstr(v, 17) for v in parameters] + [""] * (3 - len(parameters)) + [mpmath.nstr(value, 17)]
    print(",".join([name, law, str(low), str(high)] + cells))
    sys.stdout.flush()


def main():
    print(f"# mpmath {mpmath.__version__}, Python {sys.version.split()[0]}; generator counts-laws.py, seed {SEED}.")
    print("list,law,xmin,xmax,first,second,third,logLikelihood")
    with open(os.path.join(HERE, "planted-counts.csv")) as f:
        rows = [r for r in csv.reader(line for line in f if not line.startswith("#"))]
    lists = {r[0]: [int(v) for v in r[1].split()] for r in rows[1:]}
    for name, low, high in (("zipf", 1, 100), ("zipf", 3, 50), ("steep", 1, 20), ("geometric", 5, 60)):
        line(name, "power", low, high, power(table(lists[name], low, high), low, high))
    for name, low, high in (("geometric", 20, 0), ("lognormal", 8, 0), ("lognormal", 8, 60), ("geometric", 20, 90)):
        line(name, "truncated", low, high, truncated(table(lists[name], low, high), low, high, [1.0, -3.5]))
    for name, low, high, start in (("geometric", 20, 0, [-3.0, 0.0]), ("lognormal", 8, 0, [-2.0, -0.5]), ("lognormal", 8, 60, [-2.0, -0.5])):
        line(name, "stretched", low, high, stretched(table(lists[name], low, high), low, high, start))
    rng = np.random.default_rng(SEED)
    planted = {
        "few": (150, 0.4, 0.8),
        "hidden": (400, 0.8, 0.25),
    }
    with open(os.path.join(HERE, "planted-quanta.csv"), "w") as f:
        f.write(f"# NumPy {np.__version__}; generator counts-laws.py, seed {SEED}\nlist,counts\n")
        for name, (k, alpha, rate) in planted.items():
            counts = rng.poisson(rate * (np.arange(1, k + 1) / k) ** -(1 + alpha))
            counts = counts[counts > 0]
            f.write(name + "," + " ".join(map(str, counts)) + "\n")
            start = [np.log(k - len(counts) + 1.0), -np.log(1 + alpha), np.log(rate)]
            for high in (0, 8):
                line(name, "quanta", 1, high, quanta(counts, high, start))


main()
