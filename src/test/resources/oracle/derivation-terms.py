"""Writes derivation-terms.csv: terms of laws to several powers (T45), and the laws of curated data (T43) and of mixtures (T42).

Data and steps: the integral of the benefit above the rank of exposure 1, over its leading power, is an analytic function of a power of the
resource; its Taylor coefficients are differences of values that need one root each, and moments of curves are integrals. Parameters: the
coefficients solve a linear system of tails at far ranks. Curated data: integrals over the trained ranks at one level. Mixtures: the loss at
the level at which the families take all parameters, or the least sum of power laws over all shares, by search. No expansion is composed or
inverted.

Run in this directory: python3 derivation-terms.py > derivation-terms.csv
"""
import random

import mpmath as mp

from derivation_curves import Curve, header, text

SEED = 20230345
random.seed(SEED)
mp.mp.dps = 50
COLUMNS = "kind,term,alpha,eta,delta,nu,b,rho,curve,parameter,exponent,value"
TERMS = 4


def uniform(low, high):
    """A number with three decimals, so that it is the same in every program."""
    return mp.mpf(round(random.uniform(low, high) * 1000)) / 1000


def row(kind, term, alpha, eta, delta, nu, b, rho, curve, parameter, exponent, value):
    numbers = [mp.nstr(x, 17) for x in (alpha, eta, delta, nu, b, rho)]
    print(",".join([kind, str(term)] + numbers + [curve, mp.nstr(parameter, 17), text(exponent), text(value)]))


def moment(curve, w):
    """w M[phi](w), with t = log y."""
    return w * mp.quad(lambda t: mp.exp(w * t) * curve.open(mp.exp(t)), [-120 / w, -40 / w, -8, -3, -1, 0, 1, 2, 3, 4, 6, 9])


def exposed(kind, curve_name):
    alpha, eta, delta, nu = uniform(0.2, 1.5), mp.mpf(0), mp.mpf(0), mp.mpf(1)
    if kind == "data":
        eta, delta = uniform(-0.5, 0.15), uniform(-0.15, 0.8)
    else:
        nu = uniform(0.5, 2)
    b, rho = uniform(-0.3, 2), uniform(0.2, 1.2)
    parameter = {"exponential": mp.mpf(1), "shots": mp.mpf(random.randint(1, 5)), "weibull": uniform(0.7, 2)}[curve_name]
    s, beta = 1 + alpha, alpha - eta
    c = 1 / (mp.zeta(s) + b * mp.zeta(s + rho))
    sigma = nu * s + delta

    def benefit_above(e):
        """Over its leading power, with k^-rho = x = e (1 + b x)^(-nu rho/sigma), e = (c^nu resource)^(-rho/sigma)."""
        if e == 0:
            return 1 / beta
        x = mp.findroot(lambda u: u - e * (1 + b * u) ** (-nu * rho / sigma), e)
        return (x / e) ** (beta / rho) * (1 / beta + b * x / (beta + rho))

    mp.mp.dps = 120
    coefficients = mp.taylor(benefit_above, 0, TERMS - 1)
    mp.mp.dps = 50
    for n, a in enumerate(coefficients):
        w = (beta + n * rho) / sigma
        value = c * a * c ** (-nu * w) * moment(Curve(curve_name, parameter), w)
        row(kind, n, alpha, eta, delta, nu, b, rho, curve_name, parameter, w, value)


def parameters():
    alpha, b, rho = uniform(0.2, 1.5), uniform(-0.3, 2), uniform(0.55, 0.95)
    c = 1 / (mp.zeta(1 + alpha) + b * mp.zeta(1 + alpha + rho))
    # rho < 1 < 2 rho: the powers in their order.
    exponents = sorted([alpha + j for j in range(6)] + [alpha + rho + j for j in range(6)])
    mp.mp.dps = 250
    ranks = [mp.mpf(10) ** 12 * 2 ** i for i in range(len(exponents))]
    tails = [c * (mp.zeta(1 + alpha, n + 1) + b * mp.zeta(1 + alpha + rho, n + 1)) for n in ranks]
    matrix = mp.matrix([[n ** -e for e in exponents] for n in ranks])
    solution = mp.lu_solve(matrix, mp.matrix(tails))
    mp.mp.dps = 50
    for n in range(6):
        value = solution[n] if abs(solution[n]) > mp.mpf(10) ** -15 else mp.mpf(0)
        row("parameters", n, alpha, mp.mpf(0), mp.mpf(0), mp.mpf(1), b, rho, "threshold", mp.mpf(1), exponents[n], value)


def curated(curve_name):
    """At n = 1 in place of a large n: the sums are integrals over k/n, and both scale."""
    alpha, eta, delta = uniform(0.2, 1.5), uniform(-0.5, 0.15), uniform(-0.15, 0.8)
    c, g = 1 / mp.zeta(1 + alpha), 1 + alpha - eta + delta
    benefit, threshold = lambda k: c * k ** (eta - 1 - alpha), lambda k: k**delta
    rest = mp.quad(benefit, [1, 10, 1e3, mp.inf])
    if curve_name == "exponential":
        samples = mp.quad(lambda k: threshold(k) * mp.log(benefit(k) / threshold(k) / (benefit(1) / threshold(1))), [0, 1e-6, 1e-2, 1])
        loss = mp.quad(lambda k: threshold(k) * benefit(1) / threshold(1), [0, 1e-6, 1e-2, 1]) + rest
    else:
        samples, loss = mp.quad(threshold, [0, 1e-6, 1e-2, 1]), rest
    exponent = (alpha - eta) / (1 + delta)
    row("curated", 0, alpha, eta, delta, mp.mpf(1), mp.mpf(0), mp.mpf(1), curve_name, mp.mpf(1), exponent, loss * samples**exponent)


def mixture():
    """Two families, alpha and alpha + rho, the first with weight b; the column exponent is the number of quanta, the value their loss."""
    alpha, rho, b = uniform(0.2, 0.8), uniform(0.2, 0.9), uniform(0.1, 0.9)
    for power in (-6, 2, 8, 30):
        n = mp.mpf(10) ** power
        s = [1 + alpha, 1 + alpha + rho]
        scale = [b / mp.zeta(s[0]), (1 - b) / mp.zeta(s[1])]
        ranks = lambda t: [(p * mp.exp(t)) ** (1 / e) for p, e in zip(scale, s)]
        t = mp.findroot(lambda u: mp.log(sum(ranks(u))) - mp.log(n), (mp.log(n) * s[0], mp.log(n) * s[1]), solver="anderson", tol=1e-60)
        loss = sum(p / (e - 1) * v ** (1 - e) for p, e, v in zip(scale, s, ranks(t)))
        row("mixture", 0, alpha, mp.mpf(0), mp.mpf(0), mp.mpf(1), b, rho, "threshold", mp.mpf(1), n, loss)


def best(curve_name):
    """The same families, and the best shares of the samples in the column exponent: term 0 is the loss, term 1 the share of the second."""
    alpha, rho, b = uniform(0.2, 0.8), uniform(0.2, 0.9), uniform(0.1, 0.9)
    curve = Curve(curve_name, 3 if curve_name == "shots" else 1)
    s = [1 + alpha, 1 + alpha + rho]
    z = [1 - 1 / e for e in s]
    laws = [w * moment(curve, y) / ((e - 1) * mp.zeta(e) ** (1 / e)) for w, y, e in zip((b, 1 - b), z, s)]
    for power in (-60, 2, 8, 60):
        samples = mp.mpf(10) ** power
        # u is the logarithm of the ratio of the two shares.
        loss = lambda u: laws[0] * (samples / (1 + mp.exp(-u))) ** -z[0] + laws[1] * (samples / (1 + mp.exp(u))) ** -z[1]
        low, high = mp.mpf(-60), mp.mpf(60)
        for _ in range(110):
            middle = (low + high) / 2
            low, high = (middle, high) if mp.diff(loss, middle) < 0 else (low, middle)
        for term, value in enumerate((loss(low), 1 / (1 + mp.exp(low)))):
            row("best", term, alpha, mp.mpf(0), mp.mpf(0), mp.mpf(1), b, rho, curve_name, curve.parameter, samples, value)


header("terms and laws that derivations must give", "derivation-terms.py", SEED)
print(COLUMNS)
for _ in range(4):
    for name in ("exponential", "shots", "weibull"):
        exposed("data", name)
    exposed("steps", "exponential")
for _ in range(8):
    parameters()
for _ in range(6):
    curated("exponential")
    curated("threshold")
for _ in range(8):
    mixture()
for _ in range(4):
    best("exponential")
    best("shots")
