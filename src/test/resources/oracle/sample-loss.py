"""Writes sample-loss.csv: a sample's loss after n learned quanta, the mean of m uses drawn from Zipf's law.

The share of uses still unlearned is zeta(1+alpha, n+1)/zeta(1+alpha) by mpmath; the distribution function is SciPy's binomial; the
sharpness of tau shots is found by SciPy's bounded search.
Run in this directory: python3 sample-loss.py > sample-loss.csv
"""
import random
import sys

import mpmath
import numpy as np
import scipy
from mpmath import mp, mpf, nstr
from scipy.optimize import minimize_scalar
from scipy.special import gammaincc
from scipy.stats import binom

mp.dps = 30
SEED = 20230324
random.seed(SEED)

print("# mean, variance and distribution function of a sample's loss; steepest drop of tau shots inside one e-fold, by search")
print(f"# mpmath {mpmath.__version__}, SciPy {scipy.__version__}, Python {sys.version.split()[0]}, seed {SEED}; written by sample-loss.py")
print("alpha,uses,learned,unlearnedUses,mean,variance,atMost,tau,sharpness")
for _ in range(80):
    alpha = round(random.uniform(0.05, 2), 3)
    uses = random.choice([1, 2, 3, 10, 100])
    learned = random.choice([0, 1, 2, 5, 30, 1000])
    q = mp.zeta(1 + mpf(alpha), learned + 1) / mp.zeta(1 + mpf(alpha))
    lost = random.randint(0, uses)
    tau = random.choice([1, 2, 5, 30])
    drop = lambda u: gammaincc(tau, np.exp(u)) - gammaincc(tau, np.exp(u + 1))
    best = minimize_scalar(lambda u: -drop(u), bounds=(np.log(tau) - 2, np.log(tau) + 1), method="bounded", options={"xatol": 1e-9})
    print(alpha, uses, learned, lost, nstr(q, 25), nstr(q * (1 - q) / uses, 25), repr(float(binom.cdf(lost, uses, float(q)))),
          tau, repr(float(-best.fun)), sep=",")
