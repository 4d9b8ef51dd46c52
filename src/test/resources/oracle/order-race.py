"""Writes order-race.csv: moments of Plackett-Luce order as a race of exponential clocks with rates (p_k/p_1)^theta.

Run in this directory: python3 order-race.py > order-race.csv
"""
import random

import mpmath as mp

from law_sums import Zipf, header, powers, text

SEED = 20230313
random.seed(SEED)


def total(q, last, weight, b, t, coefficients, g):
    """Sum of (k+q)^-weight g(y_k), y_k = t ((k+q)/(1+q))^-b, where g(y) = sum of coefficients[j] y^j for small y."""
    start = 2
    while t * (mp.mpf(start + q) / (1 + q)) ** -b > mp.mpf("0.5"):
        start *= 2
        if start > 20000:
            return None
    end = start if last is None else min(start, last + 1)
    head = mp.fsum((k + q) ** -weight * g(t * ((k + q) / (1 + q)) ** -b) for k in range(1, end))
    if last is not None and end > last:
        return head
    unit = t * (1 + q) ** b
    return head + mp.fsum(
        c * unit ** j * powers(weight + j * b, q, end, last) for j, c in enumerate(coefficients) if c != 0)


def moments(alpha, offset, last, theta, t):
    z = Zipf(alpha, offset, last)
    q, s, b = mp.mpf(offset), 1 + mp.mpf(alpha), mp.mpf(theta) * (1 + mp.mpf(alpha))
    t = mp.mpf(t)
    n = 120
    e1 = [(-1) ** j / mp.factorial(j) for j in range(n)]
    e2 = [(-2) ** j / mp.factorial(j) for j in range(n)]
    closed = [0] + [-c for c in e1[1:]]
    noise = [0] + [a - c for a, c in zip(e1[1:], e2[1:])]
    count = total(q, last, mp.mpf(0), b, t, closed, lambda y: -mp.expm1(-y))
    if count is None:
        return None
    spread = total(q, last, mp.mpf(0), b, t, noise, lambda y: -mp.exp(-y) * mp.expm1(-y))
    loss = z.c * total(q, last, s, b, t, e1, lambda y: mp.exp(-y))
    lossSpread = z.c ** 2 * total(q, last, 2 * s, b, t, noise, lambda y: -mp.exp(-y) * mp.expm1(-y))
    return count, spread, loss, lossSpread


header("moments of the number of learned quanta and of the loss at time t in Plackett-Luce order", "order-race.py", SEED)
print("alpha,offset,quanta,theta,time,count,countVariance,loss,lossVariance")
rows = 0
while rows < 160:
    alpha = round(10 ** random.uniform(-1.5, 0.8), 3)
    infinite = random.random() < 0.5
    last = None if infinite else random.choice([1, 2, 7, 40, 300, 10 ** 4, 10 ** 9, 10 ** 15])
    if not infinite and random.random() < 0.3:
        alpha = round(random.uniform(-0.9, 0), 3)
    offset = random.choice([0.0, 0.0, 0.0, 1.5, -0.5])
    low = 1.02 / (1 + alpha) if infinite else 0.05
    theta = round(random.uniform(low, max(4, low + 1)), 3)
    if infinite and theta * (1 + alpha) < 1.01:
        continue
    learned = 10 ** random.uniform(-1, 3)
    t = float(mp.nstr(mp.mpf(learned) ** (theta * (1 + alpha)), 4))
    if t > 1e40:
        continue
    result = moments(alpha, offset, last, theta, t)
    if result is None:
        continue
    rows += 1
    print(alpha, offset, "inf" if infinite else last, theta, repr(t), *map(text, result), sep=",")
