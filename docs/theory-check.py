"""Checks the closed forms of docs/theory.md by direct summation, quadrature or linear algebra, without this library.

Tools: Python 3.11, mpmath 1.3, NumPy, SciPy. Run: python3 docs/theory-check.py (one to two minutes). Prints one line per
statement: its number, what was compared, the largest relative difference, and the difference that is allowed.
"""
import itertools
import sys

import mpmath as mp
import numpy as np
import scipy.special as sp
from scipy.integrate import solve_ivp

mp.mp.dps = 30
RNG = np.random.default_rng(20261124)
failed = 0


def report(statement, what, difference, allowed):
    global failed
    ok = difference <= allowed
    failed += not ok
    print(f"{statement:5} {what:74} {mp.nstr(mp.mpf(difference), 3):>10} {allowed:8.0e} {'ok' if ok else 'FAILED'}", flush=True)


def rel(a, b):
    exact = lambda v: mp.mpf(str(v)) if isinstance(v, np.longdouble) else mp.mpf(v)
    return abs(exact(a) / exact(b) - 1)


def zipf_loss(alpha, phi_small, x, offset=0, gap=0, shift=0, ranks=400000):
    """sum p_k k^gap phi(x p_k k^-shift), c = 1/zeta(s, 1+q). Beyond `ranks` phi is given by its Taylor series phi_small in y."""
    s = 1 + alpha
    c = 1 / mp.zeta(s, 1 + offset)
    k = np.arange(1, ranks + 1, dtype=np.longdouble) + np.longdouble(offset)
    y = np.longdouble(str(c)) * np.longdouble(x) * k ** (-np.longdouble(s) - shift)
    head = mp.mpf(str(np.sum((np.longdouble(str(c)) * k ** (gap - np.longdouble(s)) * phi_small.values(y))[::-1])))
    tail = sum(
        coefficient * c * (c * x) ** j * mp.zeta(s - gap + j * (s + shift), ranks + 1 + offset)
        for j, coefficient in phi_small.taylor)
    return head + tail


class Shots:
    """Q(tau, y) = 1 - y^tau/Gamma(tau+1) + ... for integer tau."""

    def __init__(self, tau):
        self.tau = tau
        terms = {}
        for j in range(tau, tau + 40):
            i = j - tau
            terms[j] = -(mp.mpf(-1) ** i) / (mp.factorial(i) * (tau + i) * mp.gamma(tau))
        self.taylor = [(0, mp.mpf(1))] + list(terms.items())

    def values(self, y):
        total = np.zeros_like(y)
        term = np.ones_like(y)
        for j in range(self.tau):
            total += term
            term = term * y / (j + 1)
        return total * np.exp(-y)

    def mellin(self, z):
        return mp.gamma(self.tau + z) / (z * mp.gamma(self.tau))


# T1: bounds of the tail
worst = -1
for alpha, n in itertools.product([1e-6, 0.05, 0.4, 1, 3.7, 40], [1, 2, 7, 1000, 10**9]):
    alpha, n = mp.mpf(alpha), mp.mpf(n)
    value = mp.zeta(1 + alpha, n + 1)
    lower, upper = n**-alpha / alpha - n ** -(1 + alpha) / 2, (n + mp.mpf(1) / 2) ** -alpha / alpha
    worst = max(worst, 0 if lower < value < upper else 1)
report("T1", "bounds of zeta(s, n+1) hold", worst, 0)

# T2: constants of the three regimes of sum k^e, and with a logarithm
n = 10**6
k = np.arange(1, n + 1, dtype=np.longdouble)
report("T2", "e = -1: log n + Euler's constant + 1/2n", rel(np.sum(1 / k), mp.log(n) + mp.euler + mp.mpf(1) / (2 * n)), 1e-12)
report("T2", "e = -1.5: zeta(1.5) - tail", rel(np.sum(k**-1.5), mp.zeta(1.5) - mp.zeta(1.5, n + 1)), 1e-14)
report("T2", "e = 0.5: n^1.5/1.5 + n^0.5/2 + zeta(-0.5)",
       rel(str(np.sum(np.sqrt(k))), mp.mpf(n) ** 1.5 / 1.5 + mp.sqrt(n) / 2 + mp.zeta(-0.5) + n ** mp.mpf(-0.5) / 24), 1e-15)

# the log-modified family with a growing logarithm: which gamma < 0 keeps p_k non-increasing?
log = lambda k: mp.log(k + mp.e - 1)
limits = [mp.log(mp.mpf(k + 1) / k) / mp.log(log(k + 1) / log(k)) for k in range(1, 400)]
print("      -gamma/s up to which p_(k+1) <= p_k, k = 1, 2, 3, 4:", [mp.nstr(v, 6) for v in limits[:4]],
      "least at k =", 1 + int(np.argmin([float(v) for v in limits])))

# T6: race of exponential clocks
for theta, s, t in [(0.9, 1.4, 1e7), (2.0, 1.4, 1e9)]:
    e = theta * s
    K = 2_000_000
    k = np.arange(1, K + 1, dtype=np.longdouble)
    y = np.longdouble(t) * k ** np.longdouble(-e)
    count = mp.mpf(str(np.sum(-np.expm1(-y))))
    count += sum(-(mp.mpf(-1) ** j) * mp.mpf(t) ** j / mp.factorial(j) * mp.zeta(e * j, K + 1) for j in range(1, 40))
    closed = mp.mpf(t) ** (1 / mp.mpf(e)) * mp.gamma(1 - 1 / mp.mpf(e)) - mp.mpf(1) / 2
    report("T6", f"count, theta = {theta}", rel(count, closed), 1e-10)
    loss = mp.mpf(str(np.sum(k ** np.longdouble(-s) * np.exp(-y))))
    loss += sum(mp.mpf(-1) ** j * mp.mpf(t) ** j / mp.factorial(j) * mp.zeta(s + e * j, K + 1) for j in range(0, 40))
    a = mp.mpf(s) - 1
    report("T6", f"loss, theta = {theta}", rel(loss, mp.gamma(a / e) / e * mp.mpf(t) ** (-a / e)), 1e-9)

# T7: the counter-example
gain = {"a": 0, "b": 10, "c": 1}
best = lambda n: max((set(q) for q in itertools.combinations("abc", n) if "b" not in q or "a" in q),
                     key=lambda q: sum(gain[v] for v in q))
report("T7", "best sets {c}, then {a, b}", 0 if best(1) == {"c"} and best(2) == {"a", "b"} else 1, 0)

# T8 table: Mellin transforms
for z in (mp.mpf("0.0909"), mp.mpf("0.2857"), mp.mpf("0.73"), mp.mpf("1.9")):
    quad = lambda f: mp.quad(lambda u: f(mp.exp(u)) * mp.exp(u), [-60 / z, -10 / z, -10, -2, 0, 1, 2, 3, 4, 5.5])
    pairs = [
        (quad(lambda y: y ** (z - 1) * mp.gammainc(2.5, y, regularized=True)), mp.gamma(2.5 + z) / (z * mp.gamma(2.5))),
        (quad(lambda y: y ** (z - 1) / (1 + mp.exp(y - 3))), -mp.gamma(z) * mp.polylog(z, -mp.exp(3))),
        (quad(lambda y: y ** (z - 1) / (1 + mp.exp(y - 3)) ** 2),
         mp.gamma(z) * (mp.polylog(z - 1, -mp.exp(3)) - mp.polylog(z, -mp.exp(3)))),
    ]
    report("T8", f"Mellin transforms of shots, logistic, multilinear at z = {mp.nstr(z, 4)}",
           max(rel(a, mp.re(b)) for a, b in pairs), 1e-12)

# T8 in general, T9, T12: loss over data
for alpha, tau, eta, delta, q, D in [(0.4, 1, 0, 0, 0, 1e6), (0.4, 3, 0, 0, 0, 1e6), (1.0, 2, 0.3, 0.5, 0, 1e9), (0.4, 1, 0, 0, 2.5, 1e6)]:
    s, phi = 1 + mp.mpf(alpha), Shots(tau)
    c = 1 / mp.zeta(s, 1 + q)
    m = s + delta
    w = (mp.mpf(alpha) - eta) / m
    closed = c / m * phi.mellin(w) * (c * D) ** -w
    report("T8", f"amplitude, alpha {alpha} tau {tau} eta {eta} delta {delta} offset {q}",
           rel(zipf_loss(alpha, phi, D, offset=q, gap=eta, shift=delta), closed), 1e-9)
for alpha, allowed in [(0.4, 1e-14), (0.1, 1e-14)]:
    s = 1 + mp.mpf(alpha)
    D = 61**s * mp.zeta(s)
    z = mp.mpf(alpha) / s
    closed = 1 / (alpha * mp.zeta(s) ** (1 / s)) * mp.gamma(1 + z) * D**-z
    report("T9", f"tau = 1, n = 61, alpha = {alpha}", rel(zipf_loss(alpha, Shots(1), float(D), ranks=2_000_000), closed), allowed)

# T10, T11, T16
for alpha in (0.1, 0.4, 1.0):
    s, n = 1 + mp.mpf(alpha), mp.mpf(10) ** 8
    report("T10", f"alpha = {alpha}", rel(mp.zeta(s, n + 1), n**-alpha / alpha), 1e-7)
    z = mp.mpf(alpha) / s
    D = 3 * mp.zeta(s) * n**s
    report("T11", f"alpha = {alpha}, tau = 3", rel(mp.zeta(s, n + 1) / mp.zeta(s), 1 / (alpha * mp.zeta(s) ** (1 / s)) * 3**z * D**-z), 1e-7)
    K = mp.mpf(10) ** 10
    loss = lambda v: mp.zeta(s, v + 1) - mp.zeta(s, K + 1)
    local = -n * mp.diff(loss, n) / loss(n)
    report("T16", f"alpha = {alpha}, n = 1e8, K = 1e10", rel(local, alpha / (1 - (n / K) ** alpha)), 1e-7)

# T12, T13 multinomial to all orders; T13 Poisson; T14
for alpha, tau in [(0.4, 1), (0.4, 2), (1.0, 3)]:
    D, K = 100000, 20_000_000
    s = 1 + alpha
    k = np.arange(1, K + 1, dtype=float)
    c = 1 / sp.zeta(s)
    p = c * k**-s
    learned = sp.betainc(tau, D - tau + 1, p)
    over = float(mp.zeta(s * tau, K + 1)) * c**tau * float(mp.binomial(D, tau))
    count = np.sum(learned[::-1]) + over
    over = float(mp.zeta(s * (1 + tau), K + 1)) * c ** (1 + tau) * float(mp.binomial(D, tau))
    loss = np.sum((p * sp.betaincc(tau, D - tau + 1, p))[::-1]) + c * float(mp.zeta(s, K + 1)) - over
    z = alpha / s
    closed = c ** (1 / s) / alpha * mp.gamma(tau + z) / mp.gamma(tau) * mp.gammaprod([D + 1], [D + 1 + z])
    report("T12", f"multinomial loss, alpha = {alpha}, tau = {tau}", rel(loss, closed), 1e-9)
    closed = c ** (1 / s) * mp.gamma(tau - 1 / s) / mp.gamma(tau) * mp.gammaprod([D + 1], [D + 1 - 1 / s]) - 0.5
    report("T13", f"multinomial count, alpha = {alpha}, tau = {tau}", rel(count, closed), 1e-6)
for q in (0, 2.5):
    s, D, K = mp.mpf("1.4"), 10**8, 4_000_000
    c = 1 / mp.zeta(s, 1 + q)
    k = np.arange(1, K + 1, dtype=np.longdouble) + q
    y = np.longdouble(str(c * D)) * k ** np.longdouble(-1.4)
    count = mp.mpf(str(np.sum(-np.expm1(-y)))) + sum(
        -(mp.mpf(-1) ** j) * (c * D) ** j / mp.factorial(j) * mp.zeta(s * j, K + 1 + q) for j in range(1, 40))
    leading = (c * D) ** (1 / s) * mp.gamma(1 - 1 / s)
    report("T13", f"constant -1/2 - q of the count, q = {q}", abs(count - leading + 0.5 + q), 1e-6)
s, D, K = 1.4, 1e8, 4_000_000
k = np.arange(1, K + 1, dtype=float)
p = k**-s / float(mp.zeta(s))
variance = np.sum(p**2 * np.exp(-D * p) * -np.expm1(-D * p))
c = 1 / mp.zeta(s)
variance += sum(
    mp.mpf(-1) ** j * (1 - 2**j) * c**2 * (c * D) ** j / mp.factorial(j) * mp.zeta((2 + j) * s, K + 1) for j in range(1, 20))
g = 2 - 1 / s
report("T14", "variance of the loss, tau = 1",
       rel(variance, float(mp.zeta(s)) ** (-1 / s) / s * D ** (1 / s - 2) * mp.gamma(g) * (1 - 2**-g)), 1e-9)
alpha, D, K = 0.1, 1000, 4000
k = np.arange(1, K + 1, dtype=float)
p = k ** -(1 + alpha)
p /= p.sum()
poisson = np.sum(p**2 * np.exp(-D * p) * -np.expm1(-D * p))
slope = -np.sum(p**2 * np.exp(-D * p))
miss = (1 - p) ** D
both = np.exp(D * np.log1p(-(p[:, None] + p[None, :])))
covariance = both - miss[:, None] * miss[None, :]
np.fill_diagonal(covariance, miss * (1 - miss))
multinomial = p @ covariance @ p
print(f"      multinomial variance at alpha 0.1, D 1000, K 4000: deficit exact {1 - multinomial / poisson:.4f},"
      f" by D (dE[L]/dD)^2 {D * slope**2 / poisson:.4f}")

# T18: optimum of the additive form
A, a, B, b, F = 2.0, 0.34, 5.0, 0.28, 1e12
N = (a * A / (b * B)) ** (1 / (a + b)) * F ** (b / (a + b))
grid = np.exp(np.linspace(-1e-3, 1e-3, 2001)) * N
values = A * grid**-a + B * (F / grid) ** -b
report("T18", "additive optimum", rel(values.min(), A * (1 + a / b) * (a * A / (b * B)) ** (-a / (a + b)) * F ** (-a * b / (a + b))), 1e-12)
alpha = 0.4
report("T18", "ab/(a+b) = alpha/(2+alpha)", rel(alpha * (alpha / (1 + alpha)) / (alpha + alpha / (1 + alpha)), alpha / (2 + alpha)), 1e-14)

eta, kappa, delta, C, tau, n = 0.1, 0.3, 0.2, 5.0, 3.0, 1e7
c = 1 / mp.zeta(1 + alpha)
F = C * n ** (1 + kappa) / (1 + kappa) * tau * n ** (1 + alpha + delta) / c
closed = c / (alpha - eta) * (C * tau / ((1 + kappa) * c * F)) ** ((alpha - eta) / (2 + alpha + kappa + delta))
report("T18", "amplitude of the balanced split", rel(c * mp.zeta(1 + alpha - eta, n + 1), closed), 1e-7)

# T20: kappa = -1
n, alpha = 10**6, mp.mpf("0.4")
report("T20", "loss exponential in the parameters", rel(mp.zeta(1 + alpha, n + 1), mp.exp(-alpha * (mp.harmonic(n) - mp.euler)) / alpha), 1e-10)

# T22
k = np.arange(1, 201)
p = k**-1.4 / np.sum(k**-1.4)
w, r, t = 0.01, 3.0, 30.0
solution = solve_ivp(lambda _, g: -r * p / (p @ np.exp(g) + w), [0, t], np.zeros(200), rtol=1e-11, atol=1e-12)
u = -solution.y[-1, -1] / p[-1]
report("T22", "implicit solution against the integrated equation", rel((np.sum(-np.expm1(-p * u)) + w * u) / r, t), 1e-9)
for alpha, value in [(0.4, 1.4236), (1.0, np.pi / 2)]:
    z = alpha / (1 + alpha)
    report("T22", f"z Gamma(z)^(1+alpha) at alpha = {alpha}", rel(z * mp.gamma(z) ** (1 + alpha), value), 2e-5)


# T26, T27, T29: quadratic form of the effective theory
def form(p, pairs, modulus=None):
    G = np.zeros((p, p))
    classes = {}
    for i, j in pairs:
        x = np.zeros(p)
        x[i] += 1
        x[j] += 1
        classes.setdefault((i + j) % modulus if modulus else i + j, []).append(x)
    for xs in classes.values():
        xs = np.array(xs)
        G += len(xs) * xs.T @ xs - np.outer(xs.sum(0), xs.sum(0))
    return G, len(classes)


all_pairs = lambda p: [(i, j) for i in range(p) for j in range(i, p)]
for p in (4, 6, 10, 16):
    report("T26", f"lambda_3(G), p = {p}", rel(np.linalg.eigvalsh(form(p, all_pairs(p))[0])[2], p * (p + 2) / 4), 1e-11)
wrong = 0
for _ in range(300):
    p = int(RNG.integers(4, 9))
    D = [q for q in all_pairs(p) if RNG.random() < 0.6]
    G, sums = form(p, D)
    nullity = p - np.linalg.matrix_rank(G, tol=1e-9)
    keys = sorted({i + j for i, j in D})
    R = np.zeros((len(D), p + len(keys)))
    for r, (i, j) in enumerate(D):
        R[r, i] += 1
        R[r, j] += 1
        R[r, p + keys.index(i + j)] -= 1
    wrong += (nullity == 2) != ((np.linalg.matrix_rank(R) if len(D) else 0) == p + len(keys) - 2)
report("T27", "nullity 2 exactly if the rank is p + S - 2, 300 random sets", int(wrong), 0)
unique = lambda p, pairs: p - np.linalg.matrix_rank(form(p, pairs)[0], tol=1e-9) == 2
for p in (4, 5, 6):
    smaller, size_p = (any(unique(p, q) for q in itertools.combinations(all_pairs(p), size)) for size in (p - 1, p))
    report("T27", f"smallest unique set has p pairs, p = {p}", int(smaller or not size_p), 0)
p, f = 10, 0.4
m = lambda s: min(s, 2 * p - 2 - s) // 2 + 1
expected = sum(np.prod([1 - f * (1 - (1 - f) ** (m(i + j) - 1)) for j in range(p)]) for i in range(p))
X = []
for _ in range(20000):
    kept = [q for q in all_pairs(p) if RNG.random() < f]
    size = {}
    for i, j in kept:
        size[i + j] = size.get(i + j, 0) + 1
    X.append(p - len({v for i, j in kept if size[i + j] > 1 for v in (i, j)}))
report("T27", "E[X] against 20000 random sets, in standard errors", abs(np.mean(X) - expected) / (np.std(X) / np.sqrt(len(X))), 5)
for p in (5, 7, 11):
    spectrum = np.linalg.eigvalsh(form(p, all_pairs(p), p)[0])
    report("T29", f"eigenvalues p(p+3)/2, p = {p}", max(abs(spectrum[1:] / (p * (p + 3) / 2) - 1)), 1e-11)


# T32, T33: Marchenko-Pastur (variance 1, ratio d/n), continuous part of mass min(1, 1/ratio)
def mp_mean(g, ratio):
    low, high = (1 - np.sqrt(ratio)) ** 2, (1 + np.sqrt(ratio)) ** 2
    t = np.cos(np.pi * np.arange(1, 2001) / 2001)
    weight = np.pi / 2001 * (1 - t**2)
    s = (low + high) / 2 + (high - low) / 2 * t
    return np.sum(weight * ((high - low) / 2) ** 2 / (2 * np.pi * ratio * s) * g(s))


for ratio, t in [(0.5, 0.7), (2.0, 1.3)]:
    closed = np.exp(-2 * (1 + ratio) * t) * sp.iv(1, 4 * np.sqrt(ratio) * t) / (2 * np.sqrt(ratio) * t)
    report("T32", f"training loss, ratio {ratio}", rel(mp_mean(lambda s: s * np.exp(-2 * s * t), ratio), closed), 1e-12)
n, d, decay, t = 30, 50, 0.1, 3.0
X, teacher, noise, start = RNG.normal(size=(n, d)), RNG.normal(size=d), RNG.normal(size=n), RNG.normal(size=d)
flow = solve_ivp(lambda _, v: -X.T @ (X @ (v - teacher) - noise) / n - decay * v, [0, t], start, rtol=1e-10, atol=1e-12)
s, V = np.linalg.eigh(X.T @ X / n)
q = np.exp(-(s + decay) * t)
e = V.T @ start * q - V.T @ teacher * (decay + s * q) / (s + decay) + V.T @ X.T @ noise / n * (1 - q) / (s + decay)
report("T32", "error of every mode against the integrated flow", np.max(np.abs(V.T @ (flow.y[:, -1] - teacher) - e)), 1e-8)
for ratio, mu in [(1.5, 0.2), (3.0, 1.7)]:
    a = 1 - ratio + mu
    R = np.sqrt(a * a + 4 * ratio * mu)
    m1 = 2 / (R + a)
    m2 = m1 / mu - ((a + 2 * ratio) / R - 1) / (2 * ratio * mu)
    atom = 1 - 1 / ratio
    report("T33", f"m1 and m2, ratio {ratio}", max(
        rel(m1, mp_mean(lambda s: 1 / (s + mu), ratio) + atom / mu),
        rel(m2, mp_mean(lambda s: 1 / (s + mu) ** 2, ratio) + atom / mu**2)), 1e-12)

# T35: Gram matrix of log-odds gradients of a network with one hidden layer
inputs, width, samples, tasks = 7, 5, 6, 3
data = RNG.integers(0, 2, (samples, inputs)).astype(float)
task = RNG.integers(0, tasks, samples)
full = np.hstack([np.eye(tasks)[task], data])
W, bias, V = RNG.normal(size=(width, tasks + inputs)), RNG.normal(size=width), RNG.normal(size=(2, width))
H = np.maximum(full @ W.T + bias, 0)
delta = (V[1] - V[0]) * (H > 0)
gradients = np.array([np.concatenate([np.outer(d, x).ravel(), d, h, -h, [1, -1]]) for d, x, h in zip(delta, full, H)])
gram = (delta @ delta.T) * (data @ data.T + 1 + (task[:, None] == task)) + 2 * H @ H.T + 2
report("T35", "Gram matrix without gradients", np.max(np.abs(gradients @ gradients.T - gram)), 1e-12)

sys.exit(1 if failed else 0)
