"""Writes law-variance.csv.gz: variances of the loss and of the number of learned quanta where a quantum needs a large share of the samples (T44).

Multinomial sampling of K quanta; of each pair the trinomial probabilities are added one by one.

Run in this directory: python3 law-variance.py COUNT SEED; the stored file, of 1000 points and seed 20261144, is gzip -9n of it.
"""
import random
import sys

import mpmath as mp

from law_sums import header, text

mp.mp.dps = 40


def trinomial(d, a, b, p, r):
    return mp.factorial(d) / (mp.factorial(a) * mp.factorial(b) * mp.factorial(d - a - b)) * p ** a * r ** b * (1 - p - r) ** (d - a - b)


def both(d, tau, p, r):
    """That both are learned."""
    return mp.fsum(trinomial(d, a, b, p, r) for a in range(tau, d - tau + 1) for b in range(tau, d - a + 1))


def learned(d, tau, p):
    return mp.fsum(mp.binomial(d, a) * p ** a * (1 - p) ** (d - a) for a in range(tau, d + 1))


def main(count, seed):
    random.seed(seed)
    header("variances at large shares", "law-variance.py", seed)
    print("alpha,quanta,samples,tau,loss,count")
    for _ in range(count):
        alpha, quanta = round(random.uniform(-0.5, 1.5), 3), random.randint(3, 12)
        d = random.randint(20, 110)
        tau = max(2, round(d * random.uniform(0.08, 0.6)))
        weights = [mp.mpf(k) ** -(1 + mp.mpf(alpha)) for k in range(1, quanta + 1)]
        p = [w / mp.fsum(weights) for w in weights]
        chance = [learned(d, tau, x) for x in p]
        loss = mp.fsum(p[i] ** 2 * chance[i] * (1 - chance[i]) for i in range(quanta))
        number = mp.fsum(chance[i] * (1 - chance[i]) for i in range(quanta))
        for i in range(quanta):
            for j in range(i):
                covariance = both(d, tau, p[i], p[j]) - chance[i] * chance[j]
                loss += 2 * p[i] * p[j] * covariance
                number += 2 * covariance
        print(f"{alpha},{quanta},{d},{tau},{text(loss)},{text(number)}", flush=True)


main(int(sys.argv[1]), int(sys.argv[2]))
