"""Reference values of Li_z(-e^m) and Li_{z-1}(-e^m) - Li_z(-e^m). Run: python3 polylogarithm.py > polylogarithm.csv

mpmath.polylog for m <= 0; for m > 0 and z not an integer its formula by Hurwitz zeta, compared at every 20th point with
numerical integration of the Fermi-Dirac integral.
"""
import random
import sys

import mpmath
from mpmath import mp, mpf

SEED = 20261124
random.seed(SEED)
mp.dps = 50


def li(z, m):
    return mpmath.re(mpmath.polylog(z, -mpmath.exp(m)))


def fermi_dirac(z, m):
    """-Li_z(-e^m) for z > 0 by quadrature of t^z times the derivative of the logistic function."""
    kernel = lambda t: t ** z / (4 * mpmath.cosh((t - m) / 2) ** 2)
    nodes = [0] + [x for x in (m - 60, m - 20, m - 5, m, m + 5, m + 20, m + 60, m + 150) if x > 0]
    return mpmath.quad(kernel, nodes) / mpmath.gamma(z + 1)


points = []
for z in (-0.999999, -0.5, -1e-6, 0.0, 1e-12, 0.2857142857142857, 0.5, 1.0, 1 + 1e-9, 1.5, 2.0, 3.0, 3.999):
    for m in (-50.0, -10.0, -1.0, -1e-9, 0.0, 1e-3, 0.7, 3.0, 10.0, 36.0, 200.0):
        points.append((z, m))
for _ in range(450):
    points.append((random.uniform(-1, 4), random.choice((random.uniform(-50, 200), random.uniform(-5, 20)))))
for _ in range(40):
    points.append((random.uniform(4, 100), random.uniform(-50, 200)))

print("# Li_z(-e^m), and Li_{z-1}(-e^m) - Li_z(-e^m) where z > 0 (else empty)")
print(f"# mpmath {mpmath.__version__}, Python {sys.version.split()[0]}, seed {SEED}, generator polylogarithm.py")
print("z,m,polylogarithm,difference")
for i, (z, m) in enumerate(points):
    mp.dps = 110
    a, b = mpf(z), mpf(m)
    value = li(a, b)
    difference = mpmath.nstr(li(a - 1, b) - value, 30) if z > 0 else ""
    mp.dps = 50
    if i % 20 == 0 and 0.1 < z < 4:
        assert abs(fermi_dirac(a, b) / -value - 1) < mpf(10) ** -25, (z, m)
    print(f"{z!r},{m!r},{mpmath.nstr(value, 30)},{difference}")
