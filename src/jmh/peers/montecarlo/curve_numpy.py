"""The race in NumPy: K = 10^6 quanta, p_k ~ k^-1.4, 64 replicates, 30 amounts of data from 10^3 to 10^9.

Usage: python3 curve_numpy.py best|naive [TAU] [ROUNDS]; needs NumPy. One thread. Prints nanoseconds per quantum x replicate.
best: blocks that stay in the cache, everything in place, the cell from the bits of the time (exponent and ten bits of the mantissa,
summed in these cells, which are added up at the end: times that share such a cell with a point of the grid are counted to it, an error of
0.1 % in D that the others do not make). naive: the same with np.searchsorted. Neither counts the learned quanta, which the others do.
"""
import json
import os
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"
import numpy as np

np.seterr(divide="ignore")  # log 0 is a quantum that is never learned

QUANTA, REPLICATES, BLOCK, WARM_UP, SHIFT = 10**6, 64, 1 << 13, 1, 42
GRID = 10 ** np.linspace(3, 9, 30)
P = np.arange(1, QUANTA + 1) ** -1.4
P /= P[::-1].sum()
MINUS_INVERSE = -1 / P


def minus_gamma(random, tau, out):
    """For tau = 1 log U, in vector lanes, which is faster than the ziggurat; above NumPy's own: Marsaglia and Tsang's method."""
    if tau == 1:
        random.random(out=out)
        np.log(out, out=out)
    else:
        random.standard_gamma(tau, out=out)
        np.negative(out, out=out)


def best(tau):
    random = np.random.Generator(np.random.SFC64(1))
    first, last = (int(GRID[i : i + 1 or None].view(np.int64)[0] >> SHIFT) for i in (0, -1))
    cells = last - first + 2
    t = np.empty(BLOCK)
    bits = t.view(np.int64)
    index = np.empty(BLOCK, np.int64)
    mean = np.zeros(cells)
    for start in range(0, QUANTA, BLOCK):
        p, inverse = P[start : start + BLOCK], MINUS_INVERSE[start : start + BLOCK]
        n = len(p)
        for _ in range(REPLICATES):
            minus_gamma(random, tau, t[:n])
            np.multiply(t[:n], inverse, out=t[:n])
            np.right_shift(bits[:n], SHIFT, out=index[:n])
            np.subtract(index[:n], first, out=index[:n])
            np.clip(index[:n], 0, cells - 1, out=index[:n])
            mean += np.bincount(index[:n], p, cells)
    at = (GRID.view(np.int64) >> SHIFT) - first
    return (mean.sum() - mean.cumsum()[at]) / REPLICATES


def naive(tau):
    random = np.random.default_rng(1)
    mean = np.zeros(len(GRID) + 1)
    for _ in range(REPLICATES):
        t = random.standard_gamma(tau, QUANTA) / P if tau > 1 else random.standard_exponential(QUANTA) / P
        mean += np.bincount(np.searchsorted(GRID, t), P, len(GRID) + 1)
    return (mean.sum() - mean.cumsum()[:-1]) / REPLICATES


def main():
    peer = {"best": best, "naive": naive}[sys.argv[1]]
    tau = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    ns = []
    for round in range(-WARM_UP, rounds):
        start = time.perf_counter()
        curve = peer(tau)
        if round >= 0:
            ns.append((time.perf_counter() - start) * 1e9 / (QUANTA * REPLICATES))
    print(json.dumps({"peer": f"numpy, {sys.argv[1]}", "tau": tau, "curve": list(curve), "ns": ns, "median": float(np.median(ns))}))


if __name__ == "__main__":
    main()
