"""Writes order-exact.csv: the expected loss at exactly n learned quanta of Plackett-Luce order, at 40 digits.

Benefits are k^eta p_k, rates p_k^theta. Few quanta: the probabilities of all sets, drawn one by one. More: quantum k is left if n of the
others ring before it, int r_k exp(-r_k t) P(at least n others by t) dt, by trapezoids in log t; the sum over k is
the coefficient of a pair of polynomials, prod f_i and sum_k w_k prod_{i != k} f_i. Both ways must agree where both are possible, and
trapezoids of two steps to 1e-25. Run in this directory: python3 order-exact.py > order-exact.csv
"""
import sys

import mpmath as mp

mp.mp.dps = 40


def model(alpha, quanta, eta):
    weights = [mp.mpf(k) ** -(1 + mp.mpf(alpha)) for k in range(1, quanta + 1)]
    total = mp.fsum(weights)
    p = [w / total for w in weights]
    return p, [mp.mpf(k + 1) ** mp.mpf(eta) * p[k] for k in range(quanta)]


def by_sets(rates, benefits, n):
    layer = {0: mp.mpf(1)}
    every = range(len(rates))
    for _ in range(n):
        following = {}
        for learned, probability in layer.items():
            left = [k for k in every if not learned >> k & 1]
            total = mp.fsum(rates[k] for k in left)
            for k in left:
                key = learned | 1 << k
                following[key] = following.get(key, 0) + probability * rates[k] / total
        layer = following
    return mp.fsum(q * mp.fsum(benefits[k] for k in every if not s >> k & 1) for s, q in layer.items())


def integrand(rates, benefits, n, u):
    """Sums of coefficients from n on: those above are counted together, in the last place."""
    t = mp.exp(u)
    f = [mp.mpf(1)] + [mp.mpf(0)] * n
    b = [mp.mpf(0)] * (n + 1)
    for r, benefit in zip(rates, benefits):
        q = mp.exp(-r * t)
        p = -mp.expm1(-r * t)
        w = benefit * r * t * q
        b = [b[m] * (q if m < n else 1) + (b[m - 1] * p if m else 0) + f[m] * w for m in range(n + 1)]
        f = [f[m] * (q if m < n else 1) + (f[m - 1] * p if m else 0) for m in range(n + 1)]
    return b[n]


def by_time(rates, benefits, n):
    """Trapezoids in log t, of a function that is analytic in a strip: two steps must agree to 1e-25."""
    low, high = -mp.log(rates[0]) - 70, -mp.log(rates[-1]) + mp.log(80)
    values = []
    for h in (mp.mpf(1) / 11, mp.mpf(1) / 15):
        steps = int((high - low) / h)
        values.append(h * mp.fsum(integrand(rates, benefits, n, low + i * h) for i in range(steps)))
    assert abs(values[0] / values[1] - 1) < mp.mpf("1e-25"), (n, values)
    return values[1]


print("# expected loss at exactly n learned quanta in Plackett-Luce order")
print(f"# mpmath {mp.__version__}, {mp.mp.dps} digits, Python {sys.version.split()[0]}, no seed: nothing is drawn; written by order-exact.py")
print("alpha,quanta,theta,eta,learned,loss")


def row(alpha, quanta, theta, eta, n):
    p, benefits = model(alpha, quanta, eta)
    rates = [(x / p[0]) ** mp.mpf(theta) for x in p]
    if quanta <= 12:
        loss = by_sets(rates, benefits, n)
        if quanta <= 6 and 0 < n < quanta:
            assert abs(by_time(rates, benefits, n) / loss - 1) < mp.mpf("1e-25")
    else:
        loss = by_time(rates, benefits, n)
    print(alpha, quanta, theta, eta, n, mp.nstr(loss, 25), sep=",", flush=True)


for case in [(0.4, 3, 1, 0), (50, 5, 0.6, 0), (-0.5, 6, 2, 1.5), (3, 9, 0.2, 0), (0.4, 12, 0.7, 0), (100, 8, 0.01, 0), (20, 7, 30, -0.5), (0.3, 10, 0, 2)]:
    for n in sorted({0, 1, case[1] // 2, case[1] - 1, case[1]}):
        row(*case, n)
for alpha, quanta, theta, eta, counts in [
    (50, 21, 0.6, 0, [1, 2, 10, 20]), (3, 21, 0.2, 0, [1, 10, 20]), (0.4, 21, 1, 0, [1, 10, 20]), (0.4, 30, 1, 1.2, [3, 15, 29]),
    (-0.7, 24, 3, 0, [5, 20]), (1, 40, 0.5, 0, [1, 20, 39]), (12, 24, 0.2, 0, [8, 23]), (0.2, 60, 0.8, 0, [3, 30]),
    (2, 25, 20, 0, [1, 12]),
]:
    for n in counts:
        row(alpha, quanta, theta, eta, n)
