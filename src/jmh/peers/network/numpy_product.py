"""The product of two 1000 x 1000 matrices in single precision by numpy's OpenBLAS on one thread.

Usage: python3 numpy_product.py; needs NumPy. For each line of its input, the number of products, it prints the milliseconds of processor
time a product.
"""
import os
import sys
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np

N = 1000
rng = np.random.default_rng(1)
a = rng.random((N, N), dtype=np.float32)
# A copy: of one and the same matrix, OpenBLAS computes only half of the product.
b = a.copy()
c = np.empty_like(a)
for line in sys.stdin:
    count = int(line)
    start = time.process_time_ns()
    for _ in range(count):
        np.matmul(a, b.T, out=c)
    print((time.process_time_ns() - start) / count * 1e-6, flush=True)
