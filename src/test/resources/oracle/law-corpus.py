"""Writes law-corpus.csv.gz: expected loss and count for samples drawn without replacement, in exact rational numbers.

Run in this directory: python3 law-corpus.py COUNT SEED; the stored file, of 1000 points and seed 20230326, is gzip -9n of it.
"""
import random
import sys
from fractions import Fraction
from math import comb

import mpmath as mp

from law_sums import header, text


def unlearned(total, count, drawn, tau):
    return Fraction(sum(comb(count, j) * comb(total - count, drawn - j) for j in range(min(tau, drawn + 1))), comb(total, drawn))


def law(counts, tau, drawn):
    total = sum(counts)
    chances = [unlearned(total, c, drawn, tau) for c in counts]
    return (sum(Fraction(c, total) * u for c, u in zip(counts, chances)), sum(1 - u for u in chances))


def number(fraction):
    return mp.mpf(fraction.numerator) / fraction.denominator


def main(count, seed):
    random.seed(seed)
    header("loss, count and local exponent -log(L(D+1)/L(D))/log((D+1)/D) without replacement", "law-corpus.py", seed)
    print("counts,tau,samples,loss,count,localExponent")
    for _ in range(count):
        quanta = random.choice([1, 2, 5, 30, 80])
        counts = [max(1, int(10 ** random.uniform(0, random.choice([1, 2, 3])))) for _ in range(quanta)]
        total = sum(counts)
        tau = random.choice([1, 1, 2, 5])
        drawn = random.choice([1, total - 1, total, max(1, int(total * random.random()))])
        drawn = max(1, drawn)
        loss, learned = law(counts, tau, drawn)
        exponent = None
        if loss > 0 and drawn < total:
            after, _ = law(counts, tau, drawn + 1)
            if after > 0:
                exponent = -mp.log(number(after / loss)) / mp.log(mp.mpf(drawn + 1) / drawn)
        print(" ".join(map(str, counts)), tau, drawn, text(number(loss)), text(number(learned)), text(exponent), sep=",", flush=True)


main(int(sys.argv[1]), int(sys.argv[2]))
