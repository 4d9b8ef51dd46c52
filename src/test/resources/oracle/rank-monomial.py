#!/usr/bin/env python3
"""Reference values of sums of (k+q)^-(1+alpha) k^r log(k+e-1)^l over first..last, printed as CSV.

Euler-Maclaurin from A = first + 60 on (or a direct sum where the range is short), the integral by Gauss-Legendre
panels in log k, all at 50 digits; nothing of the library is used. Usage: rank-monomial.py > rank-monomial.csv
"""
import random
import sys

import mpmath as mp

mp.mp.dps = 50
SEED = 20261124
C = mp.e - 1


def term(q, alpha, r, l):
    def f(x):
        return (x + q) ** (-(1 + alpha)) * x ** r * mp.log(x + C) ** l
    return f


def integral(f, low, high, decay):
    g = lambda u: f(mp.exp(u)) * mp.exp(u)
    u = mp.log(low)
    end = mp.log(high) if high is not None else None
    total = mp.mpf(0)
    while True:
        size = mp.mpf(8) / mp.mpf(max(abs(decay), 1e-30))
        step = min(mp.mpf(2), size) if u < 50 else min(u, size)
        v = u + step if end is None else min(u + step, end)
        unit = g(u)  # mpmath's stopping rule is absolute
        part = unit * mp.quad(lambda t: g(t) / unit, [u, v], method='gauss-legendre')
        total += part
        u = v
        if end is not None and u >= end:
            return total
        if end is not None and decay > 0 and abs(part) < mp.mpf(10) ** -45 * abs(total):
            return total
        if end is None and u > 50 and abs(part) < mp.mpf(10) ** -45 * abs(total) and decay * u > 110:
            return total


def taylor(f, x, order):
    unit = f(x)  # mpmath chops small coefficients to 0
    return [unit * t for t in mp.taylor(lambda y: f(y) / unit, x, order)]


def total(q, alpha, r, l, first, last):
    f = term(q, alpha, r, l)
    if last is not None and last - first < 200:
        return mp.fsum(f(mp.mpf(k)) for k in range(first, last + 1))
    split = first + 60
    head = mp.fsum(f(mp.mpf(k)) for k in range(first, split))
    a = mp.mpf(split)
    orders = 12
    ta = taylor(f, a, 2 * orders)
    tb = taylor(f, mp.mpf(last), 2 * orders) if last is not None else [mp.mpf(0)] * (2 * orders + 1)
    em = (ta[0] + tb[0]) / 2
    for j in range(1, orders + 1):
        em += mp.bernoulli(2 * j) / (2 * j) * (tb[2 * j - 1] - ta[2 * j - 1])
    return head + em + integral(f, a, None if last is None else mp.mpf(last), alpha - r)


def points():
    rng = random.Random(SEED)
    two62 = 2 ** 62
    corners = [
        (0.0, 0.4, 0.0, -1.0, 1, None), (0.0, 1e-12, 0.0, -1.0, 1, None), (0.0, 1e-6, 0.0, -8.0, 1, None),
        (0.0, 1e-9, 0.0, 8.0, 1, None), (0.0, 200.0, 0.0, -8.0, 1, None), (0.0, 0.0, 0.0, -1.0, 1, two62),
        (0.0, -1.0, 0.0, 1.0, 1, two62), (0.0, 59.0, 0.0, 8.0, 3, two62), (0.0, -9.0, 0.0, -8.0, 1, two62),
        (0.0, 0.4, 0.0, -0.5, 10 ** 15, 10 ** 15 + 1000), (-0.999, 0.4, 0.3, 0.0, 1, None),
        (1e6, 0.7, 0.2, 0.0, 1, None), (1e6, 0.7, -0.5, 0.0, 1, 10 ** 12), (0.5, 1e-3, -0.5, 2.0, 7, two62),
    ]
    yield from corners
    while True:
        finite = rng.random() < 0.5
        q = 0.0 if rng.random() < 0.6 else rng.choice([rng.uniform(-0.99, 1), 10 ** rng.uniform(0, 9)])
        l = float(rng.choice([0, -1, 1, -2, 0.5])) if rng.random() < 0.3 else rng.uniform(-8, 8)
        r = 0.0 if q == 0.0 or rng.random() < 0.3 else rng.uniform(-1, 1)
        if l == 0 and r == 0:
            continue
        first = 1 if rng.random() < 0.4 else int(10 ** rng.uniform(0, 15))
        if finite:
            alpha = rng.uniform(-9, 5) if rng.random() < 0.7 else rng.uniform(5, 59)
            last = min(two62, first + int(10 ** rng.uniform(0, 18.6)))
        else:
            alpha = r + (10 ** rng.uniform(-12, 0.7) if rng.random() < 0.9 else rng.uniform(5, 200))
            last = None
        yield (q, alpha, r, l, first, last)


def main():
    print(f"# Sums of (k+q)^-(1+alpha) k^r log(k+e-1)^l over k = first..last; mpmath {mp.__version__}, 50 digits,")
    print(f"# seed {SEED}, generator rank-monomial.py. Parameters are the exact doubles; values to 25 digits.")
    print("q,alpha,r,l,first,last,sum")
    count = 0
    for q, alpha, r, l, first, last in points():
        value = total(mp.mpf(q), mp.mpf(alpha), mp.mpf(r), mp.mpf(l), first, last)
        if not mp.mpf(10) ** -300 < value < mp.mpf(10) ** 300:
            continue
        print(f"{q!r},{alpha!r},{r!r},{l!r},{first},{'inf' if last is None else last},{mp.nstr(value, 25)}", flush=True)
        count += 1
        if count == int(sys.argv[1] if len(sys.argv) > 1 else 520):
            return


main()
