"""Writes law-inverse.csv.gz: the least amounts of a resource with which a loss is reached (T40).

The loss is that of a random amount, rounded to a double. Over data the amount is a root of the sum of law_sums, by the secant method in its
logarithm; over parameters and, with a threshold, over compute, a whole number of quanta, by bisection of the tail; with both resources one
of them is given. With both, a quantum that the samples hardly teach changes the loss by less than its bound, 1e-9 of it, and is not asked for.
The condition of an amount of data says how much of the loss's accuracy is left in it.

Run in this directory: python3 law-inverse.py COUNT SEED; the stored file, of 1000 points and seed 20261140, is gzip -9n of it.
"""
import random
import sys

import mpmath as mp

from law_sums import Exponential, Model, Shots, Zipf, header, text

STEP = mp.mpf(10) ** -8
TOLERANCE = mp.mpf(10) ** -30
COLUMNS = "kind,alpha,quanta,curve,tau,cost,other,loss,amount,condition"


def root(loss, target, near):
    """Where the loss is the target, which is not far from near."""
    return mp.exp(mp.findroot(lambda t: (loss(mp.exp(t)) - target) / target, (mp.log(near), mp.log(near) + mp.mpf(10) ** -9),
                              solver="secant", tol=TOLERANCE))


def condition(loss, amount):
    """By how much more the amount changes than the loss, both relative."""
    h = mp.mpf(10) ** -12
    return 2 * h * loss(amount) / (loss(amount * mp.exp(-h)) - loss(amount * mp.exp(h)))


def row(kind, model, cost, other, target, amount, condition=None):
    last = "inf" if model.quanta.quanta is None else str(model.quanta.quanta)
    tau = getattr(model.curve, "tau", 1)
    print(",".join([kind, str(model.quanta.alpha), last, model.curve.name, str(int(tau)), str(cost), str(other), repr(float(target)), text(amount), "" if condition is None else mp.nstr(condition, 6)]), flush=True)


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


def data():
    model = draw(True)
    samples = mp.mpf(10) ** random.uniform(0.5, 4)
    loss = lambda x: model.sums(x)[0]
    target = rounded(loss(samples))
    amount = root(loss, target, samples)
    row("data", model, 1, 0, target, amount, condition(loss, amount))


def steps():
    """A law in steps of whole quanta, what a quantum costs, a loss between two steps, and the number of quanta that it takes."""
    model, cost = draw(False), random.choice([1, 3, 64])
    n = random.randint(1, min(model.quanta.quanta or 10 ** 6, 10 ** random.randint(1, 6)) - 1 or 1)
    target = rounded((tail(model, n) + tail(model, n - 1)) / 2)
    return model, cost, target, quanta_for(lambda m: tail(model, m), target, 2 * n + 1)


def parameters():
    model, cost, target, n = steps()
    row("parameters", model, cost, 0, target, cost * mp.mpf(n))


def compute():
    model, cost, target, n = steps()
    row("compute", model, cost, 0, target, 6 * cost * n / (model.quanta.c * model.quanta.shape(n)))


def joint_data():
    model = draw(True)
    n = random.randint(2, 60)
    n = min(n, model.quanta.quanta or n)
    loss = lambda x: mp.fsum(model.weight(k) * model.curve.open(model.exposure(x, k)) for k in range(1, n + 1)) + tail(model, n)
    samples = mp.mpf(10) ** random.uniform(0.5, 2.5)
    target = rounded(loss(samples))
    amount = root(loss, target, samples)
    row("joint-data", model, 1, n, target, amount, condition(loss, amount))


def joint_parameters():
    model = draw(True)
    samples = round(10 ** random.uniform(1, 3), 2)
    most = min(60, model.quanta.quanta or 60)
    losses = [tail(model, 0)]
    for k in range(1, most + 1):
        losses.append(losses[-1] - model.weight(k) * (1 - model.curve.open(model.exposure(samples, k))))
    n = random.choice([n for n in range(1, most + 1) if losses[n - 1] - losses[n] > STEP * losses[n]])
    target = rounded((losses[n] + losses[n - 1]) / 2)
    row("joint-parameters", model, 1, samples, target, mp.mpf(quanta_for(lambda m: losses[m], target, most)))


def main(count, seed):
    random.seed(seed)
    header("least amounts of a resource for a loss", "law-inverse.py", seed)
    print(COLUMNS)
    for i in range(count):
        [data, parameters, compute, joint_data, joint_parameters][i % 5]()


main(int(sys.argv[1]), int(sys.argv[2]))
