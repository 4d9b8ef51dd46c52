#!/usr/bin/env python3
"""log G(u, z) of the joint law with sharp capacity and its derivatives, by mpmath's numerical differentiation of 60 digits, for
JointOracleTest of package form.

Usage: python3 joint.py > joint.csv   (about a minute; no random numbers)

G = e^u + Gamma(z, Y)/Gamma(z), Y = (Gamma(1+z) e^u)^(1/z).
"""
import mpmath

mpmath.mp.dps = 60


def log_g(u, z):
    y = (mpmath.gamma(1 + z) * mpmath.exp(u)) ** (1 / z)
    return mpmath.log(mpmath.exp(u) + mpmath.gammainc(z, y, mpmath.inf, regularized=True))


def d(u, z, i, j):
    h = mpmath.mpf(10) ** -14
    if (i, j) == (0, 0):
        return log_g(u, z)
    if i == 2:
        return (log_g(u + h, z) - 2 * log_g(u, z) + log_g(u - h, z)) / h**2
    if j == 2:
        return (log_g(u, z + h) - 2 * log_g(u, z) + log_g(u, z - h)) / h**2
    if i == 1 and j == 1:
        return (log_g(u + h, z + h) - log_g(u + h, z - h) - log_g(u - h, z + h) + log_g(u - h, z - h)) / (4 * h**2)
    if i == 1:
        return (log_g(u + h, z) - log_g(u - h, z)) / (2 * h)
    return (log_g(u, z + h) - log_g(u, z - h)) / (2 * h)


print(f"# mpmath {mpmath.__version__}, 60 digits, differences of step 1e-14; generator joint.py.")
print("u,z,value,byU,byZ,byUU,byUZ,byZZ")
for z in ("0.05", "0.25", "0.285", "0.4", "1", "2.5", "10"):
    for u in ("-30", "-5", "-1", "-0.3", "0", "0.2", "0.6", "1.1", "2", "4", "8"):
        a, b = mpmath.mpf(float(u)), mpmath.mpf(float(z))
        print(",".join([u, z] + [mpmath.nstr(d(a, b, i, j), 20) for i, j in ((0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2))]))
