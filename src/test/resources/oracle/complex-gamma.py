"""Writes complex-gamma.csv: log Gamma(x + iy) by mpmath. Run in this directory: python3 complex-gamma.py > complex-gamma.csv"""
import sys

import mpmath as mp

mp.mp.dps = 40
print("# log Gamma(x + iy)")
print(f"# mpmath {mp.__version__}, {mp.mp.dps} digits, Python {sys.version.split()[0]}; written by complex-gamma.py")
print("x,y,logModulus,argument")
for x in ("0.001", "0.2857142857142857", "1", "2.5", "15.9", "16", "300", "10000"):
    for y in ("0", "0.001", "-0.7", "3.5714285714285716", "-40", "700", "10000"):
        z = mp.loggamma(mp.mpc(mp.mpf(float(x)), mp.mpf(float(y))))
        print(f"{x},{y},{mp.nstr(z.real, 25, min_fixed=0, max_fixed=0)},{mp.nstr(z.imag, 25, min_fixed=0, max_fixed=0)}")
