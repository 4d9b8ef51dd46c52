"""Writes landscape.csv: ridge solutions of the linear model, by tanh-sinh quadrature over eigenvalues, 40 digits.

Run: python3 landscape.py > landscape.csv
"""
import random
import sys

import mpmath as mp

from linear import integral

SEED = 20221004
random.seed(SEED)

print("# norm and losses of the ridge solution of mu for a teacher of norm 1")
print(f"# mpmath {mp.__version__}, Python {sys.version.split()[0]}, seed {SEED}; written by landscape.py")
print("aspect,ridge,norm,train,test")
for case in range(40):
    lam = mp.mpf(random.choice([1.125, 1.5, 2.0, 4.0, 16.0]))
    mu = mp.mpf(2) ** random.randint(-16, 16)
    norm = mp.sqrt(integral(lam, lambda s: (s / (s + mu)) ** 2))
    train = integral(lam, lambda s: s * (mu / (s + mu)) ** 2) / 2
    test = (integral(lam, lambda s: (mu / (s + mu)) ** 2) + 1 - 1 / lam) / 2
    print(",".join([repr(float(lam)), repr(float(mu))] + [mp.nstr(x, 25) for x in (norm, train, test)]))
