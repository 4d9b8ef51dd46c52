"""Writes envelope.csv: envelopes of random clusterings and the slopes of their lines, by numpy's polyfit.

Run in this directory: python3 envelope.py > envelope.csv
"""
import random
import sys

import numpy as np

SEED = 2303
random.seed(SEED)
print("# Slopes of the envelope of clusterings: each clustering is a list of sizes, lists are separated by a bar.")
print(f"# numpy {np.__version__}, Python {sys.version.split()[0]}, seed {SEED}; written by envelope.py")
print("clusterings,first,last,slope")
for case in range(12):
    exponent = random.uniform(0.9, 2.5)
    lists = []
    for clusters in random.sample([5, 8, 13, 20, 40, 60], 1 + case % 4):
        lists.append([1 + int(5000 * r**-exponent * random.expovariate(1)) for r in range(1, clusters + 1)])
    most = max(len(sizes) for sizes in lists)
    shares = np.zeros(most)
    for sizes in lists:
        ordered = np.array(sorted(sizes, reverse=True) + [0] * (most - len(sizes)), dtype=float)
        shares = np.maximum(shares, ordered / ordered.sum())
    for first, last in [(1, most), (1, 2), (2, min(4, most))]:
        r = np.arange(first, last + 1)
        slope = np.polyfit(np.log(r), np.log(shares[first - 1 : last]), 1)[0]
        text = "|".join(" ".join(map(str, sizes)) for sizes in lists)
        print(text, first, last, repr(float(slope)), sep=",")
