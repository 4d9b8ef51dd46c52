"""Writes dynamics-domino.csv: quanta learned one after the other at rate r, by adding up the quanta one by one.

Run in this directory: python3 dynamics-domino.py > dynamics-domino.csv
"""
import random
import sys

from mpmath import mp, mpf, nstr

mp.dps = 30
SEED = 20250122
random.seed(SEED)

print("# loss and count of the domino model; the unlearned share of one quantum")
print(f"# mpmath {__import__('mpmath').__version__}, Python {sys.version.split()[0]}, seed {SEED}; written by dynamics-domino.py")
print("alpha,quanta,rate,time,loss,count,rank,unlearned")
for _ in range(60):
    alpha = round(random.uniform(-0.7, 2), 3)
    quanta = random.choice([1, 2, 7, 100, 2000])
    rate = random.choice([1, 0.5, 4])
    time = random.choice([0, 0.125, quanta / rate / 2, quanta / rate, 2 * quanta / rate, random.randint(0, 8 * quanta) / 8 / rate])
    p = [mpf(k) ** -(1 + mpf(alpha)) for k in range(1, quanta + 1)]
    learned = [min(mpf(1), max(mpf(0), mpf(rate) * mpf(time) - (k - 1))) for k in range(1, quanta + 1)]
    rank = random.randint(1, quanta)
    loss = mp.fsum(pk * (1 - x) for pk, x in zip(p, learned)) / mp.fsum(p)
    print(alpha, quanta, rate, time, nstr(loss, 25), nstr(mp.fsum(learned), 25), rank, nstr(1 - learned[rank - 1], 25), sep=",")
