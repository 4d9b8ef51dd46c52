"""Writes dynamics-resource.csv: the resource model's equations, integrated by SciPy, for up to 300 quanta, at rates p^nu.

The unknowns are the logarithms of the unlearned shares; integration ends before the last quantum is learned. Run in this
directory: python3 dynamics-resource.py > dynamics-resource.csv
"""
import random
import sys

import numpy as np
import scipy
from scipy.integrate import solve_ivp

SEED = 20250121
random.seed(SEED)

print("# loss sum p l, squared loss sum p l^2, count sum (1-l), and the unlearned share of one quantum, by solve_ivp, rtol 1e-11")
print(f"# SciPy {scipy.__version__}, NumPy {np.__version__}, Python {sys.version.split()[0]}, seed {SEED}; "
      "written by dynamics-resource.py")
print("alpha,quanta,nu,waste,rate,time,loss,squaredLoss,count,rank,unlearned")
for i in range(36):
    alpha = round(random.uniform(-0.5, 2), 3)
    quanta = random.choice([1, 2, 10, 60, 300])
    waste = random.choice([0, 0, 0.001, 0.1, 3])
    rate = random.choice([1, 0.5, 4])
    p = np.arange(1, quanta + 1) ** -(1 + alpha)
    p /= p.sum()
    nu = 1 if i < 20 else random.choice([0, 0.5, 0.8, 1.5])
    push = p ** nu
    end = quanta / rate * (1 if waste == 0 else 5)
    times = sorted(round(end * random.choice([1e-3, 0.01, 0.1, 0.5, 0.9]) * random.uniform(0.3, 1), 5) for _ in range(4))
    times = [t for t in times if t > 0]
    slope = lambda t, v: -rate * push / (np.dot(push, np.exp(v)) + waste)
    solved = solve_ivp(slope, (0, times[-1]), np.zeros(quanta), method="DOP853", t_eval=times, rtol=1e-11, atol=1e-13)
    for t, v in zip(times, solved.y.T):
        l = np.exp(v)
        rank = random.randint(1, quanta)
        row = (np.dot(p, l), np.dot(p, l * l), np.sum(-np.expm1(v)), rank, l[rank - 1])
        print(alpha, quanta, nu, waste, rate, t, *(repr(float(x)) if not isinstance(x, int) else x for x in row), sep=",")
