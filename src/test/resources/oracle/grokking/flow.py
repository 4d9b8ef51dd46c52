"""Writes flow.csv: representations that flow on the effective loss, by SciPy's DOP853 at relative tolerance 1e-13.

The gradient is that of the loss as a sum over parallelograms, one by one. Run: python3 flow.py > flow.csv
"""
import sys
from itertools import combinations

import numpy as np
import scipy
from scipy.integrate import solve_ivp

SEED = 20220522
rng = np.random.default_rng(SEED)

print("# numbers of pairs as in random-sets.csv; start and end symbol by symbol")
print(f"# SciPy {scipy.__version__}, NumPy {np.__version__}, Python {sys.version.split()[0]}, seed {SEED}; written by flow.py")
print("symbols,modular,pairs,rate,time,dimensions,start,end")
for case in range(24):
    p = int(rng.integers(4, 12))
    modular = case % 4 == 3
    if modular and p % 2 == 0:
        p -= 1
    every = [(i, j) for i in range(p) for j in range(i, p)]
    base = p if modular else 2 * p
    chosen = sorted(rng.choice(len(every), int(rng.integers(p, len(every) + 1)), replace=False))
    rows = []
    for a, b in combinations([every[c] for c in chosen], 2):
        if sum(a) % base == sum(b) % base:
            x = np.zeros(p)
            for place in a:
                x[place] += 1
            for place in b:
                x[place] -= 1
            rows.append(x)
    A = np.array(rows).reshape(len(rows), p)
    dims = int(rng.integers(1, 4))
    start = rng.normal(size=(p, dims))
    rate = float(rng.choice([0.5, 1.0, 2.0]))
    time = float(rng.choice([0.1, 1.0, 10.0, 100.0]))

    def velocity(_, flat):
        E = flat.reshape(p, dims)
        sides = A @ E
        norm = np.sum(E ** 2)
        n = max(1, len(rows))
        loss = np.sum(sides ** 2) / n / norm
        return (-rate * (2 * A.T @ sides / n / norm - 2 * E * loss / norm)).ravel()

    end = solve_ivp(velocity, (0, time), start.ravel(), method="DOP853", rtol=1e-13, atol=1e-14).y[:, -1]
    numbers = [" ".join(repr(float(x)) for x in v) for v in (start.ravel(), end)]
    print(f"{p},{str(modular).lower()},{' '.join(map(str, chosen))},{rate!r},{time!r},{dims},{numbers[0]},{numbers[1]}")
