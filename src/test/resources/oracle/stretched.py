"""Losses and counts for stretched-exponentially rare quanta (T20) by direct summation, and sums over all ranks.

Frequencies p_k = exp(-b k^beta)/Z, gaps k^eta, costs k^kappa, thresholds tau k^delta, steps tau/p^nu. Terms are summed with NumPy in
logarithms; a row holds log(x) and log(value). mpmath gives the sums Z to 30 digits, by direct summation and Euler-Maclaurin.

    python3 stretched.py > stretched.csv
"""
import math
import sys

import mpmath
import numpy as np

CASES = [  # beta, b, eta, kappa, delta, nu, tau
    (0.5, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0),
    (0.7, 2.0, 0.3, 0.4, -0.2, 1.5, 2.0),
    (0.6, 1.5, -0.5, -0.2, 0.4, 0.7, 3.0),
]


def shots_open(y, tau):
    """The chance of fewer than tau uses, tau whole."""
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        terms = sum(y**j / math.factorial(j) for j in range(int(tau)))
        return np.where(y < 600, np.exp(-y) * terms, 0.0)


def shots_closed(y, tau):
    """The chance of at least tau uses, by its series where it is small."""
    series = sum(y ** (tau + j) / math.factorial(int(tau) + j) for j in range(12))
    return np.where(y < 0.01, np.exp(-y) * series, 1 - shots_open(y, tau))


CURVES = {
    "threshold": (lambda y, tau: (y < tau) * 1.0, lambda y, tau: (y >= tau) * 1.0),
    "exponential": (lambda y, tau: np.exp(-y), lambda y, tau: -np.expm1(-y)),
    "shots": (shots_open, shots_closed),
}


def row(*fields):
    print(",".join(str(f) for f in fields))


def logsum(logs):
    top = logs.max()
    return float(top + np.log(np.exp(logs - top).sum()))


print(f"# Python {sys.version.split()[0]}, NumPy {np.__version__}, mpmath {mpmath.__version__}; stretched.py")
print("target,curve,beta,b,eta,kappa,delta,nu,tau,logx,logvalue")
for case in CASES:
    beta, b, eta, kappa, delta, nu, tau = case
    k = np.arange(1, int((900 / b) ** (1 / beta)), dtype=float)
    logp = -b * k**beta
    logp -= logsum(logp)
    benefit = logp + eta * np.log(k)
    tail = np.logaddexp.accumulate(benefit[::-1])[::-1]
    spent = np.cumsum(k**kappa)
    need = np.log(tau) + delta * np.log(k) - logp
    for n in (int((e / b) ** (1 / beta)) for e in (30, 100, 400)):
        row("parameters", "threshold", *case, np.log(spent[n - 1]), tail[n])
        row("compute", "threshold", *case, np.log(spent[n - 1]) + need[n - 1], tail[n])
    for logx in (30, 100, 400):
        for name, (open_share, closed_share) in CURVES.items():
            with np.errstate(all="ignore"):
                y = np.exp(np.minimum(logx + logp - delta * np.log(k), 700))
                shares = open_share(y if name != "exponential" else y / tau, tau)
                row("data", name, *case, logx, logsum(benefit + np.log(shares)))
                row("count", name, *case, logx, float(np.log(closed_share(y if name != "exponential" else y / tau, tau).sum())))
                y = np.exp(np.minimum(logx + nu * logp, 700))
                shares = open_share(y if name != "exponential" else y / tau, tau)
                row("steps", name, *case, logx, logsum(benefit + np.log(shares)))
    for logf in (30, 100, 400):
        # The least sum of the two losses over the number of affordable quanta, curve e^-y with thresholds tau k^delta.
        def total(n):
            logd = logf - np.log(spent[n - 1])
            y = np.exp(np.minimum(logd + logp - delta * np.log(k), 700)) / tau
            with np.errstate(divide="ignore", under="ignore"):
                return np.logaddexp(tail[n], logsum(benefit + np.log(np.exp(-y))))
        start = int((logf / b) ** (1 / beta))
        row("compute", "exponential", *case, logf, min(total(int(start * f)) for f in np.linspace(0.9, 1.1, 41)))
mpmath.mp.dps = 30
for beta, b in ((0.3, 2.0), (0.5, 0.01), (0.5, 1.0), (0.8, 3.0), (0.95, 0.001), (1.0, 0.25), (2.0, 0.5)):
    beta, b = mpmath.mpf(beta), mpmath.mpf(b)
    f = lambda x: mpmath.exp(-b * x**beta)
    first = 2000
    rest = mpmath.gammainc(1 / beta, b * mpmath.mpf(first) ** beta) / (beta * b ** (1 / beta))
    derivatives = mpmath.taylor(f, first, 9)
    rest += f(first) / 2
    for j in range(1, 5):
        rest -= mpmath.bernoulli(2 * j) / (2 * j) * derivatives[2 * j - 1]
    value = mpmath.fsum(f(mpmath.mpf(i)) for i in range(1, first)) + rest
    row("sum", "-", float(beta), float(b), 0, 0, 0, 0, 0, 0, mpmath.nstr(value, 20))
