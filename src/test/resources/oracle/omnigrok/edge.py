"""Writes edge.csv: losses of the linear model for aspects next to 1 and late times, where all weight lies at the lower edge. 40 digits.

The quadrature is in the logarithm of the angle from the edge, between cuts at its powers of ten. Run: python3 edge.py > edge.csv
"""
import random
import sys

import mpmath as mp

SEED = 20221006
random.seed(SEED)
mp.mp.dps = 40


def integral(lam, f):
    root = mp.sqrt(lam)
    low = (1 - root) ** 2

    def inner(u):
        psi = mp.exp(u)
        s = low + 4 * root * mp.sin(psi / 2) ** 2
        return psi * mp.sin(psi) ** 2 / s * f(s)

    cuts = [mp.mpf(-80)] + [mp.mpf(k) for k in range(-40, 1)] + [mp.log(mp.pi)]
    values = [inner((a + b) / 2) for a, b in zip(cuts, cuts[1:])]
    scale = max(abs(v) for v in values)
    return 2 / mp.pi * scale * sum(mp.quad(lambda u: inner(u) / scale, [a, b]) for a, b in zip(cuts, cuts[1:]))


def losses(lam, gamma, start, teacher, noise, t):
    q = lambda s: mp.exp(-(s + gamma) * t)
    squares = lambda s: start ** 2 * q(s) ** 2 + teacher ** 2 * ((gamma + s * q(s)) / (s + gamma)) ** 2
    spread = lambda s: noise ** 2 * lam * s * ((1 - q(s)) / (s + gamma)) ** 2
    atom = max(mp.mpf(0), 1 - 1 / lam)
    test = integral(lam, lambda s: squares(s) + spread(s)) + atom * (start ** 2 * mp.exp(-2 * gamma * t) + teacher ** 2)
    kept = integral(lam, lambda s: (1 - s * (1 - q(s)) / (s + gamma)) ** 2)
    train = integral(lam, lambda s: s * squares(s)) + noise ** 2 * (lam * kept + max(mp.mpf(0), 1 - lam))
    return train / 2, test / 2


print("# losses of the linear model next to aspect 1 and late")
print(f"# mpmath {mp.__version__}, Python {sys.version.split()[0]}, seed {SEED}; written by edge.py")
print("aspect,decay,start,teacher,noise,time,train,test")
for case in range(24):
    lam = mp.mpf(float(random.choice([1, 1 - 1e-4, 1 + 1e-4, 1 + 1e-9, 0.999, 1.01])))
    gamma = mp.mpf(random.choice([0, 0, 1e-6, 1e-12]))
    noise = mp.mpf(random.choice([0, 0.5]))
    t = mp.mpf(float(10 ** random.randint(1, 8)))
    row = losses(lam, gamma, mp.mpf(3), mp.mpf(1), noise, t)
    given = [repr(float(x)) for x in (lam, gamma, 3, 1, noise, t)]
    print(",".join(given + [mp.nstr(x, 25) for x in row]))
