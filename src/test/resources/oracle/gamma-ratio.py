"""Reference values of Gamma(tau+z)/Gamma(tau). Run: python3 gamma-ratio.py > gamma-ratio.csv"""
import random
import sys

import mpmath
from mpmath import mp, mpf

SEED = 20261124
random.seed(SEED)
mp.dps = 90

points = []
for tau in (1e-3, 0.1, 0.5, 1.0, 2.0, 7.0, 8.5, 8.999, 9.0, 10.0, 100.0, 1e4, 1e6, 1e10, 1e15, 1e18):
    for z in (-1 + 2**-53, -0.999, -0.5, -1e-3, -1e-12, 0.0, 1e-300, 1e-12, 1e-3, 0.2857142857142857, 0.5, 1.0, 2.0, 3.3, 4.0):
        points.append((tau, z))
for _ in range(500):
    points.append((10 ** random.uniform(-3, 6), random.uniform(-1, 4)))
for _ in range(100):
    points.append((float(round(10 ** random.uniform(0, 18))), random.uniform(-1, 4)))
for _ in range(150):
    points.append((10 ** random.uniform(-3, 3), random.uniform(4, 100)))

print("# Gamma(tau+z)/Gamma(tau)")
print(f"# mpmath {mpmath.__version__}, Python {sys.version.split()[0]}, seed {SEED}, generator gamma-ratio.py")
print("tau,z,ratio")
for tau, z in points:
    if tau + z <= 0 or mpf(tau) + mpf(z) <= 0:
        continue
    ratio = mpmath.exp(mpmath.loggamma(mpf(tau) + mpf(z)) - mpmath.loggamma(mpf(tau)))
    if ratio > mpf(10) ** 300:
        continue
    print(f"{tau!r},{z!r},{mpmath.nstr(ratio, 30)}")
