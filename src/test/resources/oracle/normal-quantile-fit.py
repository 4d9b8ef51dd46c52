"""The coefficients of NormalQuantile: Chebyshev interpolation at 50 digits, as Java arrays. mpmath 1.3, python3.11.

With w = -log(4 u (1 - u)) and q = |u - 1/2|: z/q as a polynomial in w - 1 for w <= 6.25 (near the end where rounding matters
most), and z as polynomials in sqrt(w) - middle between the edges below. Prints the largest relative error of the rounded coefficients as a comment.
"""
from mpmath import mp, mpf, sqrt, exp, log, erfc, erfinv, pi, cos, expm1, binomial

mp.dps = 50


def quantile(w):
    """z and q at w."""
    q = sqrt(-expm1(-w)) / 2
    u = exp(-w) / (2 * (1 + 2 * q))
    if u > mpf("1e-3"):
        return sqrt(2) * erfinv(2 * q), q
    z = sqrt(-2 * log(u) - log(2 * pi * (-2 * log(u))))
    for _ in range(60):
        tail = erfc(z / sqrt(2)) / 2
        step = log(tail / u) * tail / (exp(-z * z / 2) / sqrt(2 * pi))
        z += step
        if abs(step) < mpf(10) ** -45:
            break
    return z, q


def ratio(w):
    if w == 0:
        return sqrt(2 * pi)
    z, q = quantile(w)
    return z / q


def coefficients(f, low, high, degree):
    middle, half, n = (low + high) / 2, (high - low) / 2, degree + 1
    angles = [pi * (2 * i + 1) / (2 * n) for i in range(n)]
    values = [f(middle + half * cos(a)) for a in angles]
    chebyshev = [sum(v * cos(k * a) for v, a in zip(values, angles)) * 2 / n for k in range(n)]
    chebyshev[0] /= 2
    result = [mpf(0)] * n
    before, now = [mpf(1)], [mpf(0), mpf(1)]
    for k in range(n):
        term = before if k == 0 else now
        for i, t in enumerate(term):
            result[i] += chebyshev[k] * t
        if k >= 1:
            following = [mpf(0)] + [2 * t for t in now]
            for i, t in enumerate(before):
                following[i] -= t
            before, now = now, following
    return [c / half**i for i, c in enumerate(result)], middle


def recentred(c, shift):
    """The coefficients in x - shift."""
    return [sum(binomial(i, k) * c[i] * shift ** (i - k) for i in range(k, len(c))) for k in range(len(c))]


def show(f, low, high, degree, centre=None):
    c, middle = coefficients(f, low, high, degree)
    if centre is not None:
        c, middle = recentred(c, centre - middle), centre
    rounded = [mpf(float(x)) for x in c]
    lost = float(c[0] - rounded[0])
    worst = 0
    for i in range(301):
        x = low + (high - low) * mpf(i) / 300
        value = lost + sum(a * (x - middle) ** k for k, a in enumerate(rounded))
        worst = max(worst, abs(value / f(x) - 1))
    print(f"// {low} to {high}: {float(worst):.1e}; the rest of the constant is {lost!r}")
    print("{" + ", ".join(repr(float(x)) for x in c) + "},")


show(ratio, mpf(0), mpf("6.25"), 23, mpf(1))
edges = [mpf(x) for x in ("2.5", "3.25", "4.25", "5.5", "7", "9", "11.5", "15", "20", "27.5")]
for low, high in zip(edges, edges[1:]):
    show(lambda s: quantile(s * s)[0], low, high, 13)
