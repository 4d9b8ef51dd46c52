"""Reference values of Hurwitz zeta and power sums, for the tests of org.neuralquanta.special.

    python3 power_sums.py                                    write all the files beside this script
    python3 power_sums.py stream zeta|power-sum COUNT SEED   print COUNT fresh random points instead

Needs mpmath. Arguments are doubles in decimal, taken as exactly the double that they parse to; values have 50 digits
(25 in the random files, which only serve to test containment).

A value is Euler-Maclaurin summation at 90 digits (45 for fresh points), from an abscissa where the terms fall below 1e-75
(1e-30) of the sum. On every
fifth point of the 50-digit files it is held against another method that shares no code with it: mpmath's own zeta(s, a)
at 80 digits, differences of it at 400 digits, or the plain sum of all terms. The script stops where they differ by more than
1e-52.
"""
import gzip
import math
import os
import random
import sys

import mpmath
from mpmath import mp, mpf

DIGITS = 90
mp.dps = DIGITS
SEED = 20260101
CORRECTIONS = 80
BERNOULLI = [mpmath.bernoulli(2 * m) / mpmath.factorial(2 * m) for m in range(1, CORRECTIONS + 1)]


def correction(s, x):
    """sum of B_2m/(2m)! (s)_(2m-1) x^(1-2m), or None where its terms do not become negligible."""
    term, total = s / x, mpf(0)
    for m, b in enumerate(BERNOULLI, start=1):
        total += b * term
        if abs(b * term) < mpf(10) ** (15 - mp.dps):
            return total
        term *= (s + 2 * m - 1) * (s + 2 * m) / x ** 2
    return None


def head(s, start, last, enough):
    """Sum of terms before Euler-Maclaurin takes over at or before `last` (None: infinity), and where it does."""
    total, j = mpf(0), 0
    while start + j < enough and (last is None or start + j <= last):
        term = (start + j) ** -s
        total += term
        j += 1
        if s > 1 and last is None and term * (1 + (start + j) / (s - 1)) < mpf(10) ** (10 - mp.dps) * total:
            return total, None
    return total, start + j


def power_sum(alpha, q, a, b):
    """sum over k = a..b of (k+q)^-(1+alpha); b None for infinity."""
    alpha, q = mpf(alpha), mpf(q)
    s, start = 1 + alpha, a + q
    last = None if b is None else b + q
    if b is not None and b - a < 30:
        return mpmath.fsum((k + q) ** -s for k in range(a, b + 1))
    enough = max(mp.dps * mpf(4) / 9, abs(s) / 2 + mp.dps / 3)
    while True:
        total, x = head(s, start, last, enough)
        if x is None or (last is not None and x > last):
            return total
        lower = correction(s, x)
        upper = mpf(0) if last is None else correction(s, last)
        if lower is not None and upper is not None:
            break
        enough *= 2
    if last is None:
        integral = x ** -alpha / alpha
        return total + integral + x ** -s * (mpf(1) / 2 + lower)
    ratio = mpmath.log1p((last - x) / x)
    integral = ratio if alpha == 0 else -x ** -alpha * mpmath.expm1(-alpha * ratio) / alpha
    return total + integral + x ** -s * (mpf(1) / 2 + lower) + last ** -s * (mpf(1) / 2 - upper)


def other_method(alpha, q, a, b):
    """The same by code of mpmath's or by adding all terms; None where neither is practicable."""
    if b is not None and b - a < 5000:
        with mp.workdps(150):
            s = 1 + mpf(alpha)
            return mpmath.fsum((k + mpf(q)) ** -s for k in range(a, b + 1))
    if alpha <= 0 and b is not None and b > 10 ** 6:
        if float(alpha).is_integer() and alpha < -1:
            with mp.workdps(400):  # Faulhaber, by Bernoulli polynomials
                n = int(-alpha)
                return (mpmath.bernpoly(n, b + 1 + mpf(q)) - mpmath.bernpoly(n, a + mpf(q))) / n
        return None
    if alpha <= 1e-3 or a + q > 1e30:
        return None
    # mpmath's zeta is accurate to an absolute error, so small values need as many more digits.
    small = max(0, round((1 + alpha) * math.log10(a + q)))
    with mp.workdps(80 + small if b is None else 400 + small):
        s, start = 1 + mpf(alpha), a + mpf(q)
        return mp.zeta(s, start) - (0 if b is None else mp.zeta(s, b + 1 + mpf(q)))


def checked(alpha, q, a, b, label, tally):
    value = power_sum(alpha, q, a, b)
    reference = other_method(alpha, q, a, b)
    if reference is None:
        tally[1] += 1
    else:
        tally[0] += 1
        if not abs(value / reference - 1) < mpf(10) ** -52:
            raise SystemExit(f"{label}: {alpha} {q} {a} {b}: {value} against {reference}")
    return value


def normal(value):
    return mpf(2) ** -1022 <= value < mpf(2) ** 1024 * (1 - mpf(2) ** -54)


def short(rng, value, digits=7):
    """A decimal of few digits (the double that it stands for still has 53 random bits)."""
    return float(f"{value:.{digits}g}")


def log_uniform(rng, low, high):
    return 10 ** rng.uniform(math.log10(low), math.log10(high))


# Points

def random_zeta(rng):
    while True:
        kind = rng.random()
        if kind < 0.5:
            alpha = log_uniform(rng, 0.01, 10)
        elif kind < 0.7:
            alpha = log_uniform(rng, 1e-12, 1)
        else:
            alpha = log_uniform(rng, 1, 200)
        kind = rng.random()
        if kind < 0.5:
            q = log_uniform(rng, 0.5, 1000)
        elif kind < 0.8:
            q = log_uniform(rng, 1e-6, 1e9)
        else:
            q = log_uniform(rng, 1e-6, 1e300)
        alpha, q = short(rng, alpha), short(rng, q)
        if 1e-12 <= alpha <= 200 and 1e-6 <= q <= 1e300 and -307 < -(1 + alpha) * math.log10(q) < 307:
            return alpha, q


def random_rank(rng):
    return max(1, min(2 ** 62, round(log_uniform(rng, 1, 2 ** 62)) + rng.randint(-3, 3)))


def random_power_sum(rng):
    """alpha, q, a, b; one in five infinite (b None)."""
    while True:
        infinite = rng.random() < 0.2
        kind = rng.random()
        if kind < 0.3:
            alpha = rng.uniform(-1, 3)
        elif kind < 0.4:
            alpha = rng.choice([-1, 1]) * log_uniform(rng, 1e-14, 1)
        elif kind < 0.5:
            alpha = float(rng.randint(-9, 8))
        elif kind < 0.8:
            alpha = rng.uniform(-9, 59)
        else:
            alpha = rng.uniform(0, 200)
        alpha = short(rng, alpha)
        kind = rng.random()
        if kind < 0.4:
            q = 0.0
        elif kind < 0.6:
            q = short(rng, rng.uniform(-1, 1))
        elif kind < 0.9:
            q = short(rng, log_uniform(rng, 1e-6, 1e6))
        else:
            q = short(rng, log_uniform(rng, 1e-12, 1e20))
        if q <= -1 or (infinite and alpha < 1e-12):
            continue
        small = rng.random() < 0.5
        a = rng.randint(1, 30) if small else random_rank(rng)
        kind = rng.random()
        if infinite:
            b = None
        elif kind < 0.2:
            b = a + rng.randint(0, 60)
        elif kind < 0.4:
            b = a + rng.randint(0, 5000)
        elif kind < 0.6:
            b = a + round(a * log_uniform(rng, 1e-9, 1))
        else:
            b = a + round(log_uniform(rng, 1, 2 ** 62))
        if b is not None and b > 2 ** 62:
            continue
        exponent = -(1 + alpha) * math.log10(a + q)
        if -307 < exponent < 307:
            return alpha, q, a, b


def hard_zeta():
    alphas = [1e-12, 1e-10, 1e-6, 0.001, 0.05, 0.1, 0.4, 0.5, 1.0, 2.0, 2.9999999999999996, 5.0, 7.5, 10.0, 31.0, 60.0, 101.3,
              150.0, 199.99999999999997, 200.0]
    qs = [1e-6, 0.001, 0.3, 0.5, 0.9999999999999999, 1.0, 1.0000000000000002, 1.5, 2.0, 7.9, 8.0, 8.000000000000002, 9.1, 10.0,
          15.999999999999998, 33.3, 64.1, 100.0, 128.7, 151.0, 207.3, 208.0, 1000.1, 65536.0, 123456.7, 1e9,
          9007199254740993.0, 1e15, 1e16, 1e20, 1e100, 1e299, 1e300]
    for alpha in alphas:
        for q in qs:
            if -307.6 < -(1 + alpha) * math.log10(q) < 308.2:
                yield alpha, q
    # The edges of the normal range.
    yield 200.0, 33.7
    yield 200.0, 33.9
    yield 200.0, 0.0294
    yield 50.0, 1e-6
    yield 0.0255, 1e300
    yield 59.0, 131000.0


def hard_power_sums():
    top = 2 ** 62
    alphas = [-9.0, -8.7, -3.0, -2.5, -1.0, -0.9999999999999999, -0.5, -0.1, -1e-3, -1e-9, -1e-13, -1e-300, 0.0, 1e-300, 1e-17,
              1e-12, 1e-6, 0.1, 0.4, 1.0, 2.5, 10.0, 31.7, 59.0]
    ranges = [(1, 1), (1, 2), (1, 10), (1, 11), (1, 12), (1, 17), (1, 100), (1, 10 ** 6), (1, 10 ** 12), (1, top), (7, 8), (8, 8),
              (8, 40), (66, 100), (3, top), (10 ** 15, 10 ** 15), (10 ** 15, 10 ** 15 + 1), (10 ** 15, 10 ** 15 + 1000),
              (10 ** 15, 10 ** 15 + 10 ** 9), (2 ** 53 - 3, 2 ** 53 + 9), (2 ** 53 + 1, 2 ** 53 + 1),
              (2 ** 60 + 1, 2 ** 60 + 129), (top - 1000, top), (top - 1, top), (top, top), (2 ** 61 + 7, top)]
    qs = [0.0, 0.5, -0.5, -0.9999999999999999, 1e-9, 3.7, 1e6, 1e17]
    i = 0
    for alpha in alphas:
        for a, b in ranges:
            i += 1
            for q in [0.0, qs[1 + i % 7]]:
                if -307.6 < -(1 + alpha) * math.log10(a + q) < 307:
                    yield alpha, q, a, b
    # Infinitely many terms, k + q beyond 53 bits.
    for alpha in [1e-12, 1e-3, 0.1, 0.4, 1.0, 3.3, 10.0, 14.7]:
        for a in [1, 2, 9, 1000, 2 ** 53 + 1, 10 ** 17 + 3, top - 1, top]:
            for q in [0.0, -0.9999999999999999, 0.1, 2.5e5]:
                yield alpha, q, a, None
    for alpha in [25.0, 59.0, 120.0, 200.0]:
        for a in [1, 2, 9, 30]:
            for q in [0.0, -0.5, 0.1]:
                yield alpha, q, a, None


# Files

def rank(b):
    return "inf" if b is None else str(b)


def header(title, columns, digits, seed):
    return (f"# {title}\n"
            f"# mpmath {mpmath.__version__} at {DIGITS} digits, rounded to {digits}; generator power_sums.py, seed {seed}\n"
            f"{columns}\n")


def decimal(value, digits):
    return mpmath.nstr(value, digits, strip_zeros=False, min_fixed=0, max_fixed=0)


def zeta_lines(count, seed, digits):
    rng = random.Random(seed)
    for _ in range(count):
        alpha, q = random_zeta(rng)
        value = power_sum(alpha, q, 0, None)
        if normal(value):
            yield f"{alpha!r},{q!r},{decimal(value, digits)}\n"


def power_sum_lines(count, seed, digits):
    rng = random.Random(seed)
    for _ in range(count):
        alpha, q, a, b = random_power_sum(rng)
        value = power_sum(alpha, q, a, b)
        if normal(value):
            yield f"{alpha!r},{q!r},{a},{rank(b)},{decimal(value, digits)}\n"


def write(directory):
    tally = [0, 0]
    rng = random.Random(SEED)
    points = list(hard_zeta()) + [random_zeta(rng) for _ in range(300)]
    with open(os.path.join(directory, "zeta.csv"), "w", encoding="ascii") as out:
        out.write(header("zeta(1 + alpha, q)", "alpha,q,value", 50, SEED))
        for i, (alpha, q) in enumerate(points):
            value = (checked(alpha, q, 0, None, "zeta", tally) if i % 5 == 0 else power_sum(alpha, q, 0, None))
            if normal(value):
                out.write(f"{alpha!r},{q!r},{decimal(value, 50)}\n")
    points = list(hard_power_sums()) + [random_power_sum(rng) for _ in range(400)]
    with open(os.path.join(directory, "power-sum.csv"), "w", encoding="ascii") as out:
        out.write(header("sum over k = a..b of (k+q)^-(1+alpha)", "alpha,q,a,b,value", 50, SEED))
        for i, (alpha, q, a, b) in enumerate(points):
            value = checked(alpha, q, a, b, "power sum", tally) if i % 5 == 0 else power_sum(alpha, q, a, b)
            if normal(value):
                out.write(f"{alpha!r},{q!r},{a},{rank(b)},{decimal(value, 50)}\n")
    print(f"{tally[0]} points agree with the other method, which is not practicable at {tally[1]} more", file=sys.stderr)
    for name, title, columns, lines in [
            ("zeta-random", "zeta(1 + alpha, q)", "alpha,q,value", zeta_lines),
            ("power-sum-random", "sum over k = a..b of (k+q)^-(1+alpha)", "alpha,q,a,b,value", power_sum_lines)]:
        with open(os.path.join(directory, name + ".csv.gz"), "wb") as raw:
            with gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as out:
                out.write(header(title + ", random points", columns, 25, SEED + 1).encode("ascii"))
                for line in lines(20500, SEED + 1, 25):
                    out.write(line.encode("ascii"))


if __name__ == "__main__":
    if sys.argv[1:2] == ["stream"]:
        mp.dps = 45
        family, count, seed = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
        for line in (zeta_lines if family == "zeta" else power_sum_lines)(count, seed, 25):
            sys.stdout.write(line)
    else:
        write(os.path.dirname(os.path.abspath(__file__)))
