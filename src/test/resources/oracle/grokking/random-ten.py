"""Writes random-ten.csv: how many of 20,000 random training sets of ten symbols are unique, size by size.

NumPy's matrix_rank of the matrix of differences, in floating point. Run: python3 random-ten.py > random-ten.csv
"""
import sys

import numpy as np

SEED = 20220521
SETS = 20000
P = 10
rng = np.random.default_rng(SEED)
EVERY = [(i, j) for i in range(P) for j in range(i, P)]

print("# unique sets among random sets of a size")
print(f"# NumPy {np.__version__}, Python {sys.version.split()[0]}, seed {SEED}; written by random-ten.py")
print("size,sets,unique")
for size in range(14, 36, 2):
    stack = np.zeros((SETS, 40, P))
    for n in range(SETS):
        first = {}
        row = 0
        for c in rng.choice(len(EVERY), size, replace=False):
            i, j = EVERY[c]
            if i + j in first:
                k, l = first[i + j]
                stack[n, row, i] += 1
                stack[n, row, j] += 1
                stack[n, row, k] -= 1
                stack[n, row, l] -= 1
                row += 1
            else:
                first[i + j] = (i, j)
    print(f"{size},{SETS},{int(np.sum(np.linalg.matrix_rank(stack, tol=1e-8) == P - 2))}")
