"""Writes linear.csv: training and test loss of the linear model in the limit, by tanh-sinh quadrature over eigenvalues, 40 digits.

Run: python3 linear.py > linear.csv
"""
import random
import sys

import mpmath as mp

SEED = 20221003
random.seed(SEED)
mp.mp.dps = 40

def density(lam, s):
    root = mp.sqrt(lam)
    return mp.sqrt(((1 + root) ** 2 - s) * (s - (1 - root) ** 2)) / (2 * mp.pi * lam * s)


def integral(lam, f):
    root = mp.sqrt(lam)
    low, high = (1 - root) ** 2, (1 + root) ** 2
    cuts = [low] + [low + (high - low) * mp.mpf(10) ** -k for k in (6, 4, 3, 2, 1)] + [(low + high) / 2, high]
    # mpmath's quad stops at an absolute error, so a small integrand is scaled first.
    scale = max(abs(f(s)) for s in cuts if s > 0)
    return scale * mp.re(mp.quad(lambda s: density(lam, s) * f(s) / scale, cuts)) if scale else mp.mpf(0)


def losses(lam, gamma, start, teacher, noise, t):
    q = lambda s: mp.exp(-(s + gamma) * t)
    squares = lambda s: start ** 2 * q(s) ** 2 + teacher ** 2 * ((gamma + s * q(s)) / (s + gamma)) ** 2
    spread = lambda s: noise ** 2 * lam * s * ((1 - q(s)) / (s + gamma)) ** 2
    atom = max(mp.mpf(0), 1 - 1 / lam)
    test = integral(lam, lambda s: squares(s) + spread(s)) + atom * (start ** 2 * mp.exp(-2 * gamma * t) + teacher ** 2)
    kept = integral(lam, lambda s: (1 - s * (1 - q(s)) / (s + gamma)) ** 2)
    train = integral(lam, lambda s: s * squares(s)) + noise ** 2 * (lam * kept + max(mp.mpf(0), 1 - lam))
    return train / 2, test / 2


if __name__ == "__main__":
    print("# losses at a time; integrals over the density of Marchenko and Pastur in s itself")
    print(f"# mpmath {mp.__version__}, Python {sys.version.split()[0]}, seed {SEED}; written by linear.py")
    print("aspect,decay,start,teacher,noise,time,train,test")
    for case in range(60):
        lam = mp.mpf(random.choice([0.25, 0.5, 0.9, 1.0, 1.125, 2.0, 4.0, 9.0]) if case % 2 else round(10 ** random.uniform(-1, 1), 4))
        gamma = mp.mpf(random.choice([0.0, 0.0, 0.001, 0.0625, 0.5]))
        start = mp.mpf(random.choice([0.0, 1.0, 3.0, 8.0]))
        teacher = mp.mpf(random.choice([0.5, 1.0, 2.0]))
        noise = mp.mpf(random.choice([0.0, 0.0, 0.25, 1.0]))
        t = mp.mpf(random.choice([0.0, 0.125, 1.0, 4.0, 30.0, 200.0]))
        row = losses(lam, gamma, start, teacher, noise, t)
        numbers = [repr(float(x)) for x in (lam, gamma, start, teacher, noise, t)]
        print(",".join(numbers + [mp.nstr(x, 25) for x in row]))
