"""Writes partial-mellin.csv: the integral of u^(w-1) phi(u) over u > y, phi logistic or its square.

Run in this directory: python3 partial-mellin.py > partial-mellin.csv
"""
import random

import mpmath as mp

from derivation_curves import Curve, header, text

SEED = 20230340
random.seed(SEED)
mp.mp.dps = 40


def integral(curve, w, y):
    """In t = log(u/y) up to u = 2 and in u beyond, each in units of the curve where it begins: quadrature stops at an absolute error."""
    middle = max(y, mp.mpf(2))
    near = mp.mpf(0)
    if y < middle:
        top = mp.log(middle / y)
        near = y ** w * mp.quad(lambda t: mp.exp(w * t) * curve.open(y * mp.exp(t)), [top * j / 8 for j in range(9)])
    unit = curve.open(middle) * middle ** (w - 1)
    reach = middle + max(0, curve.parameter - middle) + 140
    cuts = [middle + j for j in range(int(reach - middle) + 1)]
    return near + unit * mp.quad(lambda u: u ** (w - 1) * curve.open(u) / unit, cuts)


def main():
    header("partial Mellin transforms by quadrature", "partial-mellin.py", SEED)
    print("curve,w,y,m,value")
    for i in range(120):
        curve = Curve(("logistic", "multilinear")[i % 2], random.choice([0.0, 2.0, round(random.uniform(-20, 60), 3)]))
        w = 10 ** random.uniform(-2, 1)
        y = 10 ** random.uniform(-6, 2.3) if i % 3 else abs(random.gauss(0, 3) + curve.parameter) + 1e-3
        print(curve.name, repr(w), repr(y), repr(curve.parameter), text(integral(curve, mp.mpf(w), mp.mpf(y))), sep=",")


main()
