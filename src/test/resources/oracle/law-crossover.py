"""Writes law-crossover.csv: the crossover function of the joint law by quadrature.

Sharp capacity: the integral of y^(w-1) phi(y) from Y on, over that from 0 on. Soft capacity: 1 minus the integral of
y^(w-1) exp(-(y/Y)^rho) phi(y), over that of y^(w-1) phi(y). w = (alpha-eta)/(1+alpha+delta), rho = (1+alpha)/(1+alpha+delta).

Run in this directory: python3 law-crossover.py > law-crossover.csv
"""
import mpmath as mp

from law_sums import Exponential, Logistic, Multilinear, Shots, Threshold, header, text

mp.mp.dps = 30


def integral(f, start, w, end):
    """Of y^(w-1) f(y) from start to end, in log y; below e^-90 f is constant."""
    low = mp.log(start) if start else mp.mpf(-90)
    high = mp.log(end)
    if low >= high:
        return mp.mpf(0)
    cuts = [low + (high - low) * i / 40 for i in range(41)]
    head = f(mp.exp(low)) * mp.exp(w * low) / w if not start else 0
    return head + mp.fsum(mp.quad(lambda u: mp.exp(w * u) * f(mp.exp(u)), [a, b]) for a, b in zip(cuts, cuts[1:]))


def open_(curve):
    if isinstance(curve, Threshold):
        return lambda y: mp.mpf(1)
    return curve.open


header("the crossover function of the joint law", "law-crossover.py", "none")
print("alpha,eta,delta,curve,curveParameter,overlap,exposure,crossover")
for curve in (Threshold(1.0), Threshold(20.0), Exponential(), Shots(2.0), Shots(5.0), Shots(30.0), Logistic(3.0), Multilinear(4.0)):
    end = curve.tau if isinstance(curve, Threshold) else mp.mpf(curve.parameter) * 3 + 120
    for alpha, eta, delta in ((0.4, 0.0, 0.0), (0.1, -0.5, 0.3), (1.5, 0.2, 1.0)):
        w = (mp.mpf(alpha) - mp.mpf(eta)) / (1 + mp.mpf(alpha) + mp.mpf(delta))
        rho = (1 + mp.mpf(alpha)) / (1 + mp.mpf(alpha) + mp.mpf(delta))
        phi = open_(curve)
        whole = curve.mellin(w)
        for Y in ("1e-12", "1e-3", "0.03", "0.5", "1", "4", "30", "1e3"):
            exposure = mp.mpf(float(Y))
            overlap = integral(lambda y: mp.exp(-(y / exposure) ** rho) * phi(y), 0, w, end) / whole
            for omega, chi in (("", integral(phi, exposure, w, end) / whole), (1.0, 1 - overlap), (0.25, 1 - overlap / 4)):
                print(alpha, eta, delta, curve.name, float(curve.parameter), omega, Y, text(chi), sep=",")
