"""Reference values of the regularised incomplete gamma functions. Run: python3 incomplete-gamma.py > incomplete-gamma.csv

P is summed from its series y^tau e^-y/Gamma(tau+1) * sum y^n/((tau+1)...(tau+n)), all terms positive, at 50 digits more than
Q = 1 - P loses; a tenth of the points is compared with mpmath.gammainc.
"""
import random
import sys

import mpmath
from mpmath import mp, mpf

SEED = 20261124
random.seed(SEED)


def term(tau, y):
    return mpmath.exp(tau * mpmath.log(y) - y - mpmath.loggamma(tau + 1))


def both(tau, y):
    """(P, Q) of doubles tau, y; None where one is below 1e-290."""
    mp.dps = 60
    estimate = float(mpmath.log10(term(mpf(tau), mpf(y))))
    if estimate < -290:
        return None
    mp.dps = int(60 + max(0, -estimate) + 15)
    t, x = mpf(tau), mpf(y)
    total = power = mpf(1)
    n = 0
    small = mpf(10) ** (-mp.dps)
    while power > small * total or n + t < x:
        n += 1
        power = power * x / (t + n)
        total += power
    p = term(t, x) * total
    return p, 1 - p


points = []
for tau in (1e-3, 0.01, 0.5, 1.0, 1.5, 2.0, 7.999, 8.0, 10.0, 32.0, 33.0, 100.0, 255.5, 256.0, 257.0, 1e4, 1e6):
    for y in (1e-300, 1e-10, 1e-3, 0.1, 0.9, 1.0999, 1.1, 1.3, 2.0, 0.6 * tau, 0.61 * tau, tau * 0.999, tau, tau + 1,
              tau + 1.01, 1.39 * tau, 1.41 * tau, tau + 5 * tau ** 0.5, 300.0, 690.0, 701.0):
        points.append((tau, y))
for _ in range(900):
    tau = 10 ** random.uniform(-3, 6)
    if random.random() < 0.4:
        tau = float(max(1, round(tau)))
    kind = random.random()
    if kind < 0.5:
        y = tau + random.uniform(-20, 20) * tau ** 0.5
    elif kind < 0.75:
        y = 10 ** random.uniform(-6, 2.8)
    else:
        y = tau * random.uniform(0.5, 1.6)
    if y > 0:
        points.append((tau, y))

print("# regularised incomplete gamma functions P(tau, y), Q(tau, y) and the term y^tau e^-y/Gamma(tau+1)")
print(f"# mpmath {mpmath.__version__}, Python {sys.version.split()[0]}, seed {SEED}, generator incomplete-gamma.py")
print("tau,y,lower,upper,term")
for i, (tau, y) in enumerate(points):
    result = both(tau, y)
    if result is None:
        continue
    p, q = result
    if i % 10 == 0 and tau < 1e3:
        other = mpmath.gammainc(mpf(tau), mpf(y), mpmath.inf, regularized=True)
        assert abs(other / q - 1) < mpf(10) ** -40, (tau, y)
    if q < mpf(10) ** -290 or p < mpf(10) ** -290:
        continue
    value = term(mpf(tau), mpf(y))
    print(f"{tau!r},{y!r},{mpmath.nstr(p, 30)},{mpmath.nstr(q, 30)},{mpmath.nstr(value, 30)}")
