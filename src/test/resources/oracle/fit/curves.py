#!/usr/bin/env python3
"""Reference fits of scaling curves by SciPy's own minimisers, for CurveFitOracleTest.

Usage: python3 curves.py > curves.csv   (about five minutes; deterministic, no random numbers)

Objective: sum over runs of rho(log L - log M).  Every start of a grid goes through BFGS with the analytic gradient; the best
ten are then polished by Nelder-Mead and BFGS in turn until the objective stops falling.
"""
import csv
import itertools
import os
import sys

import numpy as np
import scipy
from scipy.optimize import minimize
from scipy.special import logsumexp

HERE = os.path.dirname(os.path.abspath(__file__))
DELTA = 1e-3
NU = 4.0


def read(name):
    with open(os.path.join(HERE, "..", "..", "data", name)) as f:
        rows = [r for r in csv.reader(line for line in f if not line.startswith("#"))]
    return np.array(rows[1:], dtype=float).T


def huber(r):
    a = np.abs(r)
    return np.where(a <= DELTA, 0.5 * r * r, DELTA * (a - 0.5 * DELTA)).sum(), np.clip(r, -DELTA, DELTA)


def squares(r):
    return 0.5 * (r * r).sum(), r


def predict(model, th, X, Y):
    """log M and its gradient; X, Y are centred logarithms of the variables."""
    if model in ("power", "power-without-E"):
        if model == "power":
            e, a, al = th
        else:
            a, al = th
            e = -np.inf
        terms = np.stack([np.full_like(X, e), a - al * X])
        m = logsumexp(terms, axis=0)
        w = np.exp(terms - m)
        g = [w[0], w[1], -X * w[1]]
        return m, np.stack(g if model == "power" else g[1:])
    if model == "chinchilla":
        e, a, al, b, be = th
        slope = 0.0
    else:
        e, a, al, b = th
        if al <= -1:
            return np.full_like(X, np.nan), None
        be = al / (1 + al)
        slope = 1 / (1 + al) ** 2
    terms = np.stack([np.full_like(X, e), a - al * X, b - be * Y])
    m = logsumexp(terms, axis=0)
    w = np.exp(terms - m)
    g = [w[0], w[1], -X * w[1], w[2], -Y * w[2]]
    if model == "quanta":
        g[2] = g[2] + slope * g[4]
        g = g[:4]
    return m, np.stack(g)


def objective(model, loss, X, Y, l):
    def f(th):
        t = th[:-1] if loss == "student" else th
        m, g = predict(model, t, X, Y)
        if g is None or not np.all(np.isfinite(m)):
            return 1e10, np.zeros_like(th)
        r = l - m
        if loss == "student":
            s = np.exp(th[-1])
            u = r / s
            value = len(r) * th[-1] + 0.5 * (NU + 1) * np.log1p(u * u / NU).sum()
            psi = (NU + 1) * u / (NU + u * u)
            return value, np.append(-(g * (psi / s)).sum(axis=1), len(r) - (u * psi).sum())
        value, psi = {"huber": huber, "squares": squares}[loss](r)
        return value, -(g * psi).sum(axis=1)

    return f


def starts(model, loss, l):
    low = l.min()
    es = [low + np.log(x) for x in (0.05, 0.3, 0.5, 0.7, 0.9)]
    als = (0.05, 0.2, 0.5, 1.0, 2.0)
    rest = lambda e: np.exp(np.median(l)) - np.exp(e)
    if model == "power-without-E":
        grid = [(np.median(l), al) for al in als]
    elif model == "power":
        grid = [(e, np.log(rest(e)), al) for e in es for al in als]
    elif model == "quanta":
        grid = [(e, np.log(s * rest(e)), al, np.log((1 - s) * rest(e))) for e in es for al in als for s in (0.2, 0.5, 0.8)]
    else:
        grid = [(e, np.log(s * rest(e)), al, np.log((1 - s) * rest(e)), be)
                for e in es for al, be in itertools.product(als, als) for s in (0.2, 0.5, 0.8)]
    return [np.array(g + ((-4.0,) if loss == "student" else ())) for g in grid]


def best(model, loss, X, Y, l):
    f = objective(model, loss, X, Y, l)
    first = sorted((minimize(f, s, jac=True, method="BFGS", options={"gtol": 1e-9}) for s in starts(model, loss, l)),
                   key=lambda o: o.fun)[:10]
    found = []
    for o in first:
        x, value = o.x, o.fun
        for _ in range(20):
            n = minimize(lambda t: f(t)[0], x, method="Nelder-Mead",
                         options={"xatol": 1e-12, "fatol": 1e-16, "maxiter": 20000, "maxfev": 20000, "adaptive": True})
            q = minimize(f, n.x, jac=True, method="BFGS", options={"gtol": 1e-13})
            y = q if q.fun < n.fun else n
            if not y.fun < value * (1 - 1e-13 * np.sign(value)):
                break
            x, value = y.x, y.fun
        found.append((value, x))
    return min(found, key=lambda t: t[0])


def main():
    N, D, L = read("chinchilla-half.csv")
    l = np.log(L)
    print(f"# SciPy {scipy.__version__}, NumPy {np.__version__}, Python {sys.version.split()[0]}; generator curves.py, no seed.")
    print("# Runs: data/chinchilla-half.csv; 'power' in N alone. Parameters as reported: E, A, alpha, B, beta; scale of Student-t.")
    print("model,loss,objective,E,A,alpha,B,beta,scale")
    cases = [("chinchilla", "huber"), ("quanta", "huber"), ("power", "huber"), ("power-without-E", "huber"),
             ("chinchilla", "squares"), ("quanta", "squares"), ("chinchilla", "student")]
    x0, y0 = np.log(N).mean(), np.log(D).mean()
    for model, loss in cases:
        value, th = best(model, loss, np.log(N) - x0, np.log(D) - y0, l)
        scale = ""
        if loss == "student":
            scale = repr(float(np.exp(th[-1])))
            th = th[:-1]
        if model == "power-without-E":
            th = np.concatenate([[-np.inf], th])
        e, a, al = th[:3]
        out = [np.exp(e), np.exp(a + al * x0), al]
        if model in ("chinchilla", "quanta"):
            be = th[4] if model == "chinchilla" else al / (1 + al)
            out += [np.exp(th[3] + be * y0), be]
        print(",".join([model, loss, repr(float(value))] + [repr(float(v)) for v in out] + [""] * (5 - len(out)) + [scale]))
        sys.stdout.flush()


main()
