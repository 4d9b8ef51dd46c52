"""The fit of L = E + A N^-alpha + B D^-beta by SciPy, timed: a grid of 500 starts, then bootstrap refits from the optimum.

Usage: python3 scipy_fit.py RUNS.csv REFITS; needs NumPy and SciPy. BFGS with the exact gradient, vectorised over the runs, in the
same centred coordinates and on the same objective (Huber, delta 1e-3, on log loss, summed) as the library. Prints elapsed and processor
seconds for the grid, the same for the refits, and the objective found; start-up and imports are not counted.
"""
import itertools
import sys
import time

import numpy as np
from scipy.optimize import minimize

DELTA = 1e-3


def read(path):
    with open(path) as file:
        lines = [line for line in file if line.strip() and not line.startswith("#")]
    return np.array([[float(x) for x in line.split(",")] for line in lines[1:]]).T


def objective(theta, x, y, log_loss, weights):
    e, a, alpha, b, beta = theta
    terms = np.stack([np.full_like(x, e), a - alpha * x, b - beta * y])
    top = terms.max(axis=0)
    shares = np.exp(terms - top)
    total = shares.sum(axis=0)
    residual = log_loss - top - np.log(total)
    shares /= total
    size = np.abs(residual)
    value = (weights * np.where(size <= DELTA, 0.5 * residual**2, DELTA * (size - 0.5 * DELTA))).sum()
    psi = weights * np.clip(residual, -DELTA, DELTA)
    first, second = psi * shares[1], psi * shares[2]
    return value, -np.array([(psi * shares[0]).sum(), first.sum(), -(x * first).sum(), second.sum(), -(y * second).sum()])


def main():
    n, d, loss = read(sys.argv[1])
    refits = int(sys.argv[2])
    log_loss = np.log(loss)
    x, y = np.log(n) - np.log(n).mean(), np.log(d) - np.log(d).mean()
    ones = np.ones_like(x)
    low, middle = loss.min(), np.median(loss)
    starts = []
    exponents = (0.05, 0.2, 0.45, 0.9, 1.8)
    for residual, share in itertools.product((0.02, 0.3, 0.55, 0.75, 0.92), (0.15, 0.4, 0.6, 0.85)):
        rest = middle - residual * low
        for alpha, beta in itertools.product(exponents, exponents):
            starts.append([np.log(residual * low), np.log(share * rest), alpha, np.log((1 - share) * rest), beta])

    def fit(start, weights):
        return minimize(objective, start, args=(x, y, log_loss, weights), jac=True, method="BFGS", options={"gtol": 1e-8})

    begin, work = time.perf_counter(), time.process_time()
    best = min((fit(start, ones) for start in starts), key=lambda found: found.fun)
    grid = time.perf_counter() - begin, time.process_time() - work
    random = np.random.default_rng(1)
    begin, work = time.perf_counter(), time.process_time()
    for _ in range(refits):
        fit(best.x, np.bincount(random.integers(0, len(x), len(x)), minlength=len(x)).astype(float))
    print(*grid, time.perf_counter() - begin, time.process_time() - work, best.fun)


if __name__ == "__main__":
    main()
