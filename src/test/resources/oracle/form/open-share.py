#!/usr/bin/env python3
"""Reference values of the open share S(u) = sum_k p_k exp(-u p_k), p_k = k^-(1+alpha)/zeta(1+alpha), for OpenShareOracleTest.

Usage: python3 open-share.py > open-share.csv   (about a minute; deterministic, no random numbers)

Ranks are summed one by one until u p_K < 1/8, the rest by the exponential series with Hurwitz zeta functions; derivatives of log S by
alpha (a) and log u (l) are differences of step 1e-12 at 60 digits.
"""
import sys

import mpmath as mp

mp.mp.dps = 60
STEP = mp.mpf(10) ** -12
ZETAS = {}


def zeta(s, first):
    if (s, first) not in ZETAS:
        # mpmath's Hurwitz zeta is accurate absolutely, not relatively.
        with mp.workdps(60 + int(s * mp.log10(first))):
            ZETAS[s, first] = mp.zeta(s, first)
    return ZETAS[s, first]


def log_share(alpha, logu):
    s = 1 + alpha
    u = mp.exp(logu)
    c = 1 / zeta(s, 1)
    first = max(30, int(mp.ceil((8 * u * c) ** (1 / s))))
    total = mp.mpf(0)
    for k in range(1, first):
        p = c * mp.mpf(k) ** -s
        total += p * mp.exp(-u * p)
    n = 0
    while True:
        term = (-u) ** n / mp.factorial(n) * c ** (n + 1) * zeta(s * (n + 1), first)
        total += term
        if abs(term) < mp.mpf(10) ** -58 * total:
            return mp.log(total)
        n += 1


print(f"# mpmath {mp.__version__}, Python {sys.version.split()[0]}; generator open-share.py, no seed. 16 digits of log S and its derivatives.")
print("alpha,logu,value,a,l,aa,al,ll")
for alpha in ("0.001", "0.05", "0.2", "0.4", "1", "2.5", "6", "15"):
    for logu in ("-8", "0", "3", "4.9", "5.6", "6.5", "8", "20", "40", "62"):
        a, l = mp.mpf(alpha), mp.mpf(logu)
        if l / (1 + a) > 8:
            continue
        ZETAS.clear()
        f = {(i, j): log_share(a + i * STEP, l + j * STEP) for i in (-1, 0, 1) for j in (-1, 0, 1)}
        row = [f[0, 0], (f[1, 0] - f[-1, 0]) / (2 * STEP), (f[0, 1] - f[0, -1]) / (2 * STEP),
               (f[1, 0] + f[-1, 0] - 2 * f[0, 0]) / STEP ** 2,
               (f[1, 1] - f[1, -1] - f[-1, 1] + f[-1, -1]) / (4 * STEP ** 2),
               (f[0, 1] + f[0, -1] - 2 * f[0, 0]) / STEP ** 2]
        print(",".join([alpha, logu] + [mp.nstr(v, 16) for v in row]))
        sys.stdout.flush()
