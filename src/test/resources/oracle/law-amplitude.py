"""Writes law-amplitude.csv: exponent, log exponent and amplitude of each law's leading order (T8, T10-T12, T15, T17-T19).

The Mellin transforms are computed by quadrature, and the best split of compute for a smooth curve by a root of the derivative.
Run in this directory: python3 law-amplitude.py > law-amplitude.csv
"""
import random

import mpmath as mp

from law_sums import Exponential, LogModified, Logistic, Multilinear, Shots, Threshold, Zipf, header, text

SEED = 20230328
random.seed(SEED)
mp.mp.dps = 22


def mellin(curve, z, start=None):
    """Integral of y^(z-1) phi(y) from start (0 if None), in t = log y."""
    if isinstance(curve, Threshold):
        low = mp.mpf(0) if start is None else min(start, curve.tau)
        return (curve.tau ** z - low ** z) / z
    end = mp.log(mp.mpf(200) + 3 * max(0, curve.parameter))
    middle = mp.log(max(mp.mpf(1), mp.mpf(curve.parameter)))
    low = middle - 3 if start is None else mp.log(start)
    total = mp.mpf(0)
    if start is None:
        # Below e^low the series of phi, integrated term by term.
        total = mp.fsum(c * mp.exp(low * (z + p)) / (z + p) for p, c in curve.series(100))
    if low < end:
        cuts = mp.linspace(low, end, 17)
        total += mp.fsum(mp.quad(lambda t: mp.exp(z * t) * curve.open(mp.exp(t)), [a, b]) for a, b in zip(cuts, cuts[1:]))
    return total


def row(law, quanta, curve, gap, eta, price, kappa, delta, nu, exponent, log_exponent, amplitude):
    print(law, quanta.family, repr(float(quanta.alpha)), repr(float(quanta.parameter)),
          "inf" if quanta.quanta is None else quanta.quanta, curve.name,
          *(repr(float(v)) for v in (curve.parameter, gap, eta, price, kappa, delta, nu)),
          text(mp.mpf(exponent)), text(mp.mpf(log_exponent)), text(amplitude), sep=",")


def laws(quanta, curve, gap, eta, price, kappa, delta, nu):
    g = getattr(quanta, "g", mp.mpf(0))
    beta = mp.mpf(quanta.alpha) - mp.mpf(eta)
    growth = 1 + mp.mpf(kappa)
    b = mp.mpf(gap) * quanta.c
    out = lambda *args: row(args[0], quanta, curve, gap, eta, price, kappa, delta, nu, *args[1:])
    # n quanta leave (b/beta) n^-beta log(n)^-g, and cost C n^growth/growth.
    a = beta / growth
    out("parameters", a, g, b / beta * (mp.mpf(price) / growth) ** a * growth ** g)
    for name, sigma, unit, lg in (("data", quanta.s + mp.mpf(delta), quanta.c, g),
                                  ("steps", mp.mpf(nu) * quanta.s, quanta.c ** mp.mpf(nu), mp.mpf(nu) * g)):
        # y_k = 1 at n with n^sigma log(n)^lg = unit x; log n ~ log x / sigma.
        w = beta / sigma
        out(name, w, g - lg * w, b / sigma * mellin(curve, w) * unit ** -w * sigma ** (g - lg * w))
    sigma = quanta.s + mp.mpf(delta)
    whole = growth + sigma
    e = beta / whole

    def height(y):
        return 1 / beta + y ** -(beta / sigma) / sigma * mellin(curve, beta / sigma, y)

    if isinstance(curve, Threshold):
        y = curve.tau
        h = 1 / beta
    else:
        # Y^e h(Y) is smallest where its logarithmic derivative vanishes; Y h'(Y) = -w (h(Y) - 1/beta) - phi(Y)/sigma.
        def f(t):
            h = height(mp.exp(t))
            return e * h - beta / sigma * (h - 1 / beta) - curve.open(mp.exp(t)) / sigma

        low, high = mp.mpf(-80), mp.mpf(6)
        for _ in range(66):
            middle = (low + high) / 2
            low, high = (middle, high) if f(middle) < 0 else (low, middle)
        y = mp.exp(low)
        h = height(y)
    unit = quanta.c * growth / (mp.mpf(price) * y)
    out("compute", e, g - g * e, b * h * unit ** -e * whole ** (g - g * e))
    out("parametersOfCompute", growth / whole, -g * growth / whole,
        mp.mpf(price) / growth * unit ** (growth / whole) * whole ** (g * growth / whole))


header("closed forms: L ~ amplitude x^-exponent log(x)^-logExponent; of the last kind N ~ amplitude F^exponent log(F)^logExponent",
       "law-amplitude.py", SEED)
print("law,family,alpha,parameter,quanta,curve,curveParameter,gap,eta,cost,kappa,delta,nu,exponent,logExponent,amplitude")
CURVES = [Threshold(1.0), Threshold(7.5), Exponential(), Shots(2.0), Shots(0.5), Shots(30.0), Logistic(3.0), Logistic(-2.0),
          Multilinear(5.0)]
for alpha in [0.1, 0.4, 1.0, 2.5]:
    laws(Zipf(alpha), Threshold(1.0), 1.0, 0.0, 1.0, 0.0, 0.0, 1.0)
for i in range(40):
    alpha = random.uniform(0.05, 3)
    quanta = random.choice([Zipf(alpha), Zipf(alpha), Zipf(alpha, round(random.uniform(-0.9, 9), 3)), Zipf(alpha, 0.0, 1000),
                            LogModified(alpha, round(random.uniform(-1, 3), 2), 500)])
    laws(quanta, CURVES[i % len(CURVES)], round(random.uniform(0.1, 9), 2), min(round(random.uniform(-1, 0.8) * alpha, 3), 0.9 * alpha),
         round(10 ** random.uniform(0, 4), 1), round(random.uniform(-0.8, 2), 2), round(random.uniform(-0.5, 1), 2),
         round(random.uniform(0.2, 2.5), 2))
