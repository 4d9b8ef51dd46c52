"""Writes law-repeated.csv.gz: the loss after R passes over U distinct samples, by direct sums, and what the passes are worth.

The probability that a quantum is unlearned is taken from the definition: m of the samples use it, m Poisson or binomial, of their R m
visits a binomial number teach, and fewer than tau do. So it is a sum over m of P(m) P(Bin(R m, h) < tau), and its powers of the exposure
are differences of P(Bin(R m, h) < tau) at m = 0. Nothing here knows how many samples are needed. The sum over ranks is that of law_sums.
The worth of the passes is where the Mellin transform, integrated numerically, has the same value without repetition.

Run in this directory: python3 law-repeated.py COUNT SEED; the stored file, of 1000 points and seed 20261127, is gzip -9n of it.
"""
import math
import random
import sys

import mpmath as mp

from law_sums import LogModified, Model, Zipf, header

COLUMNS = ["family", "alpha", "parameter", "quanta", "gap", "eta", "delta", "residual", "sampling", "tau", "teaches", "unique", "passes",
           "loss", "worth"]
NOTHING = mp.mpf(10) ** -330


class Visits:
    """P(unlearned) as a function of the exposure y = U p; samples is U, or None for a Poisson number of them."""
    probability = True

    def __init__(self, tau, teaches, passes, samples=None):
        self.tau, self.h, self.passes, self.samples = tau, mp.mpf(teaches), passes, samples
        self.known = []

    def few(self, m):
        """P(Bin(R m, h) < tau)."""
        while len(self.known) <= m:
            n = len(self.known) * self.passes
            term = (1 - self.h) ** n
            if self.h == 1:
                self.known.append(mp.mpf(1 if n < self.tau else 0))
                continue
            total = mp.mpf(0)
            for j in range(min(self.tau, n + 1)):
                total += term
                term *= mp.mpf(n - j) / (j + 1) * self.h / (1 - self.h)
            self.known.append(total)
        return self.known[m]

    def open(self, y):
        y = mp.mpf(y)
        if self.samples is None:
            weight, ratio, last = mp.exp(-y), lambda m: y / (m + 1), None
        else:
            p = y / self.samples
            if p >= 1:
                return self.few(self.samples)
            weight, ratio, last = (1 - p) ** self.samples, lambda m: (self.samples - m) * p / ((m + 1) * (1 - p)), self.samples
        total, m = mp.mpf(0), 0
        while last is None or m <= last:
            term = weight * self.few(m)
            total += term
            if m > y + 1 and (term < mp.mpf(10) ** -50 * total or term < NOTHING):
                return total
            weight *= ratio(m)
            m += 1
        return total

    def series(self, count):
        out, row = [], [self.few(0)]
        for j in range(min(count, self.samples or count) + 1):
            falling = mp.mpf(1)
            if self.samples is not None:
                for i in range(j):
                    falling *= mp.mpf(self.samples - i) / self.samples
            out.append((j, falling * row[0] / mp.factorial(j)))
            row = self.next(row, j + 1)
        return out

    def next(self, row, j):
        """The j-th differences of few, at 0 only; with guard digits, since they cancel."""
        with mp.workdps(110):
            return [mp.fsum((-1) ** (j - i) * mp.binomial(j, i) * self.exact(i) for i in range(j + 1))]

    def exact(self, i):
        if not hasattr(self, "precise"):
            self.precise = []
        while len(self.precise) <= i:
            n = len(self.precise) * self.passes
            h = mp.mpf(self.h)
            if h == 1:
                self.precise.append(mp.mpf(1 if n < self.tau else 0))
            else:
                self.precise.append(mp.fsum(mp.binomial(n, j) * h ** j * (1 - h) ** (n - j) for j in range(min(self.tau, n + 1))))
        return self.precise[i]


def worth(tau, teaches, passes, w):
    """D/U at which samples that are visited once have the Mellin transform of these visits."""
    def mellin(curve):
        """By parts, M(w) = (1/w) times the integral of y^w (-phi'), here over log y."""
        f = lambda t: mp.exp(w * t) * curve.open(mp.exp(t))
        top = mp.log(900 / (1 - (1 - mp.mpf(teaches)) ** curve.passes) + 60 * curve.tau)
        cuts = [mp.mpf(-8) + (top + 8) * i / 8 for i in range(9)]
        # Below e^-8, term by term.
        start = mp.exp(mp.mpf(-8))
        head = mp.fsum(c * start ** (w + p) / (w + p) for p, c in curve.series(14))
        return head + mp.fsum(mp.quad(f, [a, b], maxdegree=5) for a, b in zip(cuts, cuts[1:]))
    with mp.workdps(20):
        return (mellin(Visits(tau, teaches, 1)) / mellin(Visits(tau, teaches, passes))) ** (1 / w)


def draw():
    alpha = random.choice([random.uniform(0.25, 1.2), round(random.uniform(0.25, 1.2), 2), 1.0])
    finite = random.choice([None, None, random.randint(1, 300), random.randint(300, 10 ** 6)])
    eta = random.choice([0.0, 0.0, round(random.uniform(-0.3, 0.2), 3)])
    delta = random.choice([0.0, 0.0, round(random.uniform(0, 0.5), 3)])
    if random.random() < 0.95:
        offset = random.choice([0.0, 0.0, round(random.uniform(-0.5, 5), 3)])
        eta, delta = (eta, delta) if offset == 0 else (0.0, 0.0)
        quanta = Zipf(alpha, offset, finite)
    else:
        finite = finite if finite is None or finite <= 3000 else 3000
        quanta = LogModified(alpha, round(random.uniform(-1, 2), 2), finite)
    tau = random.choice([1, 1, 1, 2, 2, 3, 5, random.randint(1, 12)])
    teaches = random.choice([1.0, 0.06, 0.5, 1 - 10 ** random.uniform(-6, -1), 10 ** random.uniform(-1.5, 0)])
    passes = random.choice([1, 2, 2, 3, 4, 16, 64, random.randint(1, 20), 10 ** random.randint(1, 4)])
    unique = 10 ** random.uniform(0, 3)
    sampling = random.choice(["poisson", "poisson", "multinomial"])
    unique = float(round(unique)) if sampling == "multinomial" else unique
    return quanta, eta, delta, tau, teaches, passes, unique, sampling


def row(with_worth):
    quanta, eta, delta, tau, teaches, passes, unique, sampling = draw()
    gap, residual = random.choice([1.0, 2.5]), random.choice([0.0, 0.0, 1.69])
    visits = Visits(tau, teaches, passes, int(unique) if sampling == "multinomial" else None)
    model = Model(quanta, visits, gap=gap, eta=eta, delta=delta)
    loss = model.sums(unique, limit=6000)[0] + mp.mpf(residual)
    w = (mp.mpf(quanta.alpha) - mp.mpf(eta)) / (1 + mp.mpf(quanta.alpha) + mp.mpf(delta))
    gain = worth(tau, teaches, passes, w) if with_worth and passes < 100 else None
    print(",".join([quanta.family, repr(quanta.alpha), repr(quanta.parameter), str(quanta.quanta or "inf"), repr(gap), repr(eta),
                    repr(delta), repr(residual), sampling, str(tau), repr(teaches), repr(unique), str(passes),
                    mp.nstr(loss, 30, min_fixed=0, max_fixed=0), "" if gain is None else mp.nstr(gain, 12, min_fixed=0, max_fixed=0)]),
          flush=True)


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    random.seed(seed)
    header("the loss of repeated data", "law-repeated.py", seed)
    print(",".join(COLUMNS))
    done = 0
    while done < count:
        try:
            row(done % 20 == 0)
            done += 1
        except ValueError:
            continue


if __name__ == "__main__":
    main()
