"""Writes law-exposure.csv: laws in data and steps by direct sums and, at large resources, by all-orders closed forms (T9, T12).

Run in this directory: python3 law-exposure.py > law-exposure.csv
"""
import random

import mpmath as mp

from law_sums import (Binomial, Exponential, LogModified, Logistic, Model, Multilinear, Shots, Threshold, Zipf, header,
                      hurwitz, text)

SEED = 20230324
random.seed(SEED)


def row(method, model, sampling, x, loss, count=None, variance=None, spread=None, exponent=None):
    if not mp.mpf(2) ** -900 < loss or x < 1:
        return
    q = model.quanta
    print(method, q.family, repr(float(q.alpha)), repr(float(q.parameter)), "inf" if q.quanta is None else q.quanta,
          model.curve.name, repr(float(model.curve.parameter)), repr(float(model.gap)), repr(float(model.eta)),
          repr(float(model.delta)), repr(float(model.nu)), "steps" if model.steps else sampling, repr(float(x)),
          text(loss), text(count), text(variance), text(spread), text(exponent), sep=",", flush=True)


def direct(model, x, exponent=False, small=1):
    try:
        loss, count, variance, spread = model.sums(x, small=mp.mpf(small))
    except ValueError:
        return
    local = model.local_exponent(x, loss) if exponent else None
    if model.steps:
        count = variance = spread = None
    row("direct", model, "poisson", x, loss, count, variance, spread, local)


def multinomial(model, x):
    samples = int(x)
    try:
        loss, count, _, _ = model.sums(samples, Binomial(samples, model.curve.tau))
    except ValueError:
        return
    row("direct", model, "multinomial", samples, loss, count)


def resource(model, n):
    """The resource at which rank n has an exposure of 1, rounded to a few digits."""
    x = 1 / model.exposure(1, n)
    return float(mp.nstr(mp.mpf(min(max(x, 1), mp.mpf(10) ** 18)), 6))


def closed(model, x, sampling="poisson"):
    """Infinite Zipf with q = 0 or constant gap: the only pole is that of zeta; the count has a constant besides."""
    q = model.quanta
    s, alpha = q.s, mp.mpf(q.alpha)
    sigma = model.power * s - model.rank
    w = (alpha - mp.mpf(model.eta)) / sigma
    x = mp.mpf(x)
    y = x if sampling == "poisson" else mp.exp(
        (mp.loggamma(x + 1 + w) - mp.loggamma(x + 1)) / w)
    loss = mp.mpf(model.gap) * q.c / sigma * model.curve.mellin(w) * (q.c ** model.power * y) ** -w
    count = variance = None
    if isinstance(model.curve, Shots):
        tau = model.curve.tau
        v = 1 / sigma
        if tau > v and not model.steps:
            d = x if sampling == "poisson" else mp.exp((mp.loggamma(x + 1) - mp.loggamma(x + 1 - v)) / v)
            count = (q.c * d) ** v * mp.gamma(tau - v) / mp.gamma(tau) - mp.mpf(1) / 2 - q.q
        if tau == 1 and not model.steps and sampling == "poisson" and model.eta == model.delta == 0:
            u = 2 - v
            variance = (mp.mpf(model.gap) * q.c) ** 2 / sigma * mp.gamma(u) * (1 - mp.mpf(2) ** -u) * (q.c * x) ** -u
    row("closed", model, sampling, x, loss, count, variance, None, w)


header("laws in data and steps: loss above L-infinity, count, variance of loss and count, local exponent", "law-exposure.py", SEED)
print("method,family,alpha,parameter,quanta,curve,curveParameter,gap,eta,delta,nu,resource,x,"
      "loss,count,variance,countVariance,localExponent")

CURVES = [Exponential(), Shots(1.0), Shots(2.0), Shots(3.5), Shots(0.5), Shots(12.0), Logistic(3.0), Logistic(-4.0),
          Multilinear(5.0), Logistic(25.0), Multilinear(-1.5)]
for i, curve in enumerate(CURVES):
    for alpha in [0.1, 0.4, 1.0, 2.5]:
        for n in [0.2, 3, 60]:
            quanta = Zipf(alpha)
            model = Model(quanta, curve)
            direct(model, resource(model, max(n, 1)) * min(n, 1), exponent=n == 3)
for i in range(110):
    alpha = random.choice([random.uniform(0.02, 3), 10 ** random.uniform(-3, 1)])
    curve = random.choice(CURVES + [Shots(round(10 ** random.uniform(-1, 1.7), 2))])
    offset = random.choice([0.0, 0.0, round(random.uniform(-0.9, 5), 3)])
    eta = round(random.uniform(-1, 1) * alpha, 3) if offset == 0 and random.random() < 0.5 else 0.0
    eta = min(eta, round(0.9 * alpha, 6))
    delta = round(random.uniform(-0.5, 1), 3) if offset == 0 and random.random() < 0.5 else 0.0
    gap = random.choice([1.0, round(10 ** random.uniform(-2, 2), 3)])
    model = Model(Zipf(alpha, offset), curve, gap, eta, delta)
    direct(model, resource(model, int(10 ** random.uniform(0, 2.2))), exponent=i % 3 == 0)
for i in range(90):
    alpha = random.choice([random.uniform(-0.95, 0), 0.0, random.uniform(0, 3)])
    last = int(10 ** random.uniform(0, 3.2))
    curve = random.choice(CURVES)
    offset = random.choice([0.0, round(random.uniform(-0.9, 30), 3)])
    delta = round(random.uniform(0, 1), 3) if random.random() < 0.5 else 0.0
    eta = round(random.uniform(-2, 2), 3) if random.random() < 0.5 else 0.0
    model = Model(Zipf(alpha, offset, last), curve, 1.0, eta, delta)
    direct(model, resource(model, max(1, int(last * random.uniform(0, 1.5)))), exponent=i % 3 == 0)
for i in range(20):
    alpha = random.choice([random.uniform(-0.95, 0), 0.0, random.uniform(0, 1)])
    model = Model(Zipf(alpha, 0.0, int(10 ** random.uniform(6, 17))), random.choice(CURVES))
    direct(model, resource(model, random.randint(1, 300)), exponent=i % 3 == 0)
for i in range(45):
    alpha = random.uniform(0.05, 2)
    gamma = random.choice([round(random.uniform(0, 8), 2), round(random.uniform(-2, 0), 2)])
    last = int(10 ** random.uniform(0, 3.2))
    curve = random.choice(CURVES)
    delta = round(random.uniform(0, 1), 3) if random.random() < 0.5 else 0.0
    eta = round(random.uniform(-1, 1), 3) if random.random() < 0.5 else 0.0
    model = Model(LogModified(alpha, gamma, last), curve, 1.0, eta, delta)
    direct(model, resource(model, max(1, int(last * random.uniform(0, 1.5)))), exponent=i % 3 == 0)
for alpha, gamma in [(0.4, 2.0), (1.0, -1.0)]:
    quanta = LogModified(alpha, gamma)
    for curve in [Exponential(), Shots(2.0), Logistic(3.0)]:
        for n in [1, 20]:
            model = Model(quanta, curve)
            direct(model, resource(model, n), small=1e-2)
for i in range(60):
    alpha = random.uniform(0.05, 2.5)
    curve = random.choice(CURVES)
    nu = round(random.uniform(0.2, 2.5), 3)
    eta = min(round(random.uniform(-1, 1) * alpha, 3), round(0.9 * alpha, 6)) if i % 2 else 0.0
    model = Model(Zipf(alpha), curve, 1.0, eta, 0.0, nu, True)
    direct(model, resource(model, random.randint(1, 60)), exponent=i % 3 == 0)
for i in range(70):
    alpha = random.uniform(0.05, 2)
    curve = random.choice([Exponential(), Shots(1.0), Shots(2.0), Shots(5.0), Shots(12.0)])
    last = random.choice([None, int(10 ** random.uniform(0, 3))])
    delta = random.choice([0.0, 0.0, 0.5]) if last is None else 0.0
    model = Model(Zipf(alpha, 0.0, last), curve, 1.0, 0.0, delta)
    multinomial(model, resource(model, random.randint(1, 100)))
for alpha in [0.1, 0.4, 1.0, 2.0]:
    for curve in CURVES + [Shots(0.001), Shots(100.0), Logistic(150.0), Multilinear(150.0)]:
        for offset, eta, delta, nu in [(0.0, 0.0, 0.0, 1.0), (0.0, -0.3, 0.4, 1.0), (2.5, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0, 0.7)]:
            if nu != 1 and curve.parameter == 0.001:
                continue
            model = Model(Zipf(alpha, offset), curve, 2.0, eta, delta, nu, nu != 1)
            for x in [1e9, 3e13, 1e18]:
                width = (x * float(model.quanta.c) ** nu) ** (1 / float(model.power * model.quanta.s - model.rank))
                narrow = float(model.quanta.s) * max(1, getattr(curve, "tau", 1) ** 0.5, abs(float(curve.parameter)))
                if width / narrow > 300:
                    closed(model, x)
for alpha in [0.1, 0.4, 1.0, 2.0]:
    for tau in [1.0, 3.0, 20.0]:
        for x in [1e9, 1e12, 1e15, 1e18]:
            model = Model(Zipf(alpha), Shots(tau))
            width = (x * float(model.quanta.c)) ** (1 / (1 + alpha))
            if width / tau ** 0.5 > 600:
                closed(model, x, "multinomial")
