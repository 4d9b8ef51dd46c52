"""Writes derivation-joint.csv: the loss with n affordable quanta and D samples, quantum by quantum, where the last one has
exposure Y.

Run in this directory: python3 derivation-joint.py > derivation-joint.csv
"""
import random

import mpmath as mp

from derivation_curves import draw, header, text

SEED = 20230338
QUANTA = 3000
random.seed(SEED)
mp.mp.dps = 30


def loss(curve, alpha, eta, delta, gap, data, quanta):
    s = 1 + mp.mpf(alpha)
    c = 1 / mp.zeta(s)
    w = [mp.mpf(gap) * mp.mpf(k) ** eta * c * mp.mpf(k) ** -s for k in range(1, quanta + 1)]
    y = [mp.mpf(data) * c * mp.mpf(k) ** (-s - delta) for k in range(1, quanta + 1)]
    # Beyond exposure 400 of the other curves nothing is open to 30 digits, and gammainc is slow there.
    learned = mp.fsum(a * curve.open(b) for a, b in zip(w, y) if b < 400 or curve.name == "weibull")
    return learned + mp.mpf(gap) * c * mp.zeta(s - eta, quanta + 1)


def main():
    header("loss with room for so many quanta and with so many samples, quantum by quantum", "derivation-joint.py", SEED)
    print("curve,parameter,alpha,eta,kappa,delta,cost,gap,quanta,exposure,data,loss")
    for i in range(90):
        curve, (alpha, eta, kappa, delta, cost, gap) = draw(
            random, [["threshold"], ["shots"], ["exponential"], ["logistic"], ["multilinear"]][i % 5] if i < 75 else ["weibull"])
        exposure = 10 ** random.uniform(-2.5, 1.5) if i % 3 else random.uniform(0.3, 3)
        data = float(mp.mpf(exposure) * mp.zeta(1 + mp.mpf(alpha)) * (QUANTA + mp.mpf(0.5)) ** (1 + mp.mpf(alpha) + mp.mpf(delta)))
        value = loss(curve, mp.mpf(alpha), mp.mpf(eta), mp.mpf(delta), gap, data, QUANTA)
        print(curve.name, *(repr(float(v)) for v in (curve.parameter, alpha, eta, kappa, delta, cost, gap)), QUANTA,
              repr(exposure), repr(data), text(value), sep=",")


main()
