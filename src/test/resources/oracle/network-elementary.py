"""exp and tanh of single-precision numbers by mpmath: python3 network-elementary.py > network-elementary.csv"""
import numpy as np
import mpmath
from mpmath import mp

mp.dps = 30
rng = np.random.default_rng(20261124)
print(f"# mpmath {mpmath.__version__}, seed 20261124, made by network-elementary.py")
print("function,x,value")
for x in np.concatenate([-rng.uniform(0, 87, 1500), -rng.uniform(0, 1, 500), [0, -87]]).astype(np.float32):
    print(f"exp,{float(x)!r},{mp.nstr(mp.exp(float(x)), 20)}")
small = 10.0 ** rng.uniform(-8, 0, 500)
for x in np.concatenate([rng.uniform(-9, 9, 1000), rng.uniform(-1, 1, 1000), small, -small, [0, 8, 20, -20]]).astype(np.float32):
    print(f"tanh,{float(x)!r},{mp.nstr(mp.tanh(float(x)), 20)}")
