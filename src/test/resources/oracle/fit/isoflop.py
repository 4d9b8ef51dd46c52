#!/usr/bin/env python3
"""IsoFLOP profiles and the line through their minima by numpy and SciPy, for IsoFlopTest.

Usage: python3 isoflop.py > isoflop.csv   (a second; deterministic, no random numbers)

Runs: the half table.  Case "recognised": a budget begins where C = 6ND is at least 1.1 times that of the run before.  Case "given": runs
within a factor of 1.25 of 3e19, 9e19, 1e21 and 2.7e21.  At each budget log L is fitted by c0 + c1 u + c2 u^2, u = log N - mean, by
least squares; the variance of log L is the sum of all squared residuals over (runs - 3) summed.  The minimum -c1/(2 c2) has the variance
g' cov g with its numerical gradient g by c.  Line: weights 1/(v + tau^2), tau^2 >= 0 from Q = sum w r^2 = budgets - 2 (brentq); intervals by
Student's t, with cov times Q/(budgets - 2) (Knapp and Hartung).  Rows "profile": N with interval, loss at the minimum, c2, or the reason why it is not used; rows "line": exponent and log G
with their intervals, tau and scatter.
"""
import csv
import os

import numpy as np
import scipy
from scipy.optimize import brentq
from scipy.stats import t as student

HERE = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(HERE, "..", "..", "data", "chinchilla-half.csv")) as f:
    rows = list(csv.DictReader(line for line in f if not line.startswith("#")))
N = np.array([float(r["N"]) for r in rows])
C = 6 * N * np.array([float(r["D"]) for r in rows])
Z = np.log([float(r["loss"]) for r in rows])


def recognised():
    order = np.argsort(C)
    cuts = np.flatnonzero(C[order][1:] / C[order][:-1] >= 1.1) + 1
    return np.split(order, cuts)


def given(budgets):
    nearest = np.argmin(np.abs(np.log(C)[:, None] - np.log(budgets)[None, :]), axis=1)
    close = np.abs(np.log(C) - np.log(np.array(budgets))[nearest]) <= np.log(1.25)
    return [np.flatnonzero(close & (nearest == b)) for b in range(len(budgets))]


def analyse(case, groups, write):
    fits, squares, freedom = [], 0.0, 0
    for g in groups:
        x = np.log(N[g])
        if len(set(x)) < 3:
            fits.append(None)
            continue
        u = x - x.mean()
        X = np.vander(u, 3)
        c, *_ = np.linalg.lstsq(X, Z[g], rcond=None)
        squares += ((Z[g] - X @ c) ** 2).sum()
        freedom += len(g) - 3
        fits.append((c, np.linalg.inv(X.T @ X), x.mean(), x.min(), x.max()))
    s2 = squares / freedom
    used = []
    for g, fit in zip(groups, fits):
        budget = np.exp(np.log(C[g]).mean())
        if fit is None:
            write(case, "profile", budget, len(g), *[""] * 5, "fewer than three sizes")
            continue
        c, inverse, mean, least, most = fit
        if not c[0] > 0:
            write(case, "profile", budget, len(g), *[""] * 5, "the parabola does not open upward")
            continue
        place = lambda c: -c[1] / (2 * c[0])
        at = place(c)
        if not least <= mean + at <= most:
            write(case, "profile", budget, len(g), *[""] * 5, "the minimum lies outside the runs")
            continue
        gradient = np.array([c[1] / (2 * c[0] ** 2), -1 / (2 * c[0]), 0])
        v = s2 * gradient @ inverse @ gradient
        half = student.ppf(0.975, freedom) * np.sqrt(v)
        write(case, "profile", budget, len(g), np.exp(mean + at), np.exp(mean + at - half), np.exp(mean + at + half),
              np.exp(np.polyval(c, at)), c[0], "")
        used.append((np.log(budget), mean + at, v))
    x, y, v = map(np.array, zip(*used))
    X = np.vander(x, 2)

    def line(tau2):
        w = 1 / (v + tau2)
        cov = np.linalg.inv(X.T * w @ X)
        b = cov @ (X.T * w @ y)
        return b, cov, (w * (y - X @ b) ** 2).sum()

    excess = lambda tau2: line(tau2)[2] - (len(x) - 2)
    tau2 = brentq(excess, 0, 10, xtol=1e-18, rtol=1e-14) if excess(0) > 0 else 0.0
    b, cov, q = line(tau2)
    half = student.ppf(0.975, len(x) - 2) * np.sqrt(np.diag(cov) * q / (len(x) - 2))
    for name, value, h in zip(("exponent", "log G"), b, half):
        write(case, name, "", len(x), value, value - h, value + h, "", "", "")
    write(case, "tau", "", "", np.sqrt(tau2), "", "", "", "", "")
    write(case, "scatter", "", freedom, np.sqrt(s2), "", "", "", "", "")


print(f"# isoflop.py, numpy {np.__version__}, scipy {scipy.__version__}; no random numbers")
print("case,kind,compute,runs,value,lower,upper,loss,curvature,reason")
show = lambda *cells: print(",".join(c if isinstance(c, str) else repr(float(c)) if isinstance(c, float) else str(c) for c in cells))
analyse("recognised", recognised(), show)
analyse("given", given([3e19, 9e19, 1e21, 2.7e21]), show)
