"""Emergence curves and the frequencies of infinitely many quanta, for the generators derivation-*.py. Nothing here is derived:
curves and sums are those of the definitions."""
import sys

import mpmath as mp


def header(what, generator, seed):
    print(f"# {what}")
    print(f"# mpmath {mp.__version__}, {mp.mp.dps} digits, Python {sys.version.split()[0]}, seed {seed}; written by {generator}")


def text(x):
    return mp.nstr(x, 25, min_fixed=0, max_fixed=0)


class Curve:
    """A curve phi with a parameter: threshold, number of shots, midpoint, or shape."""

    def __init__(self, name, parameter):
        self.name, self.parameter = name, parameter

    def open(self, y):
        p = mp.mpf(self.parameter)
        return {
            "threshold": lambda: mp.mpf(1 if y < p else 0),
            "shots": lambda: self.fewer(y) if p == int(p) else mp.gammainc(p, y, mp.inf, regularized=True),
            "exponential": lambda: mp.exp(-y),
            "logistic": lambda: 1 / (1 + mp.exp(y - p)),
            "multilinear": lambda: 1 / (1 + mp.exp(y - p)) ** 2,
            "weibull": lambda: mp.exp(-y ** p),
        }[self.name]()

    def fewer(self, y):
        """The probability of fewer than a whole number of samples: the sum of Poisson's probabilities."""
        term = total = mp.exp(-y)
        for j in range(1, int(self.parameter)):
            term *= y / j
            total += term
        return total

    def mellin(self, w, y):
        """The integral of u^(w-1) phi(u) over u > y by quadrature, in t = log(u/y) up to u = 2 and in u beyond."""
        p = mp.mpf(self.parameter)
        if self.name == "threshold":
            return (p ** w - y ** w) / w if y < p else mp.mpf(0)
        middle = max(y, mp.mpf(2))
        near = mp.mpf(0)
        if y < middle:
            top = mp.log(middle / y)
            cuts = [top * j / 4 for j in range(5)]
            near = y ** w * mp.quad(lambda t: mp.exp(w * t) * self.open(y * mp.exp(t)), cuts)
        places = [middle] + [middle + d for d in (1, 3, 8, 20, 50, 120)] + [p + d for d in (-6, -2, 0, 2, 6, 14, 30, 80)]
        cuts = sorted(set(x for x in places if x >= middle))
        if self.name == "weibull":
            cuts.append(mp.inf)
        return near + mp.quad(lambda u: u ** (w - 1) * self.open(u), cuts)


def draw(random, curves):
    """A curve and admissible exponents: alpha > eta, kappa > -1, alpha + delta > -1; the gap, and the cost of a quantum."""
    name = random.choice(curves)
    parameter = {
        "threshold": lambda: round(random.uniform(0.5, 5), 2),
        "shots": lambda: random.choice([1.0, 2.0, 10.0, round(random.uniform(0.6, 12), 2)]),
        "exponential": lambda: 1.0,
        "logistic": lambda: round(random.uniform(-1, 6), 2),
        "multilinear": lambda: round(random.uniform(-1, 6), 2),
        "weibull": lambda: round(random.uniform(0.6, 3), 2),
    }[name]()
    alpha = round(random.uniform(0.15, 2), 3)
    eta = round(random.choice([0, alpha - random.uniform(0.1, 1.5)]), 3)
    kappa = round(random.choice([0, random.uniform(-0.8, 1.5)]), 3)
    delta = round(random.choice([0, random.uniform(-min(alpha + 0.7, 0.7), 1)]), 3)
    cost = round(random.uniform(0.5, 8), 2)
    gap = round(random.uniform(0.5, 3), 2)
    return Curve(name, parameter), (alpha, eta, kappa, delta, cost, gap)
