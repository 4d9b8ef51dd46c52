"""Writes law-staircase.csv: laws of whole numbers of learned quanta: parameters, and data and steps with a hard threshold.

Run in this directory: python3 law-staircase.py > law-staircase.csv
"""
import random

import mpmath as mp

from law_sums import Zipf, LogModified, header, hurwitz, powers, text

SEED = 20230325
random.seed(SEED)


def tail(quanta, eta, n):
    """Sum of k^eta p_k beyond a real n."""
    last = quanta.quanta
    e = quanta.s - mp.mpf(eta)
    if quanta.q != 0 and eta != 0:
        return quanta.c * mp.fsum(mp.mpf(k) ** mp.mpf(eta) * quanta.shape(k) for k in range(int(n) + 1, last + 1))
    if e == 1:
        return quanta.c * (mp.digamma(last + 1 + quanta.q) - mp.digamma(n + 1 + quanta.q))
    return quanta.c * (hurwitz(e, n + 1 + quanta.q) - (0 if last is None else hurwitz(e, last + 1 + quanta.q)))


def cost(kappa, n):
    """Sum of k^kappa to a real n."""
    if kappa == -1:
        return mp.digamma(n + 1) + mp.euler
    k = mp.mpf(kappa)
    return mp.zeta(-k) - hurwitz(-k, n + 1)


def slope(f, n):
    h = mp.mpf(10) ** -13 * n
    return (f(n + h) - f(n - h)) / (2 * h)


def row(resource, quanta, gap, eta, price, kappa, delta, nu, tau, x, n, loss, exponent):
    print(resource, quanta.family, repr(float(quanta.alpha)), repr(float(quanta.parameter)),
          "inf" if quanta.quanta is None else quanta.quanta, *(repr(float(v)) for v in (gap, eta, price, kappa, delta, nu, tau, x)),
          n, text(loss), text(exponent), sep=",")


def parameters(quanta, gap, eta, price, kappa, n):
    x = float(mp.mpf(price) * (cost(kappa, mp.mpf(n)) + mp.mpf(n + 1) ** mp.mpf(kappa) / 2))
    if x > 0.9e18 * price or quanta.quanta is not None and n >= quanta.quanta:
        return
    loss = mp.mpf(gap) * tail(quanta, eta, mp.mpf(n))
    exponent = None
    if n > 0 and (quanta.q == 0 or eta == 0):
        target = mp.mpf(x) / mp.mpf(price)
        real = mp.findroot(lambda u: cost(kappa, u) / target - 1, mp.mpf(n) + 0.5) if kappa != 0 else target
        down = -slope(lambda u: tail(quanta, eta, u), real) / tail(quanta, eta, real)
        exponent = down * cost(kappa, real) / slope(lambda u: cost(kappa, u), real)
    row("parameters", quanta, gap, eta, price, kappa, 0, 1, 1, x, n, loss, exponent)


def exposure(steps, quanta, gap, eta, delta, nu, tau, n):
    """The resource at which the continued number of quanta is near n + 0.37."""
    at = mp.mpf(n) + mp.mpf("0.37")
    y = lambda k: (quanta.c * quanta.shape(k)) ** mp.mpf(nu) * mp.mpf(k) ** -mp.mpf(delta)
    x = float(mp.mpf(tau) / y(at))
    if not 1 <= x <= 1e18 or quanta.quanta is not None and n >= quanta.quanta:
        return
    if any(y(k + 1) > y(k) for k in range(1, 100)):
        return
    loss = mp.mpf(gap) * tail(quanta, eta, mp.mpf(n))
    exponent = None
    if quanta.q == 0 or eta == 0:
        real = mp.findroot(lambda u: mp.log(mp.mpf(x) * y(u) / mp.mpf(tau)), at)
        exponent = slope(lambda u: mp.log(tail(quanta, eta, u)), real) / slope(lambda u: mp.log(y(u)), real)
    row("steps" if steps else "data", quanta, gap, eta, 1, 0, delta, nu, tau, x, n, loss, exponent)


header("laws of whole numbers of learned quanta: n, loss above L-infinity, local exponent", "law-staircase.py", SEED)
print("resource,family,alpha,parameter,quanta,gap,eta,cost,kappa,delta,nu,tau,x,learned,loss,localExponent")
for alpha in [1e-12, 1e-3, 0.1, 0.4, 1.0, 5.0, 60.0, 200.0]:
    for n in [0, 1, 2, 30, 1000, 10**6, 10**12, 10**17]:
        if n < 2 or (alpha + 1) * mp.log10(n) < 280:
            parameters(Zipf(alpha), 1.0, 0.0, 1.0, 0.0, n)
for i in range(200):
    alpha = random.choice([random.uniform(-0.9, 3), 10 ** random.uniform(-6, 1)])
    last = int(10 ** random.uniform(0, 17)) if alpha <= 0 or random.random() < 0.4 else None
    offset = random.choice([0.0, 0.0, round(random.uniform(-0.9, 40), 3)])
    eta = round(random.uniform(-1.5, 0.8) * abs(alpha), 3) if offset == 0 and random.random() < 0.5 else 0.0
    kappa = random.choice([0.0, 0.0, -1.0, 8.0, 1.0, round(random.uniform(-0.9, 3), 3)])
    most = 6 if kappa == -1 else min(9, 17 / (1 + kappa))
    n = int(10 ** random.uniform(0, most))
    price = random.choice([1.0, round(10 ** random.uniform(-3, 6), 3)])
    gap = random.choice([1.0, round(10 ** random.uniform(-2, 2), 3)])
    parameters(Zipf(alpha, offset, last), gap, eta, price, kappa, n if last is None else min(n, last - 1))
for i in range(200):
    alpha = random.choice([random.uniform(-0.9, 3), 10 ** random.uniform(-3, 1)])
    last = int(10 ** random.uniform(0, 12)) if alpha <= 0 or random.random() < 0.4 else None
    offset = random.choice([0.0, 0.0, round(random.uniform(-0.9, 40), 3)])
    eta = round(random.uniform(-1.5, 0.8) * abs(alpha), 3) if offset == 0 and random.random() < 0.5 else 0.0
    steps = i % 2 == 0
    delta = round(random.uniform(-0.4, 1) * (1 + alpha), 3) if not steps and random.random() < 0.5 else 0.0
    nu = round(10 ** random.uniform(-0.7, 0.5), 3) if steps else 1.0
    tau = random.choice([1.0, round(10 ** random.uniform(-1, 3), 3)])
    n = int(10 ** random.uniform(0, 10))
    exposure(steps, Zipf(alpha, offset, last), 1.0, eta, delta, nu, tau, n if last is None else min(n, last - 1))
