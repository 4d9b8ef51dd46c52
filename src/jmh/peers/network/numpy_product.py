"""The product of two 1000 x 1000 matrices in single precision by numpy's OpenBLAS on one thread.

Usage: python3 numpy_product.py; needs NumPy. Prints the fastest of 40 products in GFLOP/s.
"""
import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"
import time

import numpy as np

N = 1000
rng = np.random.default_rng(1)
a = rng.random((N, N), dtype=np.float32)
# A copy: of one and the same matrix, OpenBLAS computes only half of the product.
b = a.copy()
best = float("inf")
for _ in range(40):
    start = time.perf_counter()
    a @ b.T
    best = min(best, time.perf_counter() - start)
print(2 * N**3 / best * 1e-9)
