"""Writes derivation-compute.csv: L ~ amplitude F^-exponent and N ~ parameters F^power at the best split of F = N D.

With n quanta N = cost n^(1+kappa)/(1+kappa), D = F/N, and L = gap c n^-(alpha-eta)/(alpha-eta) + the integral of
gap c k^(eta-s) phi(D c k^(-s-delta)) over k < n. At F = 1 this function of n is minimised by golden section, whatever n is: it
scales with F. No derivative and no equation for the place of the minimum is used.

Run in this directory: python3 derivation-compute.py > derivation-compute.csv
"""
import random

import mpmath as mp

from derivation_curves import draw, header, text

SEED = 20230339
random.seed(SEED)
mp.mp.dps = 28
GOLDEN = (mp.sqrt(5) - 1) / 2


def loss(curve, alpha, eta, kappa, delta, cost, gap, n):
    s = 1 + alpha
    c = 1 / mp.zeta(s)
    sigma, beta = s + delta, alpha - eta
    data = (1 + kappa) / (cost * n ** (1 + kappa))
    y = data * c * n ** -sigma
    # u = D c k^-sigma turns the integral over k < n into one over u > y.
    return gap * c * n ** -beta / beta + gap * c / sigma * (data * c) ** (-beta / sigma) * curve.mellin(beta / sigma, y), y


def least(function, low, high):
    a, b = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
    fa, fb = function(a), function(b)
    while high - low > mp.mpf(10) ** -12:
        if fa < fb:
            high, b, fb = b, a, fa
            a = high - GOLDEN * (high - low)
            fa = function(a)
        else:
            low, a, fa = a, b, fb
            b = low + GOLDEN * (high - low)
            fb = function(b)
    return (low + high) / 2


def main():
    header("best split of compute N D: loss, parameters, and exposure of the last affordable quantum", "derivation-compute.py", SEED)
    print("curve,parameter,alpha,eta,kappa,delta,cost,gap,exponent,amplitude,power,parameters,exposure")
    cases = [draw(random, [["shots"], ["exponential"], ["logistic"], ["multilinear"]][i % 4]) for i in range(24)]
    cases += [draw(random, ["weibull"]) for _ in range(6)]
    cases[1] = (cases[1][0], (0.4, 0.0, 0.0, 0.0, 1.0, 1.0))
    for curve, numbers in cases:
        alpha, eta, kappa, delta, cost, gap = (mp.mpf(v) for v in numbers)
        whole = 2 + alpha + kappa + delta
        at = lambda u: loss(curve, alpha, eta, kappa, delta, cost, gap, mp.exp(u))[0]
        grid = [mp.mpf(2 * i) for i in range(-12, 13)]
        mp.mp.dps = 15
        values = [at(u) for u in grid]
        middle = grid[values.index(min(values))]
        mp.mp.dps = 28
        log = least(at, middle - 2, middle + 2)
        value, y = loss(curve, alpha, eta, kappa, delta, cost, gap, mp.exp(log))
        print(curve.name, *(repr(float(v)) for v in (curve.parameter, *numbers)), text((alpha - eta) / whole), text(value),
              text((1 + kappa) / whole), text(cost * mp.exp(log) ** (1 + kappa) / (1 + kappa)), text(y), sep=",")


main()
