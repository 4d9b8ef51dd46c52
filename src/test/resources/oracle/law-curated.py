"""Writes law-curated.csv.gz: the loss after D samples drawn with other frequencies than those of the test.

Tempered rows: the training frequencies are p^t over their sum; the sum over ranks is that of law_sums. Best rows: the level mu where the
exposures log(b_k/mu) of the quanta with a benefit b_k above mu add up to D, by bisection in log mu; the loss is the least of the Lagrange
function, so that the number of quanta comes out of mu, and not mu out of the number.

Run in this directory: python3 law-curated.py COUNT SEED; the stored file, of 1000 points and seed 20261127, is gzip -9n of it.
"""
import math
import random
import sys

import mpmath as mp

from law_sums import Exponential, LogModified, Model, Shots, Zipf, header, powers

COLUMNS = ["family", "alpha", "parameter", "quanta", "gap", "eta", "residual", "curve", "curveParameter", "temper", "x", "loss", "localExponent",
           "trained"]


def text(x):
    return mp.nstr(x, 30, min_fixed=0, max_fixed=0)


def tempered(rng):
    alpha = rng.choice([round(rng.uniform(0.05, 2), 3), math.exp(rng.uniform(-6, 1))])
    quanta = rng.choice([None, None, rng.randint(1, 2000), rng.randint(10 ** 5, 10 ** 12)])
    if quanta is not None and quanta <= 2000 and rng.random() < 0.3:
        q = LogModified(alpha, round(rng.uniform(0.1, 2), 2), quanta)
    else:
        q = Zipf(alpha, rng.choice([0.0, 0.0, 0.0, round(rng.uniform(-0.9, 20), 2)]), quanta)
    t = round(rng.uniform(0.3, 3), 3)
    if quanta is None and t * (1 + alpha) < 1.05:
        t = round(1.05 / (1 + alpha) + rng.uniform(0.01, 1), 3)
    eta = 0.0 if q.family == "zipf" and q.parameter else round(rng.uniform(-1, min(1, 0.9 * alpha)), 3)
    curve = rng.choice([Exponential(), Shots(float(rng.randint(1, 5)))])
    gap = math.exp(rng.uniform(-3, 3))
    x = math.exp(rng.uniform(0, 15))
    model = Model(q, curve, gap, eta, nu=t, steps=True)
    # Exposures D p_k^t / sum of p_j^t.
    total = q.c ** mp.mpf(t) * q.tail(mp.mpf(t), 0, 1)
    loss = model.sums(mp.mpf(x) / total, limit=4000)[0]
    return q, gap, eta, curve, t, x, loss, None, None


def level(log_benefit, total_of, x):
    """log mu with sum over b_k > mu of log(b_k/mu) = D."""
    low, high = log_benefit, log_benefit
    while total_of(low) < x:
        low -= max(mp.mpf(1), 2 * (log_benefit - low))
    for _ in range(240):
        middle = (low + high) / 2
        if total_of(middle) < x:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def best(rng):
    alpha = rng.choice([round(rng.uniform(0.05, 2), 3), math.exp(rng.uniform(-6, 3))])
    quanta = rng.choice([None, None, rng.randint(1, 2000), rng.randint(10 ** 5, 10 ** 12)])
    q = Zipf(alpha, 0.0, quanta)
    eta = rng.choice([0.0, round(rng.uniform(-1, min(1, 0.9 * alpha)), 3)])
    gap = math.exp(rng.uniform(-3, 3))
    x = math.exp(rng.uniform(0, 41))
    with mp.workdps(70):
        beta = q.s - mp.mpf(eta)
        first = mp.log(mp.mpf(gap) * q.c)

        def above(log_mu):
            log = (first - log_mu) / beta
            return quanta if quanta is not None and log > mp.log(quanta) else int(mp.floor(mp.exp(log)))

        def total(log_mu):
            n = above(log_mu)
            return n * (first - log_mu) - beta * mp.loggamma(n + 1)

        log_mu = level(first, total, mp.mpf(x))
        n = above(log_mu)
        mu = mp.exp(log_mu)
        rest = mp.mpf(0) if n == quanta else mp.mpf(gap) * q.c * powers(beta, 0, n + 1, quanta)
        # The dual value: n mu + (the constraint, which is 0) + rest.
        loss = n * mu + mu * (total(log_mu) - mp.mpf(x)) + rest
    return q, gap, eta, Exponential(), None, x, +loss, mp.mpf(x) * mu / loss, n


def main(count, seed):
    rng = random.Random(seed)
    header("losses with curated data", "law-curated.py", seed)
    print(",".join(COLUMNS))
    written = 0
    while written < count:
        try:
            q, gap, eta, curve, t, x, loss, exponent, n = (tempered if written % 2 == 0 else best)(rng)
        except ValueError:
            continue
        if loss < mp.mpf(10) ** -270:
            continue
        residual = rng.choice([0.0, 0.0, round(rng.uniform(0, 3), 2)])
        print(",".join(map(str, [
            q.family, repr(q.alpha), repr(q.parameter), q.quanta or "inf", repr(gap), repr(eta), residual, curve.name,
            repr(float(curve.parameter)), "best" if t is None else repr(t), repr(x), text(loss + mp.mpf(residual)),
            "" if exponent is None else text(exponent), "" if n is None else n])), flush=True)
        written += 1


main(int(sys.argv[1]), int(sys.argv[2]))
