"""Writes dynamics-exposure.csv: exposure, loss and count of the resource model at a time, for finitely and infinitely many quanta.

The exposure solves sum_k (1 - exp(-p_k^nu u)) + w u = r t by the secant method in log u at 40 digits; sums over ranks are added one by one while the
exposure of a quantum exceeds 1/2 and by powers beyond. Run in this directory: python3 dynamics-exposure.py > dynamics-exposure.csv
"""
import random

import mpmath as mp

from law_sums import Zipf, header, powers, text

SEED = 20240521
random.seed(SEED)
TERMS = 90


def sums(z, nu, last, u):
    """Number of learned quanta and loss at an exposure."""
    b = nu * z.s
    unit = u * z.c ** nu
    start = max(2, int(mp.ceil((2 * unit) ** (1 / b)))) if b > 0 else last + 1
    end = start if last is None else min(start, last + 1)
    head = [(z.c * mp.mpf(k) ** -z.s, mp.exp(-unit * mp.mpf(k) ** -b)) for k in range(1, end)]
    count, loss = mp.fsum(1 - e for p, e in head), mp.fsum(p * e for p, e in head)
    if last is None or end <= last:
        for j in range(TERMS):
            c = (-unit) ** j / mp.factorial(j)
            count -= c * powers(j * b, 0, end, last) if j > 0 else 0
            loss += c * z.c * powers(z.s + j * b, 0, end, last)
    return count, loss


header("resource model: exposure, loss and count at a time", "dynamics-exposure.py", SEED)
print("alpha,quanta,nu,waste,rate,time,exposure,loss,count")
rows = 0
while rows < 40:
    alpha = round(10 ** random.uniform(-1, 0.4), 3)
    last = random.choice([None, None, 3, 40, 10 ** 4, 10 ** 9])
    nu = random.choice([1.0, 1.0, 1.0, 0.9, 1.6])
    if last is None and nu * (1 + alpha) < 1.1:
        continue
    waste = random.choice([0.0, 0.0, 1e-3, 0.5, 2.0])
    rate = random.choice([1.0, 0.5, 4.0])
    spent = 10 ** random.uniform(-2, 3) if last is None else min(last, 2000) * random.choice([1e-3, 0.02, 0.3, 0.9]) * random.uniform(0.5, 1)
    time = float(mp.nstr(spent / rate, 6))
    z, wanted = Zipf(alpha, 0, last), mp.mpf(rate) * mp.mpf(time)
    f = lambda x: sums(z, mp.mpf(nu), last, mp.exp(x))[0] + mp.mpf(waste) * mp.exp(x) - wanted
    # Bisection brings the logarithm near the root, the secant method to 40 digits.
    low, high = mp.mpf(-20), mp.mpf(-20)
    while f(high) < 0:
        low, high = high, high + 2
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (middle, high) if f(middle) < 0 else (low, middle)
    a, b, fa, fb = low, high, f(low), f(high)
    for _ in range(60):
        if fb == fa or abs(b - a) < mp.mpf(10) ** -40:
            break
        a, b, fa = b, b - fb * (b - a) / (fb - fa), fb
        fb = f(b)
    u = mp.exp(b)
    count, loss = sums(z, mp.mpf(nu), last, u)
    assert abs(f(b)) < mp.mpf(10) ** -34 * (1 + wanted)
    rows += 1
    print(alpha, last or "inf", nu, waste, rate, repr(time), text(u), text(loss), text(count), sep=",")
