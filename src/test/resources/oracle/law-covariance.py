"""Writes law-covariance.csv.gz: variances and covariances of loss and count along one growing data set, by sums over all pairs of quanta.

Multinomial: for i != j the samples up to D1 that use i and j are a trinomial pair, the samples of j from D1 to D2 binomial. Without
replacement: hits of two kinds, bivariate hypergeometric. Poisson: quanta are independent. With many quanta and tau = 1 the sum over pairs
of p_i p_j (1 - p_i - p_j)^D is done in full too, on finitely many quanta, at the three points that come first.

Run in this directory: python3 law-covariance.py COUNT SEED; the stored file, of 1000 points and seed 20261128, is gzip -9n of it.
"""
import random
import sys

import mpmath as mp

from law_sums import header, text

def few(samples, tau, p):
    """P(Bin(samples, p) < tau)."""
    return mp.fsum(mp.binomial(samples, j) * p ** j * (1 - p) ** (samples - j) for j in range(min(tau, samples + 1)))


def both(first, last, tau, p, q):
    """P(i has fewer than tau of the first samples, j of all)."""
    total = mp.mpf(0)
    for a in range(min(tau, first + 1)):
        for b in range(min(tau, first - a + 1)):
            rest = first - a - b
            total += (mp.binomial(first, a) * mp.binomial(first - a, b) * p ** a * q ** b * (1 - p - q) ** rest
                      * few(last - first, tau - b, q))
    return total


def multinomial(w, p, first, last, tau):
    early, late = [few(first, tau, x) for x in p], [few(last, tau, x) for x in p]
    same = mp.fsum(a * a * late[i] * (1 - early[i]) for i, a in enumerate(w))
    if tau == 1 and first == last and len(p) > 30:
        other = 2 * mp.fsum(w[i] * w[j] * ((1 - p[i] - p[j]) ** first - early[i] * early[j])
                            for i in range(len(p)) for j in range(i))
    else:
        other = mp.fsum(w[i] * w[j] * (both(first, last, tau, p[i], p[j]) - early[i] * late[j])
                        for i in range(len(p)) for j in range(len(p)) if i != j)
    return same + other


def hits(x, marked, drawn, samples):
    if x < 0 or x > marked or drawn - x < 0 or drawn - x > samples - marked:
        return mp.mpf(0)
    return mp.binomial(marked, x) * mp.binomial(samples - marked, drawn - x) / mp.binomial(samples, drawn)


def corpus(w, counts, drawn, tau):
    samples = sum(counts)
    open_ = [mp.fsum(hits(x, c, drawn, samples) for x in range(tau)) for c in counts]
    same = mp.fsum(a * a * q * (1 - q) for a, q in zip(w, open_))
    other = mp.mpf(0)
    for i, c in enumerate(counts):
        for j, d in enumerate(counts):
            if i != j:
                pair = mp.fsum(mp.binomial(c, x) * mp.binomial(d, y) * mp.binomial(samples - c - d, drawn - x - y)
                               for x in range(min(tau, c + 1)) for y in range(min(tau, d + 1))
                               if 0 <= drawn - x - y <= samples - c - d) / mp.binomial(samples, drawn)
                other += w[i] * w[j] * (pair - open_[i] * open_[j])
    return same + other


def poisson(w, p, first, last, tau):
    early, late = [mp.gammainc(tau, first * x, regularized=True) for x in p], [mp.gammainc(tau, last * x, regularized=True) for x in p]
    return mp.fsum(a * a * q * (1 - o) for a, q, o in zip(w, late, early))


def shown(x, fixed=True):
    """Of a fixed number of samples: what is only rounding of differences of probabilities is 0, with fewer than tau samples."""
    return text(mp.mpf(0) if fixed and abs(x) < mp.mpf(10) ** -35 else x)


def row(sampling, alpha, quanta, delta, tau, first, last, covariance, count):
    print(sampling, repr(alpha), quanta, repr(delta), tau, repr(first), repr(last), shown(covariance, sampling != "poisson"), shown(count, sampling != "poisson"), sep=",", flush=True)


def model(alpha, quanta, delta):
    w = [mp.mpf(k) ** -(1 + mp.mpf(alpha)) for k in range(1, quanta + 1)]
    total = mp.fsum(w)
    p = [x / total for x in w]
    return p, [x / mp.mpf(k) ** mp.mpf(delta) for k, x in enumerate(p, 1)]


def few_quanta():
    alpha, quanta = round(random.uniform(-0.5, 2), 3), random.randint(2, 14)
    delta = random.choice([0.0, 0.0, 0.5])
    tau = random.choice([1, 1, 2, 3, 5])
    first = random.randint(1, random.choice([6, 30, 120]))
    last = random.choice([first, first + random.randint(1, 60)])
    w, p = model(alpha, quanta, delta)
    row("multinomial", alpha, quanta, delta, tau, first, last, multinomial(w, p, first, last, tau),
        multinomial([mp.mpf(1)] * quanta, p, last, last, tau))


def many_quanta(alpha, quanta, samples):
    w, p = model(alpha, quanta, 0.0)
    row("multinomial", alpha, quanta, 0.0, 1, samples, samples, multinomial(w, p, samples, samples, 1),
        multinomial([mp.mpf(1)] * quanta, p, samples, samples, 1))


def independent_quanta():
    alpha, quanta = round(random.uniform(-0.5, 2), 3), random.randint(1, 300)
    delta, tau = random.choice([0.0, 0.5]), random.randint(1, 6)
    first = round(10 ** random.uniform(0, 4), 2)
    last = random.choice([first, round(first * 10 ** random.uniform(0, 3), 2)])
    w, p = model(alpha, quanta, delta)
    row("poisson", alpha, quanta, delta, tau, first, last, poisson(w, p, first, last, tau), poisson([1] * quanta, p, last, last, tau))


def small_corpus():
    counts = sorted((random.randint(1, random.choice([3, 9])) for _ in range(random.randint(2, 9))), reverse=True)
    tau, samples = random.choice([1, 1, 2, 3]), sum(counts)
    drawn = random.randint(1, samples)
    print("without-replacement", " ".join(map(str, counts)), len(counts), "0.0", tau, drawn, drawn,
          shown(corpus([mp.mpf(c) / samples for c in counts], counts, drawn, tau)),
          shown(corpus([mp.mpf(1)] * len(counts), counts, drawn, tau)), sep=",", flush=True)


def main(count, seed):
    random.seed(seed)
    header("covariance of loss, and variance of count at the later time", "law-covariance.py", seed)
    print("sampling,alpha,quanta,delta,tau,first,last,covariance,count")
    many = [(0.1, 400, 100), (0.4, 300, 1000), (-0.5, 200, 50)][:count]
    for point in many:
        many_quanta(*point)
    for i in range(count - len(many)):
        [few_quanta, independent_quanta, few_quanta, small_corpus][i % 4]()


main(int(sys.argv[1]), int(sys.argv[2]))
