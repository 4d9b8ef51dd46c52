#!/usr/bin/env python3
"""Reference for ZipfFitOracleTest: Clauset, Shalizi and Newman's discrete power law fitted with SciPy.

Usage: python3 counts.py > counts.csv   (deterministic apart from the planted lists, seed in the header)

For every distinct count below the largest as cut-off: exponent by maximum likelihood (scipy.optimize.minimize_scalar on the
Hurwitz zeta likelihood), distance D = max over distinct counts of |P_data(X < x) - P_law(X < x)|, as in the Python package
powerlaw; the cut-off with the least D is taken.  The log-normal is that of powerlaw for whole numbers,
Phi at x+1/2 less Phi at x-1/2, normalised at and above the cut-off, by maximum likelihood; Vuong's normalised log-likelihood
ratio and its two-sided p-value.
"""
import csv
import os
import sys

import numpy as np
import scipy
from scipy.optimize import minimize, minimize_scalar
from scipy.special import erfc, log_ndtr, zeta

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 20090101


def exponent(x, w, low):
    n, logs = w.sum(), (w * np.log(x)).sum()
    f = lambda a: n * np.log(zeta(a, low)) + a * logs
    return minimize_scalar(f, bounds=(1.0001, 12), method="bounded", options={"xatol": 1e-12}).x


def distance(x, w, a, low):
    data = np.concatenate([[0], np.cumsum(w)[:-1]]) / w.sum()
    return np.abs(data - (1 - zeta(a, x) / zeta(a, low))).max()


def log_difference(a, b):
    """log(Phi(-a) - Phi(-b)), a < b"""
    la, lb = log_ndtr(-a), log_ndtr(-b)
    return la + np.log(-np.expm1(lb - la))


def lognormal_terms(theta, x, low):
    mu, sigma = theta[0], np.exp(theta[1])
    z = lambda v: (np.log(v) - mu) / sigma
    # Both halves of the normal law are taken from their nearer tail.
    a, b = z(x - 0.5), z(x + 0.5)
    upper = log_difference(np.where(a > 0, a, 0), np.where(a > 0, b, 1))
    lower = log_difference(np.where(a > 0, 0, -b), np.where(a > 0, 1, -a))
    return np.where(a > 0, upper, lower) - log_ndtr(-z(low - 0.5))


def compare(x, w, a, low):
    best = None
    f = lambda t: -(w * lognormal_terms(t, x, low)).sum()
    mean = (w * np.log(x)).sum() / w.sum()
    sd = np.sqrt((w * (np.log(x) - mean) ** 2).sum() / w.sum())
    for mu, s in ((mean, sd), (mean - sd, 1.5 * sd), (0.0, 2 * sd), (-5.0, 3.0), (-20.0, 5.0)):
        t = np.array([mu, np.log(s)])
        for _ in range(10):
            o = minimize(f, t, method="Nelder-Mead", options={"xatol": 1e-10, "fatol": 1e-12, "maxiter": 5000, "maxfev": 5000})
            moved = np.abs(o.x - t).max()
            t = o.x
            if moved < 1e-8:
                break
        if best is None or o.fun < best.fun:
            best = o
    n = w.sum()
    d = -a * np.log(x) - np.log(zeta(a, low)) - lognormal_terms(best.x, x, low)
    ratio = (w * d).sum()
    sd = np.sqrt((w * (d - ratio / n) ** 2).sum() / n)
    return best.x[0], np.exp(best.x[1]), ratio, ratio / (sd * np.sqrt(n)), erfc(abs(ratio) / (sd * np.sqrt(2 * n)))


def report(name, counts):
    x, w = np.unique(np.asarray(counts, dtype=float), return_counts=True)
    best = (np.inf,)
    for i in range(len(x) - 1):
        a = exponent(x[i:], w[i:], x[i])
        d = distance(x[i:], w[i:], a, x[i])
        if d < best[0]:
            best = (d, a, i)
    d, a, i = best
    mu, sigma, ratio, normalised, p = compare(x[i:], w[i:], a, x[i])
    print(",".join([name, str(int(x[i])), str(int(w[i:].sum()))] + [repr(float(v)) for v in (a, d, mu, sigma, ratio, normalised, p)]))
    sys.stdout.flush()


def words():
    with open(os.path.join(HERE, "..", "..", "data", "kjv-word-counts.csv")) as f:
        rows = [r for r in csv.reader(line for line in f if not line.startswith("#"))]
    return [int(r[1]) for r in rows[1:]]


def main():
    rng = np.random.default_rng(SEED)
    print(f"# SciPy {scipy.__version__}, NumPy {np.__version__}, Python {sys.version.split()[0]}; generator counts.py, seed {SEED}.")
    print("# Lists: words = data/kjv-word-counts.csv; planted lists in planted-counts.csv, a list a row.")
    print("list,cutoff,tail,exponent,distance,mu,sigma,ratio,normalised,pValue")
    report("words", words())
    planted = {
        "zipf": np.minimum(rng.zipf(2.2, 2000), 10**9),
        "steep": rng.zipf(3.5, 1000),
        "lognormal": np.maximum(np.rint(rng.lognormal(2.0, 1.1, 2000)), 1).astype(int),
        "geometric": rng.geometric(0.05, 1500),
    }
    with open(os.path.join(HERE, "planted-counts.csv"), "w") as f:
        f.write(f"# NumPy {np.__version__}; generator counts.py, seed {SEED}\nlist,counts\n")
        for name, counts in planted.items():
            report(name, counts)
            f.write(name + "," + " ".join(map(str, counts)) + "\n")


main()
