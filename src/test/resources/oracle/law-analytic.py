"""Writes law-analytic.csv.gz: tails and losses of analytic_sums, at random points.

Run in this directory: python3 law-analytic.py COUNT SEED; the stored file, of 3000 points and seed 20261128, is gzip -9n of it. A third of them have
a second power (T45). It takes about a quarter of an hour.
"""
import math
import random
import sys

import mpmath as mp

from analytic_sums import Shape, loss
from law_sums import header

mp.mp.dps = 40
COLUMNS = ["alpha", "rate", "stretch", "b", "rho", "omega", "phase", "rank", "probability", "tail", "curve", "tau", "x", "loss", "slope"]


def text(x):
    return mp.nstr(x, 30, min_fixed=0, max_fixed=0)


def draw(rng):
    kind = rng.choice(["second", "second", "periodic", "cut", "stretched", "geometric"])
    alpha = rng.choice([round(rng.uniform(0.1, 2), 3), round(math.exp(rng.uniform(-2.5, 1)), 4)])
    if kind == "second":
        rho = rng.choice([round(rng.uniform(0.1, 3), 3), 1.0])
        least = (2 ** -(1 + alpha) - 1) / (1 - 2 ** -(1 + alpha + rho))
        return Shape(alpha, b=round(rng.uniform(0.95 * least, 3), 3), rho=rho)
    if kind == "periodic":
        omega = round(math.exp(rng.uniform(-1, 2.5)), 3)
        most = (1 + alpha) / math.hypot(1 + alpha, omega)
        return Shape(alpha, b=round(rng.uniform(-0.99, 0.99) * most, 4), rho=0.0, omega=omega, phase=round(rng.uniform(-3, 3), 2))
    if kind == "cut":
        return Shape(round(rng.uniform(-1, 1.5), 3), rate=1 / round(math.exp(rng.uniform(1, 8))))
    if kind == "stretched":
        return Shape(-1.0, rate=round(math.exp(rng.uniform(-1, 1)), 3), stretch=round(rng.uniform(0.3, 0.95), 3))
    return Shape(-1.0, rate=round(math.exp(rng.uniform(-6, 1)), 5))


def main(count, seed):
    rng = random.Random(seed)
    header("tails and losses of analytic frequencies", "law-analytic.py", seed)
    print(",".join(COLUMNS))
    for _ in range(count):
        shape = draw(rng)
        rank = rng.choice([0, rng.randint(1, 30), int(math.exp(rng.uniform(3, 8)))])
        while shape.rate * rank ** shape.stretch > 300:
            rank //= 2
        curve = rng.choice(["threshold", "exponential", "shots"])
        tau = rng.randint(2, 6) if curve == "shots" else 1
        # The transition is at a rank of at most about 1000.
        most = shape.total / shape(mp.mpf(1000 if not shape.rate else min(1000, (100 / shape.rate) ** (1 / shape.stretch))))
        x = math.exp(rng.uniform(0, min(41.4, float(mp.log(most)))))
        value, slope = loss(shape, curve, tau, mp.mpf(x))
        print(",".join(map(str, [
            *map(repr, shape.given), rank, text(shape(mp.mpf(max(1, rank))) / shape.total), text(shape.beyond(rank) / shape.total), curve, tau,
            repr(x), text(value), "" if slope is None else text(slope / value)])), flush=True)


main(int(sys.argv[1]), int(sys.argv[2]))
