"""Random points of all laws, many of them ties on purpose. Run: python3 law-sweep.py COUNT SEED; rows go to standard output.

A tie is an amount at which a quantum is just affordable or just has its samples, or a double next to it. Where costs, frequencies and
thresholds are rational, ties are decided in fractions; elsewhere at 45 digits, and a point that these do not decide is left out.
Sums are plain sums over all ranks of finitely many quanta, and over those of a staircase or of large exposure, with Euler-Maclaurin
beyond, of infinitely many.
"""
import math
import random
import sys
from fractions import Fraction

import mpmath as mp

from law_sums import (Binomial, Exponential, Logistic, LogModified, Model, Multilinear, Shots, Threshold, Zipf, powers)

UNDECIDED = mp.mpf(10) ** -38
COLUMNS = ["law", "family", "alpha", "parameter", "quanta", "counts", "curve", "curveParameter", "gap", "eta", "cost", "kappa",
           "delta", "nu", "residual", "x", "y", "value"]


class Undecided(Exception):
    pass


def fraction(x):
    return Fraction(float(x))


def at_least(a, b):
    """Whether a >= b, of two fractions or of two numbers of 45 digits."""
    if isinstance(a, Fraction) and isinstance(b, Fraction):
        return a >= b
    a, b = mp.mpf(a) if not isinstance(a, Fraction) else mp.mpf(a.numerator) / a.denominator, \
        mp.mpf(b) if not isinstance(b, Fraction) else mp.mpf(b.numerator) / b.denominator
    if abs(a - b) <= UNDECIDED * (abs(a) + abs(b)):
        raise Undecided
    return a > b


class Counts:
    """Measured counts, in the place of a distribution."""
    family = "counts"
    alpha = parameter = 0.0

    def __init__(self, counts):
        self.counts = counts
        self.quanta = len(counts)
        self.total = sum(counts)
        self.c = mp.mpf(1)
        self.s = mp.mpf(1)

    def shape(self, k):
        return mp.mpf(self.counts[k - 1]) / self.total


class Point:
    """A model with all that a row needs."""

    def __init__(self):
        kind = random.random()
        self.eta = random.choice([0.0, 0.0, round(random.uniform(-0.5, 0.5), 3)])
        self.delta = random.choice([0.0, 0.0, 1.0, round(random.uniform(0, 1), 3)])
        self.kappa = random.choice([0.0, 0.0, 1.0, 2.0, 3.0, -1.0, round(random.uniform(-2, 4), 3)])
        self.nu = random.choice([1.0, 1.0, 2.0, 0.5, round(random.uniform(0.3, 2), 3)])
        self.gap = random.choice([1.0, 0.37, 2.0])
        self.cost = random.choice([1.0, 1.0, 3.0, 0.1, 37.5])
        self.residual = random.choice([0.0, 0.0, 1.69])
        if kind < 0.25:
            counts = sorted((random.choice([1, 1, 2, 3, 5, random.randint(1, 10 ** random.randint(1, 6))])
                             for _ in range(random.randint(1, 40))), reverse=True)
            self.quanta, self.delta = Counts(counts), 0.0
        elif kind < 0.75:
            alpha = random.choice([0.0, 1.0, 2.0, random.uniform(-0.9, 3), random.uniform(0.05, 1)])
            offset = random.choice([0.0, 0.0, 0.0, round(random.uniform(-0.9, 20), 3)])
            self.quanta = Zipf(alpha, offset, random.choice([1, 2, random.randint(3, 20), random.randint(20, 120)]))
        else:
            alpha = random.choice([1.0, 2.0, random.uniform(0.1, 3)])
            self.quanta = Zipf(alpha, 0.0, None)
            self.eta = min(self.eta, alpha - 0.05)
        if self.quanta.family == "zipf" and self.quanta.q != 0:
            self.eta = self.delta = 0.0

    def rational(self):
        q = self.quanta
        return q.family == "counts" or q.quanta == 1 or (
            q.quanta is not None and q.q == 0 and q.alpha == int(q.alpha) and q.alpha >= -1)

    def use(self, k):
        """p_k, a fraction where it is one."""
        q = self.quanta
        if q.family == "counts":
            return Fraction(q.counts[k - 1], q.total)
        if q.quanta == 1:
            return Fraction(1)
        if self.rational():
            s = int(q.alpha) + 1
            if not hasattr(self, "sum"):
                self.sum = sum(Fraction(1, j ** s) for j in range(1, q.quanta + 1))
            return Fraction(1, k ** s) / self.sum
        return q.c * q.shape(k)

    def exposure(self, k):
        """To a unit of data."""
        if self.rational() and self.delta == int(self.delta):
            return self.use(k) / Fraction(k) ** int(self.delta)
        return number(self.use(k)) * mp.mpf(k) ** -mp.mpf(self.delta)

    def each(self, k):
        """What quantum k costs."""
        if self.kappa == int(self.kappa):
            return fraction(self.cost) * Fraction(k) ** int(self.kappa)
        return mp.mpf(self.cost) * mp.mpf(k) ** mp.mpf(self.kappa)

    def last(self, most):
        return most if self.quanta.quanta is None else self.quanta.quanta

    def weight(self, k):
        return mp.mpf(self.gap) * mp.mpf(k) ** mp.mpf(self.eta) * number(self.use(k))

    def beyond(self, n):
        """The loss of all quanta after n."""
        if self.quanta.quanta is None:
            return mp.mpf(self.gap) * self.quanta.c * powers(self.quanta.s - mp.mpf(self.eta), 0, n + 1, None)
        return mp.fsum(self.weight(k) for k in range(n + 1, self.quanta.quanta + 1))


def number(x):
    return mp.mpf(x.numerator) / x.denominator if isinstance(x, Fraction) else mp.mpf(x)


def near(x):
    """A double at, just below or just above a real number, or the number off by a random factor."""
    x = float(x.numerator / x.denominator) if isinstance(x, Fraction) else float(x)
    kind = random.random()
    if kind < 0.4:
        return x
    if kind < 0.6:
        return math.nextafter(x, 0)
    if kind < 0.8:
        return math.nextafter(x, math.inf)
    return x * 10 ** random.uniform(-0.3, 0.3)


def total(costs):
    return sum(costs, Fraction(0)) if all(isinstance(c, Fraction) for c in costs) else mp.fsum(number(c) for c in costs)


def affordable(point, amount, most):
    """The largest n with N(n) <= amount."""
    spent = Fraction(0)
    n = 0
    for k in range(1, point.last(most) + 1):
        cost = point.each(k)
        spent = spent + cost if isinstance(spent, Fraction) and isinstance(cost, Fraction) else number(spent) + number(cost)
        if not at_least(fraction(amount), spent):
            return n
        n = k
    if point.quanta.quanta is None:
        raise Undecided
    return n


def smooth():
    return random.choice([Exponential(), Shots(1.0), Shots(2.0), Shots(5.0), Shots(40.0), Logistic(3.0), Logistic(-1.0), Multilinear(4.0)])


def threshold():
    return Threshold(random.choice([1.0, 1.0, 10.0, 0.5, 3.7, 100.0]))


def counted(point, x, tau, most, exponent=None):
    """How many quanta have an exposure of at least tau."""
    n = 0
    for k in range(1, point.last(most) + 1):
        if exponent is None:
            y = point.exposure(k)
            y = fraction(x) * y if isinstance(y, Fraction) else mp.mpf(x) * y
        elif exponent == 1:
            y = point.use(k)
            y = fraction(x) * y if isinstance(y, Fraction) else mp.mpf(x) * y
        else:
            y = mp.mpf(x) * number(point.use(k)) ** mp.mpf(exponent)
        if not at_least(y, fraction(tau)):
            return n
        n = k
    if point.quanta.quanta is None:
        raise Undecided
    return n


def parameters(point):
    n = random.randint(1, point.last(400))
    x = near(total([point.each(k) for k in range(1, n + 1)]))
    return None, x, 0, point.beyond(affordable(point, x, 2000))


def staircase(point, exponent):
    curve = threshold()
    n = random.randint(1, point.last(400))
    y = point.exposure(n) if exponent is None else point.use(n) if exponent == 1 else number(point.use(n)) ** mp.mpf(exponent)
    x = near(fraction(curve.parameter) / y if isinstance(y, Fraction) else mp.mpf(curve.parameter) / y)
    if not 1 <= x <= 1e18:
        raise Undecided
    return curve, x, 0, point.beyond(counted(point, x, curve.parameter, 3000, exponent))


def plain(point, x, curve, steps):
    """Sum of weights times open shares, over all ranks."""
    if point.quanta.quanta is None:
        model = Model(point.quanta, curve, point.gap, point.eta, point.delta, point.nu, steps)
        return model.sums(x, limit=1200)[0]
    return mp.fsum(point.weight(k) * curve.open(
        mp.mpf(x) * (number(point.use(k)) ** mp.mpf(point.nu) if steps else number(point.exposure(k))))
        for k in range(1, point.quanta.quanta + 1))


def data(point):
    if random.random() < 0.5:
        return staircase(point, None)
    curve, x = smooth(), 10 ** random.uniform(0, 6 if point.quanta.quanta else 3.5)
    return curve, x, 0, plain(point, x, curve, False)


def steps(point):
    if random.random() < 0.5:
        return staircase(point, point.nu)
    curve, x = smooth(), 10 ** random.uniform(0, 6 if point.quanta.quanta else 3)
    return curve, x, 0, plain(point, x, curve, True)


def multinomial(point):
    if point.quanta.quanta is None:
        raise Undecided
    tau = random.choice([1, 2, 5])
    x = float(random.randint(1, 10 ** random.randint(1, 5)))
    return Shots(float(tau)), x, 0, plain(point, x, Binomial(x, tau), False)


def corpus(point):
    if point.quanta.family != "counts" or point.quanta.total > 3000:
        raise Undecided
    tau, m = random.choice([1, 2, 4]), point.quanta.total
    d = random.randint(1, m)
    loss = mp.mpf(0)
    for k, c in enumerate(point.quanta.counts, 1):
        missed = sum(math.comb(c, j) * math.comb(m - c, d - j) for j in range(0, min(tau - 1, c, d) + 1))
        loss += point.weight(k) * mp.mpf(missed) / math.comb(m, d)
    return Shots(float(tau)), float(d), 0, loss


def compute(point):
    if point.quanta.quanta is None or point.quanta.quanta > 40:
        raise Undecided
    last = point.quanta.quanta
    spent = [total([point.each(j) for j in range(1, n + 1)]) for n in range(last + 1)]
    if random.random() < 0.5:
        curve = threshold()
        need = [None] + [fraction(curve.parameter) / point.exposure(k) if isinstance(point.exposure(k), Fraction)
                         else mp.mpf(curve.parameter) / point.exposure(k) for k in range(1, last + 1)]
        both = [None] + [spent[n] * need[n] if isinstance(spent[n], Fraction) and isinstance(need[n], Fraction)
                         else number(spent[n]) * number(need[n]) for n in range(1, last + 1)]
        x = near(both[random.randint(1, last)])
        n = 0
        for k in range(1, last + 1):
            if at_least(fraction(x), both[k]):
                n = k
        return curve, x, 0, point.beyond(n)
    if point.quanta.family == "counts":
        raise Undecided
    curve, x = smooth(), 10 ** random.uniform(0, 7)
    best = point.beyond(0)
    for n in range(1, last + 1):
        samples = mp.mpf(x) / number(spent[n])
        best = min(best, point.beyond(n) + mp.fsum(
            point.weight(k) * curve.open(samples * number(point.exposure(k))) for k in range(1, n + 1)))
    return curve, x, 0, best


def joint(point):
    n = random.randint(1, point.last(60))
    size = near(total([point.each(k) for k in range(1, n + 1)]))
    room = affordable(point, size, 400)
    if random.random() < 0.4:
        curve, x, _, _ = staircase(point, None)
        learned = min(room, counted(point, x, curve.parameter, 3000))
        return curve, size, x, point.beyond(learned)
    curve, x = smooth(), 10 ** random.uniform(0, 6)
    return curve, size, x, point.beyond(room) + mp.fsum(
        point.weight(k) * curve.open(mp.mpf(x) * number(point.exposure(k))) for k in range(1, room + 1))


def soft(point):
    """Room by chance, of overlap nu."""
    if point.quanta.quanta is None:
        raise Undecided
    omega = point.nu = random.choice([1.0, 1.0, 0.0, round(random.random(), 3)])
    ranks = range(1, point.quanta.quanta + 1)
    costs = [number(point.each(k)) for k in ranks]
    uses = [number(point.use(k)) for k in ranks]
    x = mp.mpf(10) ** random.uniform(-2, 5)
    size = float(mp.fsum(c * -mp.expm1(-x * p) for c, p in zip(costs, uses)))
    left = mp.fsum(costs) - mp.mpf(size)
    if left <= mp.fsum(costs) * mp.mpf(10) ** -30:
        raise Undecided
    # Newton's method for the logarithm of what is left, which is convex.
    for _ in range(300):
        open_ = [c * mp.exp(-x * p) for c, p in zip(costs, uses)]
        step = mp.log(mp.fsum(open_) / left) * mp.fsum(open_) / mp.fsum(o * p for o, p in zip(open_, uses))
        x = x + step if x + step > 0 else x / 2
        if abs(step) < mp.mpf(10) ** -40 * x:
            break
    else:
        raise Undecided
    if random.random() < 0.3:
        curve, d, _, _ = staircase(point, None)
        learned = counted(point, d, curve.parameter, 3000)
        lacking = [0 if k <= learned else 1 for k in ranks]
    else:
        curve, d = smooth(), 10 ** random.uniform(0, 6)
        lacking = [curve.open(mp.mpf(d) * number(point.exposure(k))) for k in ranks]
    return curve, size, d, mp.fsum(
        point.weight(k) * (a + b - mp.mpf(omega) * a * b)
        for k, a, b in zip(ranks, (mp.exp(-x * p) for p in uses), lacking))


def race(point):
    """Plackett-Luce order of theta = nu at a time."""
    if point.quanta.quanta is None:
        raise Undecided
    x = 10 ** random.uniform(-3, 6)
    first = number(point.use(1))
    return None, x, 0, mp.fsum(point.weight(k) * mp.exp(-mp.mpf(x) * (number(point.use(k)) / first) ** mp.mpf(point.nu))
                               for k in range(1, point.quanta.quanta + 1))


def frequency(point):
    n = random.randint(0, point.last(1000))
    return None, float(n), 0, point.beyond(n)


def uniform(point):
    if point.quanta.quanta is None:
        raise Undecided
    n = random.randint(0, point.quanta.quanta)
    return None, float(n), 0, (1 - mp.mpf(n) / point.quanta.quanta) * point.beyond(0)


LAWS = {"parameters": parameters, "data": data, "steps": steps, "multinomial": multinomial, "without-replacement": corpus,
        "compute": compute, "joint": joint, "soft": soft, "race": race, "frequency": frequency, "uniform": uniform}


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    random.seed(seed)
    print(f"# random points of all laws; mpmath {mp.__version__}, {mp.mp.dps} digits, Python {sys.version.split()[0]}, seed {seed}; "
          "written by law-sweep.py")
    print(",".join(COLUMNS))
    made = 0
    while made < count:
        law = random.choice(list(LAWS))
        try:
            point = Point()
            curve, x, y, value = LAWS[law](point)
        except (Undecided, ValueError, ZeroDivisionError, OverflowError):
            continue
        if not (mp.isfinite(value) and math.isfinite(x)):
            continue
        q = point.quanta
        counts = " ".join(str(c) for c in q.counts) if q.family == "counts" else ""
        print(law, q.family, repr(float(q.alpha)), repr(float(q.parameter)), "inf" if q.quanta is None else q.quanta, counts,
              curve.name if curve else "threshold", repr(float(curve.parameter)) if curve else 1.0,
              *(repr(float(v)) for v in (point.gap, point.eta, point.cost, point.kappa, point.delta, point.nu, point.residual, x, y)),
              mp.nstr(value + mp.mpf(point.residual), 40, min_fixed=0, max_fixed=0), sep=",")
        made += 1
    sys.stdout.flush()


main()
