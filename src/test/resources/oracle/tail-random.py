"""Random points that enclosures must contain. Run: python3 tail-random.py FAMILY COUNT SEED, FAMILY gamma or binomial.

The committed files: python3 tail-random.py gamma 20000 20261124 | gzip -n9 > incomplete-gamma-random.csv.gz, and likewise binomial to binomial-tail-random.csv.gz.
Poisson and binomial tails are finite sums of positive terms, from the largest outwards, at 60 digits.
"""
import random
import sys

import mpmath
from mpmath import mp, mpf

mp.dps = 60
CUT = mpf(10) ** -38


def descending(first, ratio):
    """first * (1 + r_0 + r_0 r_1 + ...) until the terms no longer matter."""
    total = term = mpf(first)
    i = 0
    while True:
        term *= ratio(i)
        if term <= CUT * total:
            return total
        total += term
        i += 1


def gamma_upper(tau, y):
    """Q(tau, y) for an integer tau."""
    def poisson(j):
        return mpmath.exp(j * mpmath.log(y) - y - mpmath.loggamma(j + 1))
    if y < tau:
        return 1 - descending(poisson(tau), lambda i: y / (tau + 1 + i))
    return descending(poisson(tau - 1), lambda i: (tau - 1 - i) / y)


def binomial_below(d, tau, p):
    """P(Bin(d, p) < tau)."""
    def probability(j):
        return mpmath.exp(mpmath.loggamma(d + 1) - mpmath.loggamma(j + 1) - mpmath.loggamma(d - j + 1)
                          + j * mpmath.log(p) + (d - j) * mpmath.log1p(-p))
    odds = p / (1 - p)
    if d * p < tau:
        return 1 - descending(probability(tau), lambda i: (d - tau - i) * odds / (tau + 1 + i))
    return descending(probability(tau - 1), lambda i: (tau - 1 - i) / odds / (d - tau + 2 + i))


def tau_and_mean():
    tau = max(1, round(10 ** random.uniform(0, random.choice((1, 3, 6)))))
    kind = random.random()
    if kind < 0.8:
        mean = tau + random.uniform(-10, 25) * tau ** 0.5
    elif kind < 0.9:
        mean = 10 ** random.uniform(-20, 2.8)
    else:
        mean = tau * random.uniform(0.1, 2)
    return tau, mean


def main():
    family, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    random.seed(seed)
    what = {"gamma": "Q(tau, y)", "binomial": "P(Bin(trials, p) < tau)"}[family]
    print(f"# {what}; mpmath {mpmath.__version__}, Python {sys.version.split()[0]}, generator tail-random.py {family} {count} {seed}")
    print("tau,y,value" if family == "gamma" else "trials,tau,p,value")
    made = 0
    while made < count:
        tau, mean = tau_and_mean()
        if mean <= 0:
            continue
        if family == "gamma":
            value = gamma_upper(tau, mpf(mean))
            row = f"{tau},{mean!r}"
        else:
            trials = round(10 ** random.uniform(0, 18))
            p = mean / trials
            if trials < tau or not p < 1:
                continue
            value = binomial_below(trials, tau, mpf(p))
            row = f"{trials},{tau},{p!r}"
        if value > mpf(10) ** -290:
            made += 1
            print(f"{row},{mpmath.nstr(value, 24)}")


main()
