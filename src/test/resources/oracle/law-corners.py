"""Writes law-corners.csv: losses at the edges of every range, where sums or the all-orders closed forms (T9, T12) reach them.

Run in this directory: python3 law-corners.py > law-corners.csv
Losses over data are direct sums where at most 3000 ranks have an exposure above 1; for pure powers otherwise the closed form, less
the tail beyond the last quantum as a Taylor series. Losses over parameters are tails beyond n quanta.
"""
import mpmath as mp

from law_sums import Exponential, LogModified, Logistic, Model, Multilinear, Shots, Zipf, header, hurwitz, text

TINY = mp.mpf(10) ** -300


class ManyShots(Shots):
    """Where y is far from tau in units of sqrt(tau), what is left out is below e^-1000."""

    def open(self, y):
        width = 60 * mp.sqrt(self.tau)
        if y < self.tau - width:
            return mp.mpf(1)
        if y > self.tau + width + 2000:
            return mp.mpf(0)
        return mp.gammainc(self.tau, y, mp.inf, regularized=True) if self.tau > 1000 else super().open(y)


DISTRIBUTIONS = [
    Zipf(0.4), Zipf(1e-12), Zipf(200.0), Zipf(0.4, quanta=1), Zipf(0.4, quanta=10 ** 9), Zipf(0.4, quanta=2 ** 62),
    Zipf(-0.9, quanta=2 ** 62), Zipf(0.4, -0.999999), Zipf(0.4, 1e15), LogModified(0.4, 8.0), LogModified(3.0, -8.0),
    LogModified(-0.5, -1.0, 2 ** 40)]
CURVES = [Exponential(), ManyShots(1e-3), ManyShots(100.0), ManyShots(1e6), Logistic(-50.0), Logistic(200.0), Multilinear(-50.0),
          Multilinear(200.0)]


def row(law, q, curve, parameter, x, loss):
    if loss > TINY:
        print(law, q.family, repr(float(q.alpha)), repr(float(q.parameter)), "inf" if q.quanta is None else q.quanta, curve,
              repr(float(parameter)), repr(float(x)), text(loss), sep=",", flush=True)


def closed(q, curve, x):
    """Pure powers: the infinite sum to all orders, less that beyond the last quantum."""
    if q.family != "zipf" or q.alpha <= 0 or (q.quanta is not None and q.q != 0):
        return None
    s, unit = q.s, q.c * x
    z = 1 - 1 / s
    if isinstance(curve, ManyShots) and (unit / curve.tau) ** (1 / s) < 30 * s * mp.sqrt(curve.tau):
        return None  # too narrow in ranks for the closed form (T9)
    loss = q.c / s * curve.mellin(z) * unit ** -z
    if q.quanta is not None:
        if unit * mp.mpf(q.quanta) ** -s > 0.01:
            return None
        terms = [(p, c) for p, c in curve.series(60)]
        loss -= mp.fsum(c * unit ** p * q.c * hurwitz(s * (1 + p), q.quanta + 1) for p, c in terms)
    return loss


def data(q, curve, x):
    x = mp.mpf(x)
    if isinstance(curve, Logistic) and curve.parameter == -50:
        # e^-u / (1 + e^-u) and its square, u = y + 50, in powers of e^-u; the next term is e^-150 of the first.
        first = 2 if isinstance(curve, Multilinear) else 1
        factors = [1, -2, 3] if first == 2 else [1, -1, 1]
        parts = [data(q, Exponential(), x * (first + j)) for j in range(3)]
        if None in parts:
            return None
        return mp.fsum(f * mp.exp(-50 * (first + j)) * part for j, (f, part) in enumerate(zip(factors, parts)))
    model = Model(q, curve)
    if q.family == "zipf" and q.alpha == 200:
        return mp.fsum(q.c * q.shape(k) * curve.open(x * q.c * q.shape(k)) for k in range(1, 60))
    if q.quanta == 1:
        return curve.open(x)
    small = {1e-3: 1, 100.0: 1, 1e6: 1}.get(float(curve.parameter), 1)
    ranks = model.near(x, small)
    if isinstance(curve, ManyShots) and curve.tau > 1 and x * q.c * q.shape(1) < curve.tau - 60 * mp.sqrt(curve.tau):
        return mp.mpf(1)
    if isinstance(curve, (Logistic, Multilinear)) and abs(curve.parameter) > 20 and ranks > 50:
        return closed(q, curve, x) if ranks > 10 ** 6 else None
    if ranks <= 3000 and q.family == "zipf":
        try:
            return model.sums(x)[0]
        except (ValueError, ArithmeticError):
            return None
    return closed(q, curve, x) if ranks > 10 ** 6 else None


def beyond(q, n):
    if q.quanta is not None and n >= q.quanta:
        return mp.mpf(0)
    return q.c * q.tail(1, 0, n + 1)


header("loss above L-infinity at the edges of every range; parameters: after x quanta", "law-corners.py", "none")
print("law,family,alpha,parameter,quanta,curve,curveParameter,x,loss")
for quanta in DISTRIBUTIONS:
    for shape in CURVES:
        for amount in (1, 10 ** 6, 10 ** 18):
            value = data(quanta, shape, amount)
            if value is not None:
                row("data", quanta, shape.name, shape.parameter, amount, value)
    for learned in (1, 7, 40, 10 ** 6, 10 ** 18):
        row("parameters", quanta, "none", 0, learned, beyond(quanta, learned))
