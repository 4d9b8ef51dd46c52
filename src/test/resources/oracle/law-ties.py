"""Writes law-ties.csv: laws where the cost or the exposure of a quantum is next to the resource, so that doubles hardly decide.

Costs with a power that is no whole number >= 0, and exposures to a threshold; the resource is the double next to a tie or one
of its neighbours. Run in this directory: python3 law-ties.py > law-ties.csv
"""
import math
import random

import mpmath as mp

from law_sums import Zipf, header, hurwitz, text

SEED = 20230326
random.seed(SEED)


def tail(quanta, eta, n):
    """Sum of k^eta p_k beyond n."""
    last = quanta.quanta
    e = quanta.s - mp.mpf(eta)
    if last is not None and n >= last:
        return mp.mpf(0)
    if e == 1:
        return quanta.c * (mp.digamma(last + 1) - mp.digamma(n + 1))
    return quanta.c * (hurwitz(e, n + 1 + quanta.q) - (0 if last is None else hurwitz(e, last + 1 + quanta.q)))


def cost(kappa, n):
    """Sum of k^kappa to n."""
    if n < 50:
        return mp.fsum(mp.mpf(k) ** mp.mpf(kappa) for k in range(1, n + 1))
    if kappa == -1:
        return mp.digamma(n + 1) + mp.euler
    k = mp.mpf(kappa)
    return mp.zeta(-k) - hurwitz(-k, n + 1)


def last_that(holds, last):
    """The last rank for which a predicate holds that fails from some rank on."""
    low, high = 0, 1
    while high <= last and holds(high):
        low, high = high, 2 * high
    high = min(high, last + 1)
    while high - low > 1:
        middle = (low + high) // 2
        if holds(middle):
            low = middle
        else:
            high = middle
    return low


def row(resource, quanta, eta, price, kappa, delta, nu, tau, x, n):
    loss = tail(quanta, eta, n)
    print(resource, quanta.family, repr(float(quanta.alpha)), repr(float(quanta.parameter)),
          "inf" if quanta.quanta is None else quanta.quanta, "1.0",
          *(repr(float(v)) for v in (eta, price, kappa, delta, nu, tau, x)), n, text(loss), sep=",")


def parameters(quanta, eta, price, kappa, x):
    units = mp.mpf(x) / mp.mpf(price)
    most = quanta.quanta if quanta.quanta is not None else 2 ** 62 - 1
    if 0 < x < 1e18 * price:
        n = last_that(lambda k: cost(kappa, k) <= units, most)
        if n < 2 ** 62 - 1:
            row("parameters", quanta, eta, price, kappa, 0, 1, 1, x, n)


def exposure(quanta, eta, delta, nu, tau, x):
    y = lambda k: mp.mpf(x) * (quanta.c * quanta.shape(k)) ** mp.mpf(nu) * mp.mpf(k) ** -mp.mpf(delta)
    n = last_that(lambda k: y(k) >= mp.mpf(tau), quanta.quanta if quanta.quanta is not None else 2 ** 62)
    row("data" if nu == 1 else "steps", quanta, eta, 1, 0, delta, nu, tau, x, n)


header("laws at ties: n, loss above L-infinity", "law-ties.py", SEED)
print("resource,family,alpha,parameter,quanta,gap,eta,cost,kappa,delta,nu,tau,x,learned,loss")
parameters(Zipf(0.4), 0.0, 1.0, -2.0, 1.644934066)
parameters(Zipf(5.0), 0.0, 1.0, -1.2, 5.585468810285462)
parameters(Zipf(10.0), 0.0, 1.0, -1.0, 40.0)
for i in range(150):
    alpha = random.uniform(0.01, 3)
    last = int(10 ** random.uniform(0, 12)) if random.random() < 0.3 else None
    eta = round(random.uniform(-1, 0.8) * alpha, 3) if random.random() < 0.3 else 0.0
    kappa = random.choice([round(random.uniform(-3, -1.05), 3), -1.0, -0.5, round(random.uniform(-0.9, 3), 3),
                           random.uniform(-1, 1) * 10 ** random.uniform(-17, -1)])
    price = random.choice([1.0, round(10 ** random.uniform(-3, 6), 3)])
    n = int(10 ** random.uniform(0, 6 if kappa <= -1 else min(15, 17 / (1 + kappa))))
    n = n if last is None else min(n, last)
    x = float(mp.mpf(price) * cost(kappa, n))
    parameters(Zipf(alpha, 0.0, last), eta, price, kappa, random.choice([x, math.nextafter(x, 0), math.nextafter(x, math.inf)]))
for i in range(200):
    steps = i % 2 == 0
    alpha = random.choice([random.uniform(0.01, 3), float(random.randint(1, 6))])
    last = int(10 ** random.uniform(0, 12)) if random.random() < 0.4 else None
    offset = random.choice([0.0, 0.0, round(random.uniform(-0.9, 40), 3)])
    delta = round(random.uniform(-0.4, 1) * (1 + alpha), 3) if not steps and offset == 0 and random.random() < 0.5 else 0.0
    nu = round(10 ** random.uniform(-0.7, 0.5), 3) if steps else 1.0
    tau = random.choice([1.0, round(10 ** random.uniform(-1, 3), 3)])
    n = int(10 ** random.uniform(0, 12))
    n = n if last is None else min(n, last)
    quanta = Zipf(alpha, offset, last)
    x = float(mp.mpf(tau) / ((quanta.c * quanta.shape(n)) ** mp.mpf(nu) * mp.mpf(n) ** -mp.mpf(delta)))
    x = random.choice([x, math.nextafter(x, 0), math.nextafter(x, math.inf)])
    if 1 <= x <= 1e18:
        exposure(quanta, 0.0, delta, nu, tau, x)
