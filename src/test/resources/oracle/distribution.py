"""Writes distribution.csv: normalisation c, p_k and tail T(k) of the Zipf family, to 60 digits of working precision.

Run in this directory: python3 distribution.py > distribution.csv
"""
import random
import sys

import mpmath as mp

SEED = 20230323
mp.mp.dps = 60
random.seed(SEED)
E1 = mp.e - 1


def power_sum(alpha, q, a, b):
    """Sum of (k+q)^-(1+alpha) for k = a..b; b None means infinity."""
    # Not mpmath's zeta(s, a): its error is absolute, so that zeta(21, 12346) = 7e-84 has 14 digits at a precision of 50.
    s = 1 + mp.mpf(alpha)
    q = mp.mpf(q)
    f = lambda x: (x + q) ** -s
    if b is not None and b - a < 3000:
        return mp.fsum(f(k) for k in range(a, b + 1))
    # Euler-Maclaurin beyond 1000 terms, its integral and derivatives in closed form.
    m = a + 1000
    head = mp.fsum(f(k) for k in range(a, m))
    if b is None:
        integral = (m + q) ** (1 - s) / (s - 1)
    elif s == 1:
        integral = mp.log((b + q) / (m + q))
    else:
        integral = ((m + q) ** (1 - s) - (b + q) ** (1 - s)) / (s - 1)
    total = head + integral + (f(m) + (0 if b is None else f(b))) / 2
    for j in range(1, 60):
        rising = mp.rf(s, 2 * j - 1)
        d = lambda x: -rising * (x + q) ** (-s - 2 * j + 1)
        term = mp.bernoulli(2 * j) / mp.factorial(2 * j) * ((0 if b is None else d(b)) - d(m))
        total += term
        if abs(term) < mp.mpf(10) ** -48 * abs(total):
            return total
    raise ArithmeticError("Euler-Maclaurin did not settle")


def log_sum(alpha, gamma, a, b):
    """Sum of k^-(1+alpha) log(k+e-1)^-gamma for k = a..b; b None means infinity."""
    s = 1 + mp.mpf(alpha)
    g = mp.mpf(gamma)
    f = lambda x: x ** -s * mp.log(x + E1) ** -g
    if b is not None and b - a < 3000:
        return mp.fsum(f(mp.mpf(k)) for k in range(a, b + 1))
    m = a + 1000
    head = mp.fsum(f(mp.mpf(k)) for k in range(a, m))
    # The integral in t = log x, in units of the integrand at its start, since the error of quad is absolute.
    low = mp.log(m)
    unit = mp.exp(-mp.mpf(alpha) * low) * mp.log(m + E1) ** -g
    h = lambda t: mp.exp(-mp.mpf(alpha) * t) * mp.log(mp.exp(t) + E1) ** -g / unit
    if b is None:
        high = low + 160 / mp.mpf(alpha)
        cuts = [low + (high - low) * mp.mpf(2) ** -i for i in range(12, -1, -1)]
        integral = unit * mp.quad(h, [low] + cuts)
        ends = f(mp.mpf(m)) / 2
    else:
        integral = unit * mp.quad(h, mp.linspace(low, mp.log(b), 9))
        ends = (f(mp.mpf(m)) + f(mp.mpf(b))) / 2
    total = head + integral + ends

    def odd_derivatives(x):
        c = mp.taylor(lambda u: f(x * (1 + u)), 0, 13)
        return [c[n] * mp.factorial(n) / mp.mpf(x) ** n for n in range(14)]

    low_d = odd_derivatives(mp.mpf(m))
    high_d = odd_derivatives(mp.mpf(b)) if b is not None else [mp.mpf(0)] * 14
    for j in range(1, 7):
        total += mp.bernoulli(2 * j) / mp.factorial(2 * j) * (high_d[2 * j - 1] - low_d[2 * j - 1])
    return total


def row(family, alpha, parameter, quanta, rank):
    if family == "zipf":
        sums = lambda a: power_sum(alpha, parameter, a, quanta)
        shape = (rank + mp.mpf(parameter)) ** -(1 + mp.mpf(alpha))
    else:
        sums = lambda a: log_sum(alpha, parameter, a, quanta)
        shape = mp.mpf(rank) ** -(1 + mp.mpf(alpha)) * mp.log(rank + E1) ** -mp.mpf(parameter)
    c = 1 / sums(1)
    tail = mp.mpf(0) if quanta is not None and rank >= quanta else c * sums(rank + 1)
    if c * shape < mp.mpf(2) ** -1000 or (tail != 0 and tail < mp.mpf(2) ** -1000):
        return
    text = lambda x: mp.nstr(x, 34, min_fixed=0, max_fixed=0)
    print(family, repr(float(alpha)), repr(float(parameter)), "inf" if quanta is None else quanta, rank,
          text(c), text(c * shape), text(tail), sep=",")


def rank_up_to(quanta):
    top = 62 if quanta is None else max(0, quanta.bit_length() - 1)
    rank = int(2 ** random.uniform(0, top))
    return max(1, rank if quanta is None else min(rank, quanta))


print(f"# c, p and tail of Zipf's law (parameter: offset) and the log-modified law (parameter: gamma).")
print(f"# mpmath {mp.__version__}, {mp.mp.dps} digits, Python {sys.version.split()[0]}, seed {SEED}; written by distribution.py")
print("family,alpha,parameter,quanta,rank,c,p,tail")
ALPHAS = [1e-12, 1e-6, 0.05, 0.1, 0.4, 1.0, 2.0, 5.5, 20.0, 59.0, 61.3, 120.0, 200.0]
for alpha in ALPHAS:
    for rank in [1, 2, 3, 10, 12345, 2**53 + 1, 2**62 - 1]:
        row("zipf", alpha, 0.0, None, rank)
for alpha in [-0.999, -0.5, -1e-9, 0.0] + ALPHAS:
    for quanta in [1, 2, 7, 1000, 10**9 + 7, 2**62]:
        for rank in sorted({1, min(quanta, 5), (quanta + 1) // 2, max(1, quanta - 1), quanta}):
            row("zipf", alpha, 0.0, quanta, rank)
for _ in range(250):
    alpha = random.choice([random.uniform(0.01, 3), 10 ** random.uniform(-10, 2)])
    offset = random.choice([0.0, random.uniform(-0.9, 5), 10 ** random.uniform(-6, 4)])
    quanta = random.choice([None, None, max(1, int(2 ** random.uniform(0, 62)))])
    row("zipf", alpha, offset, quanta, rank_up_to(quanta))
for _ in range(60):
    alpha = random.uniform(0.02, 3)
    gamma = random.choice([random.uniform(0, 8), random.uniform(-2 * (1 + alpha), 0)])
    quanta = random.choice([None, None, max(1, int(2 ** random.uniform(0, 62)))])
    row("logModified", alpha, gamma, quanta, rank_up_to(quanta))
