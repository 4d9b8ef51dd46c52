"""Exponential numbers by NumPy's ziggurat, in blocks that stay in the cache.

Usage: python3 exponential_numpy.py [ROUNDS]; needs NumPy. Prints nanoseconds a number for its default generator (PCG64); SFC64, its
fastest, is the second figure.
"""
import json
import sys
import time

import numpy as np

BLOCK, BLOCKS, WARM_UP = 1 << 13, 1 << 11, 1
rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
out = np.empty(BLOCK)
for generator in (np.random.PCG64, np.random.SFC64):
    random = np.random.Generator(generator(1))
    ns = []
    for round in range(-WARM_UP, rounds):
        start = time.perf_counter()
        for _ in range(BLOCKS):
            random.standard_exponential(out=out)
        if round >= 0:
            ns.append((time.perf_counter() - start) * 1e9 / (BLOCK * BLOCKS))
    print(json.dumps({"peer": f"numpy, {generator.__name__}", "ns": ns, "median": float(np.median(ns))}))
