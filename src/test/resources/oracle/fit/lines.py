#!/usr/bin/env python3
"""Reference fits of the one-variable forms, for LineFitOracleTest.

Usage: python3 lines.py > lines.csv   (some minutes; deterministic, no random numbers)

Objective: sum over runs of rho(log L - log M). SciPy's least_squares (trust region, its own differences) runs from every point of a
grid; the four lowest go through Nelder-Mead; the lowest is polished by Newton's method in mpmath at 40 digits, with derivatives by
differences, which gives objective and parameters to far more digits than a double has. The forms are written down here a second time,
in double precision for the search and in mpmath for the polishing; no code is shared with the library.
"""
import itertools
import os
import sys

import mpmath as mp
import numpy as np
import scipy
from scipy.optimize import least_squares, minimize
from scipy.special import zeta

mp.mp.dps = 40
DELTA = 1e-3
HERE = os.path.dirname(os.path.abspath(__file__))


def data(form):
    """The runs of a form: a curve that is sharply broken somewhere has no least objective at a width f > 0, so that the broken law gets
    one that is planted with f = 1/2; the curve with limited capacity gets one that ends."""
    global X, L, CENTRE, T, Y
    name = {"broken-1": "broken-curve.csv", "limited-1": "limited-curve.csv"}.get(form, "learning-curve.csv")
    X, L = np.loadtxt(os.path.join(HERE, "..", "..", "data", name), delimiter=",", comments=("#", "x")).T
    CENTRE = float(np.log(X).mean())
    T = np.log(X) - CENTRE
    Y = np.log(L)


# ---- double precision: log M as a function of coordinates, x counted from its centre ----

def share(alpha, u):
    """sum_k p_k exp(-u p_k), 400 ranks one by one, the rest by the exponential series."""
    s = 1 + alpha
    z = zeta(s, 1)
    k = np.arange(1, 400)
    p = k ** -s / z
    total = (p * np.exp(-np.multiply.outer(u, p))).sum(axis=1)
    factor = np.ones_like(u)
    for n in range(40):
        total += factor * zeta(s * (n + 1), 400) / z ** (n + 1)
        factor = factor * -u / (n + 1)
    return total


def curve(th, top):
    e, a = np.exp(th[0]), np.exp(th[1])
    u = np.exp(T - th[2])
    if not (e < top and 1e-3 < a < 15) or u.max() > 2000:
        return np.full_like(T, 10.0)
    return np.log(e + (top - e) * share(a, u))


def limited(th, top):
    e, a = np.exp(th[0]), np.exp(th[1])
    u, r = np.exp(T - th[2]), np.exp(np.full_like(T, th[3] - th[2]))
    if not (e < top and 1e-3 < a < 15) or (u + r).max() > 4000:
        return np.full_like(T, 10.0)
    return np.log(e + (top - e) * (share(a, u) + share(a, r) - share(a, u + r)))


def m4(th, top):
    e, a = np.exp(th[2]), np.exp(th[3])
    if not (e < top and a < 50):
        return np.full_like(T, 10.0)
    level = th[0] + th[1] * T - (1 - a) * np.log(top - e)
    v = np.where(level < 0, level, level / a)
    for _ in range(15):
        slope = 1 / (1 + np.exp(np.clip(v, -500, 500)))
        v = v - (-np.logaddexp(0, -v) + a * np.logaddexp(0, v) - level) / (slope + a * (1 - slope))
    return np.logaddexp(th[2] - np.logaddexp(0, v), np.log(top) - np.logaddexp(0, -v))


def broken(th):
    fall = th[1] - th[2] * T
    for c, d, f in zip(th[3::3], th[4::3], th[5::3]):
        f = np.exp(np.clip(f, -12, 12))
        fall = fall - c * f * np.logaddexp(0, (T - d) / f)
    return np.logaddexp(th[0], fall)


FLOAT = {
    "curve-1": lambda th: curve(th, 1.0),
    "curve": lambda th: curve(th, np.exp(th[3])),
    "limited-1": lambda th: limited(th, 1.0),
    "m1": lambda th: th[0] + th[1] * T,
    "m2": lambda th: np.logaddexp(th[0], th[1] + th[2] * T),
    "m3": lambda th: th[0] + th[1] * np.logaddexp(-T, th[2]),
    "m4-1": lambda th: m4(th, 1.0),
    "m4": lambda th: m4(th, np.exp(th[4])),
    "broken-1": broken,
}


# ---- 40 digits: M at one x of the table, from the parameters themselves ----

def mp_share(alpha, u):
    s = 1 + alpha
    c = 1 / mp.zeta(s)
    first = max(20, int((2 * u * c) ** (1 / s)) + 1)
    total = mp.mpf(0)
    for k in range(1, first):
        p = c * mp.mpf(k) ** -s
        total += p * mp.exp(-u * p)
    n = 0
    while True:
        key = (s, n, first)
        if key not in ZETAS:
            ZETAS[key] = mp.zeta(s * (n + 1), first)
        term = (-u) ** n / mp.factorial(n) * c ** (n + 1) * ZETAS[key]
        total += term
        if abs(term) < mp.mpf(10) ** -38 * total:
            return total
        n += 1


ZETAS = {}


def mp_curve(E, alpha, D0, top, x):
    return E + (top - E) * mp_share(alpha, x / D0)


def mp_limited(E, alpha, D0, X, top, x):
    return E + (top - E) * (mp_share(alpha, x / D0) + mp_share(alpha, X / D0) - mp_share(alpha, (x + X) / D0))


def mp_m4(beta, c, end, alpha, top, x):
    level = mp.log(beta) + c * mp.log(x)
    g = lambda y: mp.log(y - end) - alpha * mp.log(top - y) - level
    low, high = end, top
    for _ in range(25):
        y = (low + high) / 2
        low, high = (low, y) if g(y) > 0 else (y, high)
    for _ in range(4):
        y -= g(y) / (1 / (y - end) + alpha / (top - y))
    return y


def mp_broken(x, a, b, c0, *rest):
    y = b * x ** -c0
    for c, d, f in zip(rest[0::3], rest[1::3], rest[2::3]):
        y *= (1 + (x / d) ** (1 / f)) ** (-c * f)
    return a + y


PRECISE = {
    "curve-1": lambda x, E, a, d: mp_curve(E, a, d, mp.mpf(1), x),
    "curve": lambda x, E, a, d, top: mp_curve(E, a, d, top, x),
    "limited-1": lambda x, E, a, d, X: mp_limited(E, a, d, X, mp.mpf(1), x),
    "m1": lambda x, b, c: b * x ** c,
    "m2": lambda x, e, b, c: e + b * x ** c,
    "m3": lambda x, b, c, g: b * (1 / x + g) ** c,
    "m4-1": lambda x, b, c, e, a: mp_m4(b, c, e, a, mp.mpf(1), x),
    "m4": lambda x, b, c, e, a, top: mp_m4(b, c, e, a, top, x),
    "broken-1": mp_broken,
}

NAMES = {
    "curve-1": "E alpha D0", "curve": "E alpha D0 eps_0", "limited-1": "E alpha D0 X", "m1": "beta c", "m2": "eps_inf beta c", "m3": "beta c gamma",
    "m4-1": "beta c eps_inf alpha", "m4": "beta c eps_inf alpha eps_0", "broken-1": "a b c0 c1 d1 f1",
}


def natural(form, th):
    """Parameters from the coordinates of the search."""
    e = np.exp
    if form.startswith("curve"):
        return [e(th[0]), e(th[1]), e(th[2] + CENTRE)] + [e(t) for t in th[3:]]
    if form == "limited-1":
        return [e(th[0]), e(th[1]), e(th[2] + CENTRE), e(th[3] + CENTRE)]
    if form == "m1":
        return [e(th[0] - th[1] * CENTRE), th[1]]
    if form == "m2":
        return [e(th[0]), e(th[1] - th[2] * CENTRE), th[2]]
    if form == "m3":
        return [e(th[0] + th[1] * CENTRE), th[1], e(th[2] - CENTRE)]
    if form.startswith("m4"):
        return [e(th[0] - th[1] * CENTRE), th[1]] + [e(t) for t in th[2:]]
    return [e(th[0]), e(th[1] + th[2] * CENTRE), th[2], th[3], e(th[4] + CENTRE), e(th[5])]


def grid(form):
    low, high, middle = Y.min(), Y.max(), np.median(Y)
    ends = [low + np.log(q) for q in (0.1, 0.4, 0.7, 0.88)]
    tops = {"curve": [0.02, 0.2, 0.8], "m4": [0.02, 0.2, 0.8]}.get(form)
    if form.startswith("curve"):
        g = itertools.product(ends, np.log([0.2, 0.6, 1.5]), [-3.0, -1.5, -0.3])
        return [p + (high + t,) for p in g for t in tops] if tops else list(g)
    if form == "limited-1":
        return list(itertools.product(ends, np.log([0.2, 0.6, 1.5]), [-6.0, -4.5, -3.0, -1.5], [0.0, 1.5, 3.0]))
    if form == "m1":
        return [(middle, c) for c in (-1, -0.2)]
    if form == "m2":
        return [(e, np.log(np.exp(middle) - np.exp(e)), c) for e in ends for c in (-0.1, -0.3, -0.7, -1.4)]
    if form == "m3":
        return [(middle, c, g) for c in (0.1, 0.4, 1.0) for g in (-3, -1.5, 0, 1.5, 3)]
    if form.startswith("m4"):
        g = itertools.product([-1.0, 0.0, 1.0], [-0.3, -0.8, -1.5], ends, np.log([0.2, 0.8, 2.0]))
        return [p + (high + t,) for p in g for t in tops] if tops else list(g)
    return [(e, middle - 0.5, c0, c1, d, f) for e in ends for c0 in (0.05, 0.2, 0.6) for c1 in (-0.5, 0.3, 1.0, 2.5)
            for d in (-2, -1, -0.2, 0.4, 1) for f in (-2.5, -0.7)]


def rho(loss, r):
    if loss == "squares":
        return 0.5 * (r * r)
    return 0.5 * r * r if abs(r) <= DELTA else DELTA * abs(r) - 0.5 * mp.mpf(DELTA) ** 2


def rhos(loss, r):
    return 0.5 * r * r if loss == "squares" else np.where(np.abs(r) <= DELTA, 0.5 * r * r, DELTA * np.abs(r) - 0.5 * DELTA ** 2)


def polished(form, loss, values):
    """Newton's method in logarithms of the parameters (of exponents that may be negative: themselves)."""
    logs = [v > 0 and n not in ("c", "c0", "c1") for v, n in zip(values, NAMES[form].split())]
    xs = [mp.mpf(float(v)) for v in X]
    ls = [mp.log(mp.mpf(float(v))) for v in L]
    delta = mp.mpf(DELTA)

    def params(th):
        return [mp.exp(t) if g else t for t, g in zip(th, logs)]

    def logs_of(th):
        ZETAS.clear()
        p = params(th)
        return [mp.log(PRECISE[form](x, *p)) for x in xs]

    def value(ms):
        return mp.fsum(rho(loss, l - m) for l, m in zip(ls, ms))

    th = [mp.log(mp.mpf(float(v))) if g else mp.mpf(float(v)) for v, g in zip(values, logs)]
    n, h = len(th), mp.mpf(10) ** -10
    for _ in range(30):
        at = {}

        def moved(*steps):
            if steps not in at:
                t = list(th)
                for j, k in steps:
                    t[j] += k * h
                at[steps] = logs_of(t)
            return at[steps]

        m0 = moved()
        g = [[(a - b) / (2 * h) for a, b in zip(moved((j, 1)), moved((j, -1)))] for j in range(n)]
        psi = [l - m if loss == "squares" else max(-delta, min(delta, l - m)) for l, m in zip(ls, m0)]
        inside = [1 if loss == "squares" or abs(l - m) <= delta else 0 for l, m in zip(ls, m0)]
        gradient = mp.matrix([-mp.fsum(p * d for p, d in zip(psi, g[j])) for j in range(n)])
        hessian = mp.matrix(n, n)
        for j in range(n):
            for k in range(j + 1):
                if j == k:
                    second = [(a + b - 2 * c) / h ** 2 for a, b, c in zip(moved((j, 1)), moved((j, -1)), m0)]
                else:
                    second = [(a - b - c + d) / (4 * h * h) for a, b, c, d in zip(
                        moved((j, 1), (k, 1)), moved((j, 1), (k, -1)), moved((j, -1), (k, 1)), moved((j, -1), (k, -1)))]
                hessian[j, k] = hessian[k, j] = mp.fsum(
                    i * a * b - p * s for i, a, b, p, s in zip(inside, g[j], g[k], psi, second))
        here, size = value(m0), mp.norm(gradient)
        if size < mp.mpf(10) ** -17:
            return here, params(th), size
        damping = mp.mpf(0)
        while True:
            try:
                step = mp.cholesky_solve(hessian + damping * mp.eye(n), -gradient)
                t = [a + b for a, b in zip(th, step)]
                if value(logs_of(t)) < here or size < mp.mpf(10) ** -12:
                    th = t
                    break
            except (ValueError, ZeroDivisionError):
                pass
            damping = max(4 * damping, mp.mpf(10) ** -9)
            if damping > 1e6:
                raise ArithmeticError("no descent")
    raise ArithmeticError(f"gradient {mp.nstr(size, 3)} of {form} after 30 steps")


def fit(form, loss):
    residuals = lambda th: np.clip(np.nan_to_num(Y - FLOAT[form](th), nan=10.0), -20, 20)
    cost = lambda th: float(rhos(loss, residuals(th)).sum())
    found = []
    for start in grid(form):
        try:
            o = least_squares(residuals, start, loss="linear" if loss == "squares" else "huber", f_scale=DELTA, x_scale="jac", max_nfev=80)
            found.append((o.cost, tuple(o.x)))
        except ValueError:
            pass
    best = None
    for value, th in sorted(found)[:4]:
        for _ in range(3):
            o = minimize(cost, th, method="Nelder-Mead",
                         options={"xatol": 1e-10, "fatol": 1e-15, "maxiter": 1500, "maxfev": 1500, "adaptive": True})
            th = o.x
        if best is None or o.fun < best[0]:
            best = (o.fun, th)
    return polished(form, loss, natural(form, best[1]))


def main():
    print(f"# SciPy {scipy.__version__}, NumPy {np.__version__}, mpmath {mp.__version__}, Python {sys.version.split()[0]}; generator lines.py, no seed.")
    print("# Runs: data/learning-curve.csv; data/broken-curve.csv and data/limited-curve.csv for the broken and the limited one. A name ends in the known loss at the start, or in the number of breaks.")
    print("form,loss,objective,gradient,names,values")
    only = sys.argv[1:]
    for form in FLOAT:
        for loss in ("huber", "squares"):
            if only and form not in only:
                continue
            data(form)
            value, p, size = fit(form, loss)
            print(",".join([form, loss, mp.nstr(value, 18), mp.nstr(size, 3), NAMES[form], " ".join(mp.nstr(v, 18) for v in p)]))
            sys.stdout.flush()


main()
