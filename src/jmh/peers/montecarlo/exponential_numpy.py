"""Exponential numbers by NumPy's ziggurat, in blocks that stay in the cache.

Usage: python3 exponential_numpy.py PCG64|SFC64 [ROUNDS]; needs NumPy. PCG64 is its default generator, SFC64 its fastest. Prints
nanoseconds a number.
"""
import json
import sys
import time

import numpy as np

BLOCK, BLOCKS, WARM_UP = 1 << 13, 1 << 11, 1
generator = {"PCG64": np.random.PCG64, "SFC64": np.random.SFC64}[sys.argv[1]]
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
random = np.random.Generator(generator(1))
out = np.empty(BLOCK)
ns = []
for round in range(-WARM_UP, rounds):
    start = time.perf_counter()
    for _ in range(BLOCKS):
        random.standard_exponential(out=out)
    if round >= 0:
        ns.append((time.perf_counter() - start) * 1e9 / (BLOCK * BLOCKS))
print(json.dumps({"peer": f"numpy, {sys.argv[1]}", "ns": ns, "median": float(np.median(ns))}))
