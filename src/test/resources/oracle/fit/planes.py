#!/usr/bin/env python3
"""Reference fits of the forms of two terms by SciPy, for PlaneFitOracleTest.

Usage: python3 planes.py > planes.csv   (some minutes; deterministic, no random numbers); with names of tables, these only

Objective: sum over runs of Huber's rho(log L - log M), delta = 1e-3. Gradients are differences of eighth order, or complex steps where N_opt makes a
bend (repeated data). Starts on a grid go
through BFGS; the best ten are polished by Newton's method, with the Hessian from differences of the gradient.
Tables: the half table; of datablations.csv the runs without repetition (U = D), and for the forms of repeated data all runs.
"""
import csv
import itertools
import os
import sys

import numpy as np
import scipy
from scipy.optimize import minimize
from scipy.special import gammaincc, gammaln

HERE = os.path.dirname(os.path.abspath(__file__))
DELTA = 1e-3


def read(name):
    with open(os.path.join(HERE, "..", "..", "data", name)) as f:
        return list(csv.DictReader(line for line in f if not line.startswith("#")))


def log_sum(a, b):
    return np.log(np.exp(a) + np.exp(b)) if np.iscomplexobj(a + b) else np.logaddexp(a, b)


def beta_of(th, tied):
    return th[3] / (1 + th[3]) if tied else th[4]


def log_m(form, tied, th, x):
    """log M; th = (log E, log A, log B, alpha[, beta], own); x rows of centred logarithms of N, D[, U]."""
    own = th[4 if tied else 5:]
    al, be = th[3], beta_of(th, tied)
    n = th[1] - al * x[0]
    with np.errstate(all="ignore"):
        if form == "repeated":
            if not (np.real(al) > 0 and np.real(be) > 0):
                return np.full_like(n, np.nan)
            rd, rn = np.exp(own)
            opt = (np.log(al / be) + th[1] - th[2] + be * x[2]) / al
            un = np.where(x[0] <= opt.real, x[0], opt)
            eff_n = un + np.log1p(-rn * np.expm1(-np.expm1(x[0] - un) / rn))
            eff_d = x[2] + np.log1p(-rd * np.expm1(-np.expm1(x[1] - x[2]) / rd))
            return log_sum(th[0], log_sum(th[1] - al * eff_n, th[2] - be * eff_d))
        if form == "repeated-quanta":
            h = np.exp(own[0])
            if not np.real(h) < 1:
                return np.full_like(n, np.nan)
            eff = x[2] + np.log((1 - np.exp(np.exp(x[1] - x[2]) * np.log1p(-h))) / h)
            return log_sum(th[0], log_sum(n, th[2] - be * eff))
        d = th[2] - be * x[1]
        if form == "norm":
            q = np.exp(own[0])
            return log_sum(th[0], log_sum(q * n, q * d) / q)
        if not be > 0:
            return np.full_like(n, np.nan)
        if form == "kaplan":
            return log_sum(th[0], be * log_sum(n / be, d / be))
        if form == "joint":
            y = np.exp((gammaln(1 + be) + n - d) / be)
            return np.log(np.exp(th[0]) + np.exp(n) + np.exp(d) * gammaincc(be, y))
        if form == "overlap":
            o = -be * log_sum(-n / be, -d / be)
            return np.log(np.exp(th[0]) + np.exp(n) + np.exp(d) - own[0] * np.exp(o))
    raise ValueError(form)


WEIGHTS = ((1, 4 / 5), (2, -1 / 5), (3, 4 / 105), (4, -1 / 280))


def value_and_gradient(form, tied, x, l):
    def f(th):
        m = log_m(form, tied, th, x)
        if not np.all(np.isfinite(m)):
            return 1e10, np.zeros_like(th)
        r = l - m
        a = np.abs(r)
        value = np.where(a <= DELTA, 0.5 * r * r, DELTA * (a - 0.5 * DELTA)).sum()
        psi = np.clip(r, -DELTA, DELTA)
        g = np.zeros_like(th)
        h = 4e-4
        for j in range(len(th)):
            step = np.zeros_like(th)
            step[j] = h
            if form.startswith("repeated"):
                slope = log_m(form, tied, th + 1e-30j * step / h, x).imag * 1e30
            else:
                slope = sum(w * (log_m(form, tied, th + k * step, x) - log_m(form, tied, th - k * step, x)) for k, w in WEIGHTS) / h
            if not np.all(np.isfinite(slope)):
                return 1e10, np.zeros_like(th)
            g[j] = -(psi * slope).sum()
        return value, g

    return f


def polished(f, x):
    value, g = f(x)
    for _ in range(60):
        hess = np.array([(f(x + s)[1] - f(x - s)[1]) / 2e-6 for s in 1e-6 * np.eye(len(x))])
        hess = (hess + hess.T) / 2
        lam = 0.0
        best = None
        for _ in range(40):
            try:
                step = -np.linalg.solve(hess + lam * np.diag(np.abs(np.diag(hess)) + 1e-12), g)
            except np.linalg.LinAlgError:
                step = -g
            v, gn = f(x + step)
            if v < value or (v <= value * (1 + 1e-12) and np.linalg.norm(gn) < np.linalg.norm(g)):
                best = (v, gn, x + step)
                break
            lam = max(4 * lam, 1e-6)
        if best is None:
            break
        value, g, x = best
    return value, np.linalg.norm(g), x


def own_starts(form):
    return {"norm": [(0.0,), (1.0,)], "joint": [()], "overlap": [(0.0,), (0.7,)], "kaplan": [()],
            "repeated": [(np.log(10), np.log(6)), (np.log(60), np.log(3))], "repeated-quanta": [(np.log(0.06),)]}[form]


def starts(form, tied, l):
    low = l.min()
    exponents = (0.2, 0.35, 0.6, 0.9) if form.startswith("repeated") else (0.2, 0.35, 0.6)
    for share, al, part in itertools.product((0.3, 0.6, 0.85), exponents, (0.3, 0.6)):
        e = low + np.log(share)
        rest = np.log(np.exp(np.median(l)) - np.exp(e))
        for be in (None,) if tied else exponents:
            for own in own_starts(form):
                yield np.array([e, rest + np.log(part), rest + np.log(1 - part), al] + ([] if tied else [be]) + list(own))


def nested(form, tied, x, l):
    if tied or form != "repeated-quanta":
        return []
    th = best(form, True, x, l)[2]
    return [np.concatenate([th[:4], [th[3] / (1 + th[3])], th[4:]])]


def best(form, tied, x, l):
    """Objective, gradient norm and point."""
    f = value_and_gradient(form, tied, x, l)
    first = sorted((minimize(f, s, jac=True, method="BFGS", options={"maxiter": 500}) for s in list(starts(form, tied, l)) + nested(form, tied, x, l)),
                   key=lambda o: o.fun)[:10]
    return min((polished(f, o.x) for o in first), key=lambda t: t[0])


def main():
    half = read("chinchilla-half.csv")
    keys = list(half[0])
    half = np.array([[float(r[k]) for k in keys] for r in half])[:, :3].T
    rows = np.array([[float(r[k]) for k in ("N", "D", "U", "loss")] for r in read("datablations.csv")]).T
    once = rows[:, rows[1] == rows[2]]
    tables = {"half": (half[:2], half[2]), "once": (once[:2], once[3]), "repeated": (rows[:3], rows[3])}
    print(f"# SciPy {scipy.__version__}, NumPy {np.__version__}, Python {sys.version.split()[0]}; generator planes.py, no seed.")
    print("table,form,tied,objective,gradient,E,A,B,alpha,beta,own1,own2")
    for table in sys.argv[1:] or tables:
        v, loss = tables[table]
        forms = ("repeated", "repeated-quanta") if table == "repeated" else ("norm", "joint", "overlap", "kaplan")
        for form in forms:
            for tied in (False, True):
                if form == "repeated" and tied:
                    continue
                c = np.log(v).mean(axis=1)
                if table == "repeated":
                    c[2] = c[1]
                value, g, th = best(form, tied, np.log(v) - c[:, None], np.log(loss))
                be = beta_of(th, tied)
                own = list(th[4 if tied else 5:])
                if form not in ("overlap",):
                    own = list(np.exp(own))
                out = [value, g, np.exp(th[0]), np.exp(th[1] + th[3] * c[0]), np.exp(th[2] + be * c[1]), th[3], be] + own
                print(",".join([table, form, str(tied).lower()] + [repr(float(o)) for o in out] + [""] * (2 - len(own))))
                sys.stdout.flush()


main()
