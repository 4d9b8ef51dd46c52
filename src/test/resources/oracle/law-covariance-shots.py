"""Writes law-covariance-shots.csv.gz: covariances of the loss at two times of one growing data set, by sums over all pairs of quanta and over
the hits of both: where a quantum needs a large share of the samples, where the second time is far beyond the first, and without replacement.

Multinomial: of the first D1 samples a use i and b use j; then j needs the rest of its shots of the further ones. Without replacement: of the
b samples of j among the first D2 some h are among the first D1, of which a use i.

Run in this directory: python3 law-covariance-shots.py COUNT SEED; the stored file, of 1000 points and seed 20261129, is gzip -9n of it.
"""
import random
import sys

import mpmath as mp

from law_sums import header, text

mp.mp.dps = 60


def below(samples, p, most):
    """P(Bin(samples, p) < m) for m = 0, ..., most."""
    total, values = mp.mpf(0), [mp.mpf(0)]
    for j in range(most):
        total += mp.binomial(samples, j) * p ** j * (1 - p) ** (samples - j) if j <= samples else 0
        values.append(total)
    return values


def multinomial(w, p, first, last, tau):
    early, late, more = ([below(n, x, tau) for x in p] for n in (first, last, last - first))
    total = mp.fsum(a * a * late[i][tau] * (1 - early[i][tau]) for i, a in enumerate(w))
    for i, p_i in enumerate(p):
        for j, p_j in enumerate(p):
            if i != j:
                both = mp.fsum(
                    mp.binomial(first, a) * mp.binomial(first - a, b) * p_i ** a * p_j ** b * (1 - p_i - p_j) ** (first - a - b) * more[j][tau - b]
                    for a in range(min(tau, first + 1)) for b in range(min(tau, first - a + 1)))
                total += w[i] * w[j] * (both - early[i][tau] * late[j][tau])
    return total


def hits(x, marked, drawn, samples):
    if x < 0 or x > marked or drawn - x < 0 or drawn - x > samples - marked:
        return mp.mpf(0)
    return mp.binomial(marked, x) * mp.binomial(samples - marked, drawn - x) / mp.binomial(samples, drawn)


def corpus(w, counts, first, last, tau):
    samples = sum(counts)
    few = lambda c, d: mp.fsum(hits(x, c, d, samples) for x in range(tau))
    early, late = [few(c, first) for c in counts], [few(c, last) for c in counts]
    total = mp.fsum(a * a * late[i] * (1 - early[i]) for i, a in enumerate(w))
    for i, c in enumerate(counts):
        for j, d in enumerate(counts):
            if i != j:
                both = mp.fsum(
                    hits(b, d, last, samples) * hits(h, b, first, last) * hits(a, c, first - h, samples - d)
                    for b in range(tau) for h in range(b + 1) for a in range(tau))
                total += w[i] * w[j] * (both - early[i] * late[j])
    # What is only the rounding of differences of rational numbers is 0.
    return total if abs(total) > mp.mpf(10) ** -50 else mp.mpf(0)


def many_shots():
    alpha, quanta, tau = round(random.uniform(-0.3, 1.5), 3), random.randint(2, 7), random.randint(4, 20)
    first = random.randint(tau, random.choice([2 * tau, 8 * tau]))
    last = first + random.choice([0, 1, random.randint(1, first), random.randint(first, 100 * first)])
    weights = [mp.mpf(k) ** -(1 + mp.mpf(alpha)) for k in range(1, quanta + 1)]
    p = [x / mp.fsum(weights) for x in weights]
    return "multinomial", repr(alpha), quanta, tau, first, last, multinomial(p, p, first, last, tau)


def small_corpus():
    counts = sorted((random.randint(1, random.choice([3, 9, 25])) for _ in range(random.randint(2, 7))), reverse=True)
    tau, samples = random.choice([1, 2, 3, 6]), sum(counts)
    first = random.randint(1, samples)
    last = random.randint(first, samples)
    w = [mp.mpf(c) / samples for c in counts]
    return "without-replacement", " ".join(map(str, counts)), len(counts), tau, first, last, corpus(w, counts, first, last, tau)


def main(count, seed):
    random.seed(seed)
    header("covariance of the loss at two times", "law-covariance-shots.py", seed)
    print("sampling,alpha,quanta,tau,first,last,covariance")
    for i in range(count):
        *point, covariance = (small_corpus if i % 2 else many_shots)()
        print(*point, text(covariance), sep=",", flush=True)


main(int(sys.argv[1]), int(sys.argv[2]))
