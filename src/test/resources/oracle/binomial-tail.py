"""Reference values of P(Bin(D, p) < tau). Run: python3 binomial-tail.py > binomial-tail.csv

The finite sum of the binomial probabilities, from the largest term outwards, at 60 digits.
"""
import random
import sys

import mpmath
from mpmath import mp, mpf

SEED = 20261124
random.seed(SEED)
mp.dps = 80


def probability(d, j, p):
    return mpmath.exp(mpmath.loggamma(d + 1) - mpmath.loggamma(j + 1) - mpmath.loggamma(d - j + 1)
                      + j * mpmath.log(p) + (d - j) * mpmath.log1p(-p))


def below(d, tau, p):
    """P(X < tau), and p times its derivative in p divided by it, the condition number."""
    x = mpf(p)
    if x == 1:
        return None
    start = max(0, min(tau - 1, int(mpmath.floor((d + 1) * x))))
    first = probability(d, start, x)
    odds = x / (1 - x)
    total = mpf(first)
    value = first
    for j in range(start, 0, -1):
        value = value * j / ((d - j + 1) * odds)
        total += value
        if value < total * mpf(10) ** -60:
            break
    value = first
    for j in range(start + 1, tau):
        value = value * (d - j + 1) / j * odds
        total += value
        if value < total * mpf(10) ** -60:
            break
    condition = abs(tau * probability(d, tau, x) / (1 - x) / total) if tau <= d else mpf(0)
    return total, condition


points = []
for d in (1, 2, 10, 1000, 10**6, 10**12, 10**18):
    for tau in (1, 2, 3, 10, 1000):
        for mean in (1e-200, 1e-10, 0.1, 1.0, 0.9 * tau, tau, tau + 3.0, 2 * tau + 10):
            points.append((d, tau, min(mean / d, 0.75)))
    points.append((d, 1, 1e-300))
    points.append((d, 1, 0.5))
for _ in range(500):
    d = round(10 ** random.uniform(0, 18))
    tau = min(d, max(1, round(10 ** random.uniform(0, random.choice((1, 3, 6))))))
    p = max(1e-300, (tau + random.uniform(-6, 15) * tau ** 0.5) / d)
    points.append((d, tau, min(p, random.uniform(0.2, 0.99))))
for _ in range(60):
    d = round(10 ** random.uniform(1, 5))
    points.append((d, random.randint(1, d), random.uniform(0.01, 0.99)))

print("# P(Bin(D, p) < tau) and its condition number in p")
print(f"# mpmath {mpmath.__version__}, Python {sys.version.split()[0]}, seed {SEED}, generator binomial-tail.py")
print("trials,successes,p,below,condition")
for d, tau, p in points:
    if tau > d:
        continue
    result = below(d, tau, p)
    if result is None or result[0] < mpf(10) ** -290:
        continue
    print(f"{d},{tau},{p!r},{mpmath.nstr(result[0], 30)},{mpmath.nstr(result[1], 8)}")
