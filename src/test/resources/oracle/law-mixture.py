"""Writes law-mixture.csv.gz: losses of several families of quanta over data, in given and in the best shares, over parameters, and over both.

The sums over ranks are those of law_sums. The best shares of two families come from the sign of the difference of the benefits of a further
sample, or lie at an end; those of three from Newton's method. The first n quanta of the merged order come from bisection of the level of use
at 80 digits; where families are equal, the places left go to the first of them.

Run in this directory: python3 law-mixture.py COUNT SEED; the stored file, of 1000 points and seed 20261127, is gzip -9n of it.
"""
import math
import random
import sys

import mpmath as mp

from law_sums import Exponential, Model, Shots, Zipf, header, powers

COLUMNS = ["kind", "families", "shares", "parameters", "samples", "loss", "localExponent", "parts"]
KINDS = ["data", "data", "best", "parameters", "joint"]


def text(x):
    return mp.nstr(x, 30, min_fixed=0, max_fixed=0)


class Weibull:
    name = "weibull"
    probability = False

    def __init__(self, shape):
        self.parameter = shape
        self.h = mp.mpf(shape)

    def open(self, y):
        return mp.exp(-y ** self.h)

    def series(self, count):
        return [(self.h * j, (-1) ** j / mp.factorial(j)) for j in range(count)]


class Slope:
    """-y phi'(y) of a curve."""
    probability = False

    def __init__(self, curve):
        self.curve = curve

    def open(self, y):
        if isinstance(self.curve, Weibull):
            return self.curve.h * y ** self.curve.h * mp.exp(-y ** self.curve.h)
        return y ** self.curve.tau * mp.exp(-y) / mp.gamma(self.curve.tau)

    def series(self, count):
        return [(p, -p * c) for p, c in self.curve.series(count)]


class Family:
    def __init__(self, weight, alpha, offset, quanta, gap, eta, residual, curve):
        self.text = f"{weight!r}:{alpha!r}:{offset!r}:{quanta or 'inf'}:{gap!r}:{eta!r}:{residual!r}:{curve.name}:{float(curve.parameter)!r}"
        self.weight, self.residual = mp.mpf(weight), mp.mpf(residual)
        self.quanta, self.curve, self.gap, self.eta = Zipf(alpha, offset, quanta), curve, gap, eta
        self.model = Model(self.quanta, curve, gap, eta)

    def loss(self, x):
        return self.weight * self.model.sums(x, limit=1500)[0] if x > 0 else self.weight * self.rest(0)

    def slope(self, x):
        return self.weight * self.model.sums(x, Slope(self.curve), limit=1500)[0] if x > 0 else mp.mpf(0)

    def benefit(self, x):
        """-dL/dx, at 0 for curves whose slope there is 1."""
        if x == 0:
            return self.weight * mp.mpf(self.gap) * self.quanta.c ** 2 * self.quanta.tail(2, mp.mpf(self.eta), 1)
        return self.slope(x) / x

    def rest(self, n):
        """What the quanta after the first n leave of the loss."""
        if n == self.quanta.quanta:
            return mp.mpf(0)
        return mp.mpf(self.gap) * self.quanta.c * self.quanta.tail(1, mp.mpf(self.eta), n + 1)

    def first(self, n, x):
        """The loss of the first n quanta alone."""
        if n == 0:
            return mp.mpf(0)
        few = Zipf(self.quanta.alpha, self.quanta.parameter, n)
        few.c = self.quanta.c
        return Model(few, self.curve, self.gap, self.eta).sums(x, limit=1500)[0]

    def count(self, level):
        """How many quanta are used by at least this share of the test samples."""
        n = int(mp.floor((self.weight * self.quanta.c / level) ** (1 / self.quanta.s) - self.quanta.q))
        return max(0, n if self.quanta.quanta is None else min(n, self.quanta.quanta))


def merged(families, n):
    with mp.workdps(80):
        for family in families:
            family.quanta.c = 1 / powers(family.quanta.s, family.quanta.q, 1, family.quanta.quanta)
        size = None if any(f.quanta.quanta is None for f in families) else sum(f.quanta.quanta for f in families)
        if size is not None and n >= size:
            return [f.quanta.quanta for f in families]
        high = mp.mpf(2)
        low = mp.mpf(1)
        while sum(f.count(low) for f in families) <= n:
            low /= 16
        for _ in range(260):
            middle = mp.sqrt(low * high)
            counts = [f.count(middle) for f in families]
            if sum(counts) <= n:
                high = middle
            else:
                low = middle
        counts, more = [f.count(high) for f in families], [f.count(low) for f in families]
        for j in range(len(counts)):
            extra = min(n - sum(counts), more[j] - counts[j])
            counts[j] += extra
        return counts


def parts(rng, count):
    """Numbers of few digits above 0 that add up to 1."""
    cuts = sorted(rng.sample(range(1, 1000), count - 1))
    return [(b - a) / 1000 for a, b in zip([0] + cuts, cuts + [1000])]


def families(rng, kind):
    count = rng.choice([2, 2, 3] if kind == "best" else [1, 2, 2, 3, 4])
    result = []
    for weight in parts(rng, count):
        alpha = round(math.exp(rng.uniform(-2.5, 0.7)), 3)
        quanta = rng.choice([None, None, rng.randint(1, 1000), rng.randint(10 ** 5, 10 ** 9)])
        offset = rng.choice([0.0, 0.0, round(rng.uniform(-0.9, 9), 2)])
        eta = rng.choice([0.0, round(rng.uniform(-1, 0.9 * alpha), 3)]) if offset == 0 else 0.0
        curves = [Exponential(), Weibull(round(rng.uniform(0.4, 1), 2)) if kind == "best" else Shots(float(rng.randint(2, 5)))]
        gap = rng.choice([1.0, round(math.exp(rng.uniform(-2, 2)), 3)])
        residual = rng.choice([0.0, 0.0, round(rng.uniform(0, 2), 2)])
        result.append((weight, alpha, offset, quanta, gap, eta, residual, rng.choice(curves)))
    if count == 2 and rng.random() < 0.15:
        result = [(0.5,) + result[0][1:], (0.5,) + result[0][1:]]
    return [Family(*arguments) for arguments in result]


def best(all_, x):
    if len(all_) == 2:
        a, b = all_
        for one, other, flip in ((a, b, False), (b, a, True)):
            if isinstance(other.curve, Exponential) and one.benefit(x) >= other.benefit(0):
                return [mp.mpf(0), x] if flip else [x, mp.mpf(0)]
        difference = lambda u: mp.log(a.benefit(x / (1 + mp.exp(-u))) / b.benefit(x / (1 + mp.exp(u))))
        low, high = mp.mpf(-1), mp.mpf(1)
        while difference(low) < 0:
            low *= 2
        while difference(high) > 0:
            high *= 2
        u = mp.findroot(difference, (low, high), solver="anderson", tol=mp.mpf(10) ** -50, maxsteps=60)
        return [x / (1 + mp.exp(-u)), x / (1 + mp.exp(u))]
    start = [mp.log(x / 3)] * 3

    def equations(*u):
        benefits = [mp.log(f.benefit(mp.exp(v))) for f, v in zip(all_, u)]
        return [benefits[0] - benefits[1], benefits[1] - benefits[2], sum(mp.exp(v) for v in u) / x - 1]
    u = mp.findroot(equations, start, tol=mp.mpf(10) ** -44, maxsteps=12)
    return [mp.exp(v) for v in u]


def row(rng, kind):
    all_ = families(rng, kind)
    residual = mp.fsum(f.weight * f.residual for f in all_)
    n = rng.choice([rng.randint(0, 30), int(math.exp(rng.uniform(0, 35 if kind == "parameters" else 14)))])
    samples = float(round(math.exp(rng.uniform(0 if kind != "best" else 2, 14))))
    x = mp.mpf(samples)
    shares = [f.weight for f in all_] if rng.random() < 0.3 else [mp.mpf(share) for share in parts(rng, len(all_))]
    if kind in ("data", "joint") and len(all_) > 1 and rng.random() < 0.1:
        shares = [mp.mpf(1)] + [mp.mpf(0)] * (len(all_) - 1)
    exponent, listed = None, []
    if kind == "data":
        loss = mp.fsum(f.loss(q * x) for f, q in zip(all_, shares))
        exponent = mp.fsum(f.slope(q * x) for f, q in zip(all_, shares)) / loss
    elif kind == "best":
        own = best(all_, x)
        loss = mp.fsum(f.loss(v) for f, v in zip(all_, own))
        exponent = max(f.benefit(v) for f, v in zip(all_, own) if v > 0) * x / loss
        listed = [mp.nstr(v / x, 25, min_fixed=0, max_fixed=0) for v in own]
    else:
        listed = merged(all_, n)
        loss = mp.fsum(
            f.weight * (f.rest(m) + (f.rest(0) - f.rest(m) if q == 0 else f.first(m, q * x)) if kind == "joint" else f.rest(m))
            for f, m, q in zip(all_, listed, shares))
    if loss < mp.mpf(10) ** -100 and loss != 0:
        raise ValueError("tiny")
    return [
        kind, ";".join(f.text for f in all_), ";".join(repr(float(q)) for q in shares), n, repr(samples), text(loss + residual),
        "" if exponent is None else text(exponent), ";".join(map(str, listed))]


def main(count, seed):
    rng = random.Random(seed)
    header("losses of mixtures of families of quanta", "law-mixture.py", seed)
    print(",".join(COLUMNS))
    written = 0
    while written < count:
        try:
            line = row(rng, KINDS[written % len(KINDS)])
        except (ValueError, ZeroDivisionError, TypeError):  # TypeError: mpmath's, where Newton's method leaves the range of numbers
            continue
        print(",".join(map(str, line)), flush=True)
        written += 1


main(int(sys.argv[1]), int(sys.argv[2]))
