"""Writes law-shifted.csv.gz: the loss after D samples that use the first quanta with listed frequencies, in any order and some never (T43).

The listed quanta are added one by one; those beyond the list are the tail of law_sums.

Run in this directory: python3 law-shifted.py COUNT SEED; the stored file, of 1000 points and seed 20261143, is gzip -9n of it.
"""
import math
import random
import sys

import mpmath as mp

from law_sums import Zipf, header

mp.mp.dps = 40
COLUMNS = "alpha,quanta,gap,eta,residual,curve,tau,samples,training,loss,localExponent"


def text(x):
    return mp.nstr(x, 30, min_fixed=0, max_fixed=0)


def frequencies(rng, count):
    weights = [0.0 if rng.random() < 0.2 else math.exp(rng.uniform(-12, 0)) for _ in range(count)]
    weights[rng.randrange(count)] = 1.0
    return [w / math.fsum(weights) for w in weights]


def opened(curve, tau, y):
    """Share that is open, and -d/dlog D of it."""
    if curve == "threshold":
        return mp.mpf(1 if y < tau else 0), mp.mpf(0)
    if y == 0:
        return mp.mpf(1), mp.mpf(0)
    return mp.gammainc(tau, y, regularized=True), y ** tau * mp.exp(-y) / mp.gamma(tau)


def main(count, seed):
    rng = random.Random(seed)
    header("losses where training has listed frequencies", "law-shifted.py", seed)
    print(COLUMNS)
    for _ in range(count):
        alpha = rng.choice([round(rng.uniform(0.05, 2), 3), math.exp(rng.uniform(-4, 2.5))])
        quanta = rng.choice([None, None, rng.randint(1, 40), rng.randint(10 ** 5, 10 ** 12)])
        eta = rng.choice([0.0, round(rng.uniform(-1, 0.9 * min(1, alpha)), 3)])
        gap, residual = math.exp(rng.uniform(-3, 3)), rng.choice([0.0, round(rng.uniform(0, 3), 2)])
        listed = rng.randint(1, min(12, quanta or 12))
        curve = rng.choice(["threshold", "exponential", "shots"])
        tau = rng.randint(1, 6) if curve != "exponential" else 1
        samples = math.exp(rng.uniform(0, 14))
        q = Zipf(alpha, 0.0, quanta)
        training = frequencies(rng, listed)
        loss, slope = mp.mpf(0), mp.mpf(0)
        for k in range(1, listed + 1):
            benefit = q.c * mp.mpf(k) ** (mp.mpf(eta) - q.s)
            share, falls = opened(curve, tau, mp.mpf(samples) * mp.mpf(training[k - 1]))
            loss += benefit * share
            slope += benefit * falls
        if quanta is None or quanta > listed:
            loss += q.c * q.tail(1, mp.mpf(eta), listed + 1)
        print(",".join([repr(alpha), str(quanta or "inf"), repr(gap), repr(eta), repr(residual), curve, str(tau), repr(samples),
                        " ".join(map(repr, training)), text(mp.mpf(residual) + gap * loss),
                        "" if curve == "threshold" or loss == 0 else text(slope / loss)]), flush=True)


main(int(sys.argv[1]), int(sys.argv[2]))
