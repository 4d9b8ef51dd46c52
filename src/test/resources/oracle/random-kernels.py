"""Writes random-kernels.csv: log, exp and the normal quantile at random doubles and special points, to 30 digits (mpmath)."""
import random
import sys
from pathlib import Path
from statistics import NormalDist

import mpmath as mp

SEED = 20261124
mp.mp.dps = 50


def normal_quantile(p):
    start = NormalDist().inv_cdf(float(p))
    return mp.findroot(lambda y: mp.ncdf(y) - p if p <= 0.5 else mp.ncdf(-y) - (1 - p), start)


def rows():
    r = random.Random(SEED)
    logs = [2.0**-1022, 1.7976931348623157e308, 0.5**0.5, 2**0.5, 1 - 2**-53, 1 + 2**-52, 2.0**-53, 2.0, 10.0, 5e-324, 1e-310]
    logs += [r.uniform(0, 1) for _ in range(1500)] + [r.uniform(0.7, 1.42) for _ in range(1500)]
    logs += [2 ** r.uniform(-1000, 1000) for _ in range(1000)]
    exps = [709.78, -708.39, -700.0, 1e-300, -1e-17, 0.34657359, -0.34657359, 1.0, -1.0]
    exps += [r.uniform(-700, 709) for _ in range(1000)] + [r.uniform(-2, 2) for _ in range(2000)]
    lattice = [0, 1, 2**51, 2**51 - 1, 2**52 - 1, int(0.075 * 2**52), int(0.925 * 2**52)]
    lattice += [r.randrange(2**52) for _ in range(1500)]
    lattice += [int(2 ** r.uniform(0, 49)) for _ in range(500)]
    for x in logs:
        yield "log", x, mp.log(mp.mpf(x))
    for x in exps:
        yield "exp", x, mp.exp(mp.mpf(x))
    for n in lattice:
        p = (n + 0.5) * 2.0**-52
        yield "normal", p, normal_quantile(mp.mpf(p))


with open(Path(__file__).with_suffix(".csv"), "w", encoding="ascii") as out:
    out.write(f"# mpmath {mp.__version__}, python {sys.version.split()[0]}, seed {SEED}, by random-kernels.py\n")
    out.write("function,x,value\n")
    for function, x, value in rows():
        out.write(f"{function},{x!r},{mp.nstr(value, 30)}\n")
