"""Writes samples.csv: losses of samples that use m quanta, and how sharply they fall.

Rows of kind 'binomial': P(loss <= j/m) after n quanta, from the tail by mpmath. 'data': mean and variance of a sample's loss over samples and
training sets of D samples, by sums over pairs of quanta. 'sharpness': the largest share of the drop in one e-fold of a sample that uses quanta of given
frequencies, by trying a fine grid of windows and refining the best by golden sections. Run in this directory: python3 samples.py > samples.csv
"""
import random

import mpmath as mp

from law_sums import Zipf, header, powers, text

SEED = 20240520
random.seed(SEED)
mp.mp.dps = 30

header("distribution, moments and sharpness of losses of single samples", "samples.py", SEED)
print("kind,alpha,quanta,uses,curve,parameter,at,value,second")
for _ in range(40):
    alpha, uses, learned = round(random.uniform(0.05, 2), 3), random.choice([1, 2, 5, 40, 300]), random.choice([0, 1, 7, 100, 10 ** 6])
    tail = powers(1 + mp.mpf(alpha), 0, learned + 1, None) * Zipf(alpha, 0, None).c
    count = min(uses, max(0, int(uses * tail) + random.randint(-2, 2)))
    up_to = mp.fsum(mp.binomial(uses, j) * tail ** j * (1 - tail) ** (uses - j) for j in range(count + 1)) if learned else mp.mpf(count == uses)
    print("binomial", alpha, "inf", uses, "", count, learned, text(up_to), "", sep=",")

for _ in range(30):
    alpha, quanta, uses, tau = round(random.uniform(-0.5, 2), 3), random.choice([1, 2, 8, 40]), random.choice([1, 2, 7]), random.choice([1, 2, 5])
    samples = random.choice([1, 10, 100, 1000])
    p = [mp.mpf(k) ** -(1 + mp.mpf(alpha)) for k in range(1, quanta + 1)]
    p = [x / mp.fsum(p) for x in p]
    q = [mp.gammainc(tau, samples * x, regularized=True) for x in p]
    mean = mp.fsum(a * b for a, b in zip(p, q))
    # Two uses of one sample: of the same quantum with probability p^2, and then open together.
    both = mp.fsum(p[i] * p[j] * (q[i] if i == j else q[i] * q[j]) for i in range(quanta) for j in range(quanta))
    square = mean / uses + (1 - mp.mpf(1) / uses) * both
    print("data", alpha, quanta, uses, "shots", tau, samples, text(mean), text(square - mean ** 2), sep=",")

CURVES = {
    "shots": lambda a: lambda y: mp.gammainc(a, y, regularized=True),
    "logistic": lambda a: lambda y: 1 / (1 + mp.exp(y - a)),
    "multilinear": lambda a: lambda y: 1 / (1 + mp.exp(y - a)) ** 2,
}


def sharpest(phi, frequencies):
    drop = lambda u: mp.fsum(phi(mp.e ** u * p) - phi(mp.e ** (u + 1) * p) for p in frequencies) / phi(mp.mpf(0)) / len(frequencies)
    grid = [mp.mpf(i) / 20 for i in range(-160, 440)]
    with mp.workdps(8):
        values = [drop(u) for u in grid]
    best = mp.mpf(0)
    # Refine around the best places, several of which may be nearly as good.
    for i in sorted(range(1, len(grid) - 1), key=lambda i: -values[i])[:1] + [
            i for i in range(1, len(grid) - 1) if values[i] >= values[i - 1] and values[i] > values[i + 1] and values[i] > 0.98 * max(values)]:
        low, high, g = grid[i - 1], grid[i + 1], (mp.sqrt(5) - 1) / 2
        for _ in range(46):
            a, b = high - g * (high - low), low + g * (high - low)
            low, high = (low, b) if drop(a) > drop(b) else (a, high)
        best = max(best, drop((low + high) / 2))
    return best


for _ in range(24):
    curve = random.choice(sorted(CURVES))
    parameter = random.choice([1, 2, 5]) if curve == "shots" else random.choice([0, 3, 8])
    frequencies = [float(mp.nstr(mp.mpf(10) ** random.uniform(-4, 0), 5)) for _ in range(random.choice([1, 2, 3, 5]))]
    value = sharpest(CURVES[curve](mp.mpf(parameter)), [mp.mpf(p) for p in frequencies])
    print("sharpness", "", "", len(frequencies), curve, parameter, ";".join(map(repr, frequencies)), text(value), "", sep=",")
