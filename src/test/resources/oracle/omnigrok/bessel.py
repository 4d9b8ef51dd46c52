"""Writes bessel.csv: 2 exp(-x) I_1(x) / x by mpmath at 40 digits. Run: python3 bessel.py > bessel.csv"""
import random
import sys

import mpmath as mp

SEED = 20221005
random.seed(SEED)
mp.mp.dps = 40

print("# scaled modified Bessel function of order 1")
print(f"# mpmath {mp.__version__}, Python {sys.version.split()[0]}, seed {SEED}; written by bessel.py")
print("x,value")
for case in range(200):
    x = 10 ** random.uniform(-3, 6) if case % 2 else random.uniform(0, 60)
    print(f"{x!r},{mp.nstr(2 * mp.exp(-mp.mpf(x)) * mp.besseli(1, mp.mpf(x)) / mp.mpf(x), 25)}")
