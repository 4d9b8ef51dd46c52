"""Writes order-staircase.csv: the loss after n quanta in orders by rank, reversed, by benefit and at random, for K quanta.

Benefits are gap k^eta p_k. By benefit they are learned from the front where eta < 1 + alpha and from the back where it is greater. Over random
orders, mean and variance are those of a sum drawn without replacement. Run in this directory: python3 order-staircase.py > order-staircase.csv
"""
import random

import mpmath as mp

from law_sums import header, powers, text

SEED = 20240517
random.seed(SEED)

header("loss after n learned quanta, and its variance over orders", "order-staircase.py", SEED)
print("alpha,quanta,gap,eta,order,learned,loss,variance")
for _ in range(160):
    alpha = round(random.choice([random.uniform(-0.9, 0), random.uniform(0.01, 3)]), 3)
    quanta = random.choice([1, 2, 9, 100, 12345, 10 ** 6, 10 ** 9])
    gap, eta = random.choice([(1.0, 0.0), (1.0, 0.0), (2.5, -0.7), (0.3, 0.35), (1.0, 4.5)])
    learned = min(quanta, random.choice([0, 1, int(quanta ** random.random()), quanta // 3, quanta - 1, quanta]))
    order = random.choice(["frequency", "reverse", "benefit", "random"])
    s, e = 1 + mp.mpf(alpha), 1 + mp.mpf(alpha) - mp.mpf(eta)
    c = mp.mpf(gap) / powers(s, 0, 1, quanta)
    variance = mp.mpf(0)
    if order == "random":
        total, square = c * powers(e, 0, 1, quanta), c * c * powers(2 * e, 0, 1, quanta)
        loss = (1 - mp.mpf(learned) / quanta) * total
        if quanta > 1:
            variance = mp.mpf(learned) * (quanta - learned) / (mp.mpf(quanta) * (quanta - 1)) * (square - total ** 2 / quanta)
    elif order == "reverse" or (order == "benefit" and e < 0):
        loss = c * powers(e, 0, 1, quanta - learned) if learned < quanta else mp.mpf(0)
    else:
        loss = c * powers(e, 0, learned + 1, quanta) if learned < quanta else mp.mpf(0)
    print(alpha, quanta, gap, eta, order, learned, text(loss), text(variance), sep=",")
