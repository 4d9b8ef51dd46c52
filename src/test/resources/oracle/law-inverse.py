"""Writes law-inverse.csv: the least amounts of a resource with which a loss is reached (T40).

The loss is that of a random amount, rounded to a double. Over data the amount is a root of the sum of law_sums, by the secant method in its
logarithm; over parameters and, with a threshold, over compute, a whole number of quanta, by bisection of the tail; with both resources one
of them is given. Starts are losses close to that of no samples.

Run in this directory: python3 law-inverse.py > law-inverse.csv
"""
import random

import mpmath as mp

from law_sums import Exponential, Model, Shots, Zipf, header, text

SEED = 20261140
random.seed(SEED)
TOLERANCE = mp.mpf(10) ** -30
COLUMNS = "kind,alpha,quanta,curve,tau,cost,other,loss,amount"


def root(loss, target, near):
    """Where the loss is the target, which is not far from near."""
    return mp.exp(mp.findroot(lambda t: (loss(mp.exp(t)) - target) / target, (mp.log(near), mp.log(near) + mp.mpf(10) ** -9),
                              solver="secant", tol=TOLERANCE))


def row(kind, model, cost, other, target, amount):
    last = "inf" if model.quanta.quanta is None else str(model.quanta.quanta)
    tau = getattr(model.curve, "tau", 1)
    print(",".join([kind, str(model.quanta.alpha), last, model.curve.name, str(int(tau)), str(cost), str(other), repr(float(target)), text(amount)]))


def draw(smooth):
    alpha = round(random.uniform(0.15, 1.5), 3)
    last = random.choice([None, None, random.randint(3, 400)])
    curve = random.choice([Exponential(), Shots(random.randint(1, 6))]) if smooth else Shots(1)
    return Model(Zipf(alpha, 0.0, last), curve)


def tail(model, n):
    last = model.quanta.quanta
    return mp.mpf(0) if last is not None and n >= last else model.quanta.c * model.quanta.tail(1, mp.mpf(0), n + 1)


def quanta_for(loss_after, target, most):
    """The least n with a loss of at most the target, which n has and later ones have."""
    low, high = -1, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if loss_after(middle) <= target else (middle, high)
    return high


def rounded(value):
    return mp.mpf(float(value))


header("least amounts of a resource for a loss", "law-inverse.py", SEED)
print(COLUMNS)
for _ in range(20):
    model = draw(True)
    samples = mp.mpf(10) ** random.uniform(0.5, 4)
    target = rounded(model.sums(samples)[0])
    row("data", model, 1, 0, target, root(lambda x: model.sums(x)[0], target, samples))
for _ in range(12):
    model, cost = draw(False), random.choice([1, 3, 64])
    n = random.randint(1, min(model.quanta.quanta or 10 ** 6, 10 ** random.randint(1, 6)) - 1 or 1)
    target = rounded((tail(model, n) + tail(model, n - 1)) / 2)
    row("parameters", model, cost, 0, target, cost * mp.mpf(quanta_for(lambda m: tail(model, m), target, 2 * n + 1)))
for _ in range(12):
    model, cost = draw(False), random.choice([1, 3, 64])
    n = random.randint(1, min(model.quanta.quanta or 10 ** 6, 10 ** random.randint(1, 6)) - 1 or 1)
    target = rounded((tail(model, n) + tail(model, n - 1)) / 2)
    n = quanta_for(lambda m: tail(model, m), target, 2 * n + 1)
    row("compute", model, cost, 0, target, 6 * cost * n / (model.quanta.c * model.quanta.shape(n)))
for _ in range(8):
    model = draw(True)
    n = random.randint(2, 60)
    n = min(n, model.quanta.quanta or n)
    loss = lambda x: mp.fsum(model.weight(k) * model.curve.open(model.exposure(x, k)) for k in range(1, n + 1)) + tail(model, n)
    samples = mp.mpf(10) ** random.uniform(0.5, 2.5)
    target = rounded(loss(samples))
    row("joint-data", model, 1, n, target, root(loss, target, samples))
for _ in range(8):
    model = draw(True)
    samples = round(10 ** random.uniform(1, 3), 2)
    most = min(60, model.quanta.quanta or 60)
    losses = [tail(model, 0)]
    for k in range(1, most + 1):
        losses.append(losses[-1] - model.weight(k) * (1 - model.curve.open(model.exposure(samples, k))))
    n = random.randint(1, most)
    target = rounded((losses[n] + losses[n - 1]) / 2)
    row("joint-parameters", model, 1, samples, target, mp.mpf(quanta_for(lambda m: losses[m], target, most)))
