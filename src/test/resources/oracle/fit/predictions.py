#!/usr/bin/env python3
"""Profile intervals of predictions, and the best split of compute for a form that is not a sum, by SciPy, for PredictionOracleTest.

Usage: python3 predictions.py > predictions.csv   (seconds; deterministic, no random numbers)

Rows "profile": least squares of log loss, E + A N^-alpha + B D^-beta, on the half table.  The 95 % interval of log M at (N, D) is where
the least objective, with E eliminated by log M = m, exceeds its minimum by t^2/2 * max(sandwich variance / inverse curvature, s^2).  The
sandwich divides each residual by sqrt(1 - leverage) and multiplies by n/(n-1).  Rows "split": N at which
E + ((A N^-alpha)^q + (B D^-beta)^q)^(1/q) is least with 6 N D = C, and its value.
"""
import csv
import math
import os
import sys

import numpy as np
import scipy
from scipy.optimize import brentq, least_squares, minimize_scalar
from scipy.stats import t as student

HERE = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(HERE, "..", "..", "data", "chinchilla-half.csv")) as f:
    rows = list(csv.DictReader(line for line in f if not line.startswith("#")))
X = np.log([float(r["N"]) for r in rows])
Y = np.log([float(r["D"]) for r in rows])
Z = np.log([float(r["loss"]) for r in rows])
CX, CY = X.mean(), Y.mean()
OPTIONS = dict(method="lm", xtol=1e-15, ftol=1e-15, gtol=1e-15, max_nfev=20000)


def log_model(th, x, y):
    e, a, al, b, be = th
    return np.log(np.exp(e) + np.exp(a - al * (x - CX)) + np.exp(b - be * (y - CY)))


def gradient(th, x, y):
    e, a, al, b, be = th
    terms = np.array([np.exp(e) + 0 * x, np.exp(a - al * (x - CX)), np.exp(b - be * (y - CY))])
    w = terms / terms.sum(axis=0)
    return np.array([w[0], w[1], -w[1] * (x - CX), w[2], -w[2] * (y - CY)])


def profile(points):
    best = min((least_squares(lambda th: Z - log_model(th, X, Y), [math.log(1.7), -1.5, al, -1.5, be], **OPTIONS)
                for al in (0.2, 0.4, 0.6) for be in (0.2, 0.4, 0.6)), key=lambda r: r.cost)
    th, n, p = best.x, len(X), 5
    r = Z - log_model(th, X, Y)
    G = gradient(th, X, Y).T
    inv = np.linalg.inv(G.T @ G)
    lev = np.einsum("ij,jk,ik->i", G, inv, G)
    scores = (r / np.sqrt(1 - np.minimum(lev, 0.9)))[:, None] * G
    sandwich = inv @ (scores.T @ scores * n / (n - 1)) @ inv
    s2 = (r * r).sum() / (n - p)
    t = student.ppf(0.975, n - p)
    for N, D in points:
        x, y = math.log(N), math.log(D)
        g = gradient(th, x, y)
        rise = t * t / 2 * max(g @ sandwich @ g / (g @ inv @ g), s2)
        centre = float(log_model(th, x, y))
        start = th[1:].copy()

        def excess(m):
            def residuals(q):
                a, al, b, be = q
                rest = math.exp(m) - math.exp(a - al * (x - CX)) - math.exp(b - be * (y - CY))
                return np.full(n, 1e3) if rest <= 0 else Z - log_model([math.log(rest), *q], X, Y)
            return least_squares(residuals, start, x_scale=[1e-2, 1e-2, 1e-2, 1e-2], **OPTIONS).cost - best.cost - rise
        step = t * math.sqrt(g @ sandwich @ g)
        lower = brentq(excess, centre - 3 * step, centre, xtol=1e-11)
        upper = brentq(excess, centre, centre + 3 * step, xtol=1e-11)
        print(f"profile,{N:.17g},{D:.17g},,{math.exp(centre):.12g},{math.exp(lower):.12g},{math.exp(upper):.12g}")


def split(budgets):
    E, A, B, al, be, q = 1.8, 480.0, 2000.0, 0.35, 0.37, 1.7

    def loss(n, C):
        y = math.log(C / 6) - n
        return E + math.exp(np.logaddexp(q * (math.log(A) - al * n), q * (math.log(B) - be * y)) / q)
    for C in budgets:
        # The reducible part alone is minimised, whose relative curvature is larger.
        best = minimize_scalar(lambda n: math.log(loss(n, C) - E), bracket=(12, math.log(C / 6) / 2, 38), method="brent", options=dict(xtol=1e-12))
        D = math.exp(math.log(C / 6) - best.x)
        print(f"split,{math.exp(best.x):.10g},{D:.10g},{C:.17g},{loss(best.x, C):.12g},,")


print(f"# SciPy {scipy.__version__}, NumPy {numpy.__version__}, Python {sys.version.split()[0]}; generator predictions.py, no seed.")
print("# Runs: data/chinchilla-half.csv.")
print("kind,N,D,C,loss,lower,upper")
profile([(1e9, 2e10), (7e9, 1.4e11), (7e10, 1.4e12), (1e12, 2e13)])
split([1e19, 1e22, 1e25])
