"""Sums over quanta to 45 digits, for the generators law-*.py; independent of the library's own method.

Ranks up to N0 are added one by one; beyond it, where the exposure is small, the response is replaced by its Taylor series
in the exposure, and each power is summed by Euler-Maclaurin's formula (for pure powers with all derivatives in closed form).
"""
import sys

import mpmath as mp

mp.mp.dps = 45
E1 = mp.e - 1
EPS = mp.mpf(10) ** -36


def header(what, generator, seed):
    print(f"# {what}")
    print(f"# mpmath {mp.__version__}, {mp.mp.dps} digits, Python {sys.version.split()[0]}, seed {seed}; written by {generator}")


def text(x):
    return "" if x is None else mp.nstr(x, 25, min_fixed=0, max_fixed=0)


# ---- sums of powers ----------------------------------------------------------------------------------------------

def hurwitz(s, a):
    """Sum of (a+j)^-s over j >= 0, or its continuation to s < 1, with a small relative error (mpmath's is absolute)."""
    s = mp.mpf(s)
    a = mp.mpf(a)
    head = mp.mpf(0)
    start = 40 + abs(s) / 2
    while a < start:
        head += a ** -s
        a += 1
    total = head + a ** (1 - s) / (s - 1) + a ** -s / 2
    power = s * a ** (-s - 1)
    for j in range(1, 400):
        term = mp.bernoulli(2 * j) / mp.factorial(2 * j) * power
        total += term
        if abs(term) < mp.mpf(10) ** -44 * abs(total):
            return total
        power *= (s + 2 * j - 1) * (s + 2 * j) / a ** 2
    raise ArithmeticError(f"Euler-Maclaurin did not settle at s = {s}, a = {a}")


def powers(s, q, a, b):
    """Sum of (k+q)^-s over k = a..b; b None means infinity."""
    if b is not None and b - a < 200:
        return mp.fsum((k + mp.mpf(q)) ** -s for k in range(a, b + 1))
    if s == 1:
        return mp.digamma(b + 1 + mp.mpf(q)) - mp.digamma(a + mp.mpf(q))
    return hurwitz(s, a + mp.mpf(q)) - (0 if b is None else hurwitz(s, b + 1 + mp.mpf(q)))


def log_powers(s, g, a, b):
    """Sum of k^-s log(k+e-1)^-g over k = a..b; b None means infinity."""
    if b is not None and b - a < 3000:
        return mp.fsum(mp.mpf(k) ** -s * mp.log(k + E1) ** -g for k in range(a, b + 1))
    m = max(a, 2000)
    f = lambda x: x ** -s * mp.log(x + E1) ** -g
    head = mp.fsum(f(mp.mpf(k)) for k in range(a, m))
    # The integral in t = log(k/m), in units of f(m) m, since mpmath's quadrature stops at an absolute error.
    unit = f(mp.mpf(m)) * m
    h = lambda t: f(m * mp.exp(t)) * m * mp.exp(t) / unit
    top = 110 / (s - 1) if b is None else mp.log(mp.mpf(b) / m)
    cuts = [mp.mpf(0)] + [top * mp.mpf(2) ** -i for i in range(9, -1, -1)]
    integral = unit * mp.fsum(mp.quad(h, [c, d]) for c, d in zip(cuts, cuts[1:]))
    total = head + integral + (f(mp.mpf(m)) + (0 if b is None else f(mp.mpf(b)))) / 2
    for sign, end in ((-1, m), (1, b)):
        if end is not None:
            scale = f(mp.mpf(end))
            c = mp.taylor(lambda u: f(end * (1 + u)) / scale, 0, 11)
            for j in range(1, 6):
                n = 2 * j - 1
                total += sign * mp.bernoulli(2 * j) / mp.factorial(2 * j) * c[n] * mp.factorial(n) / mp.mpf(end) ** n * scale
    return total


# ---- distributions -----------------------------------------------------------------------------------------------

class Zipf:
    family = "zipf"

    def __init__(self, alpha, offset=0.0, quanta=None):
        self.alpha, self.parameter, self.quanta = alpha, offset, quanta
        self.s = 1 + mp.mpf(alpha)
        self.q = mp.mpf(offset)
        self.c = 1 / powers(self.s, self.q, 1, quanta)

    def shape(self, k):
        return (k + self.q) ** -self.s

    def tail(self, power, extra, a):
        """Sum of shape^power k^extra beyond a."""
        if self.q == 0:
            return powers(power * self.s - extra, 0, a, self.quanta)
        if extra != 0:
            raise ValueError("offset with a power of the rank only by direct sums")
        return powers(power * self.s, self.q, a, self.quanta)


class LogModified:
    family = "logModified"

    def __init__(self, alpha, gamma, quanta=None):
        self.alpha, self.parameter, self.quanta = alpha, gamma, quanta
        self.s = 1 + mp.mpf(alpha)
        self.g = mp.mpf(gamma)
        self.c = 1 / log_powers(self.s, self.g, 1, quanta)

    def shape(self, k):
        return mp.mpf(k) ** -self.s * mp.log(k + E1) ** -self.g

    def tail(self, power, extra, a):
        return log_powers(power * self.s - extra, power * self.g, a, self.quanta)


# ---- responses: value and Taylor coefficients of phi ---------------------------------------------------------------

class Shots:
    name = "shots"
    probability = True

    def __init__(self, tau):
        self.parameter = tau
        self.tau = mp.mpf(tau)

    def open(self, y):
        if self.tau == int(self.tau):
            term = total = mp.mpf(1)
            for j in range(1, int(self.tau)):
                term *= y / j
                total += term
            return mp.exp(-y) * total
        return mp.gammainc(self.tau, y, mp.inf, regularized=True)

    def series(self, count):
        """1 - sum_j (-1)^j y^(tau+j) / (j! (tau+j) Gamma(tau)), as pairs (power, coefficient)."""
        g = mp.gamma(self.tau)
        return [(mp.mpf(0), mp.mpf(1))] + [
            (self.tau + j, -(-1) ** j / (mp.factorial(j) * (self.tau + j) * g)) for j in range(count)]

    def mellin(self, z):
        return mp.gamma(self.tau + z) / (z * mp.gamma(self.tau))


class Exponential(Shots):
    name = "exponential"

    def __init__(self):
        Shots.__init__(self, 1)
        self.parameter = 0


class Logistic:
    name = "logistic"
    probability = False

    def __init__(self, midpoint):
        self.parameter = midpoint
        self.m = mp.mpf(midpoint)

    def open(self, y):
        return 1 / (1 + mp.exp(y - self.m))

    def series(self, count):
        return list(enumerate(self.coefficients(count)))

    def coefficients(self, count):
        c = [Logistic.open(self, 0)]
        for n in range(count):
            square = mp.fsum(c[i] * c[n - i] for i in range(n + 1))
            c.append((square - c[n]) / (n + 1))
        return c

    def mellin(self, z):
        return -mp.gamma(z) * mp.re(mp.polylog(z, -mp.exp(self.m)))


class Multilinear(Logistic):
    name = "multilinear"

    def open(self, y):
        return Logistic.open(self, y) ** 2

    def coefficients(self, count):
        c = Logistic.coefficients(self, count)
        return [mp.fsum(c[i] * c[n - i] for i in range(n + 1)) for n in range(count + 1)]

    def mellin(self, z):
        return mp.gamma(z) * mp.re(mp.polylog(z - 1, -mp.exp(self.m)) - mp.polylog(z, -mp.exp(self.m)))


class Threshold:
    name = "threshold"
    probability = True

    def __init__(self, tau):
        self.parameter = tau
        self.tau = mp.mpf(tau)

    def mellin(self, z):
        return self.tau ** z / z


class Binomial:
    """Fewer than tau of D draws; as a function of y = D p."""
    probability = True

    def __init__(self, samples, tau):
        self.d, self.tau = int(samples), int(tau)

    def open(self, y):
        p = y / self.d
        if self.tau > self.d:
            return mp.mpf(1)
        term = total = (1 - p) ** self.d
        if p == 1:
            return mp.mpf(0)
        for j in range(1, self.tau):
            term *= (self.d - j + 1) * p / (j * (1 - p))
            total += term
        return total

    def series(self, count):
        """1 - sum_{j >= tau} (-1)^(j-tau) C(j-1, tau-1) C(D, j) p^j."""
        out = [(0, mp.mpf(1))]
        for j in range(self.tau, min(self.d, self.tau + count) + 1):
            out.append((j, -(-1) ** (j - self.tau) * mp.binomial(j - 1, self.tau - 1)
                        * mp.binomial(self.d, j) / mp.mpf(self.d) ** j))
        return out


# ---- laws --------------------------------------------------------------------------------------------------------

class Model:
    def __init__(self, quanta, curve, gap=1.0, eta=0.0, delta=0.0, nu=1.0, steps=False):
        self.quanta, self.curve, self.steps = quanta, curve, steps
        self.gap, self.eta, self.delta, self.nu = gap, eta, delta, nu
        self.power = mp.mpf(nu) if steps else mp.mpf(1)
        self.rank = mp.mpf(0) if steps else -mp.mpf(delta)

    def exposure(self, x, k):
        return x * (self.quanta.c * self.quanta.shape(k)) ** self.power * mp.mpf(k) ** self.rank

    def weight(self, k, square=1):
        return (mp.mpf(self.gap) * mp.mpf(k) ** mp.mpf(self.eta) * self.quanta.c * self.quanta.shape(k)) ** square

    def near(self, x, small):
        """The last rank with an exposure above small."""
        last = self.quanta.quanta
        high = 1
        while (last is None or high < last) and self.exposure(x, high) > small:
            high *= 2
        high = high if last is None else min(high, last)
        low = 0
        while high - low > 1:
            middle = (high + low) // 2
            if self.exposure(x, middle) > small:
                low = middle
            else:
                high = middle
        return high

    def sums(self, x, response=None, small=mp.mpf(1), limit=40000):
        """Loss, count, variance of the loss, variance of the count; None where they do not exist."""
        response = self.curve if response is None else response
        x = mp.mpf(x)
        n0 = max(50, self.near(x, small))
        last = self.quanta.quanta
        if last is not None and (n0 >= last or last <= 3000):
            n0 = last
        if n0 > limit:
            raise ValueError(f"{n0} ranks")
        probability = response.probability
        loss, count, variance, spread = [], [], [], []
        for k in range(1, n0 + 1):
            phi = response.open(self.exposure(x, k))
            w = self.weight(k)
            loss.append(w * phi)
            if probability:
                count.append(1 - phi)
                variance.append(w ** 2 * phi * (1 - phi))
                spread.append(phi * (1 - phi))
        beyond = n0 + 1
        open_, closed, square, fluct = mp.mpf(0), mp.mpf(0), mp.mpf(0), mp.mpf(0)
        infinite_count = False
        if last is None or last > n0:
            top = self.exposure(x, beyond)
            terms = 1
            series = response.series(160)
            cut = [(p, c) for p, c in series if abs(c) * top ** p > EPS * 1e-4]
            unit = x * self.quanta.c ** self.power
            open_ = mp.fsum(c * unit ** p * mp.mpf(self.gap) * self.quanta.c
                            * self.quanta.tail(1 + p * self.power, mp.mpf(self.eta) + p * self.rank, beyond)
                            for p, c in cut)
            if probability:
                decay = cut[1][0] * (self.power * self.quanta.s - self.rank) if len(cut) > 1 else mp.inf
                infinite_count = last is None and decay <= 1
                products = {}
                for p, c in cut:
                    for p2, c2 in series[1:]:
                        if abs(c * c2) * top ** (p + p2) > EPS * 1e-4:
                            products[p + p2] = products.get(p + p2, 0) - c * c2
                sq = (mp.mpf(self.gap) * self.quanta.c) ** 2
                square = mp.fsum(c * unit ** p * sq
                                 * self.quanta.tail(2 + p * self.power, 2 * mp.mpf(self.eta) + p * self.rank, beyond)
                                 for p, c in products.items())
                if not infinite_count:
                    closed = mp.fsum(-c * unit ** p * self.quanta.tail(p * self.power, p * self.rank, beyond)
                                     for p, c in cut[1:])
                    fluct = mp.fsum(c * unit ** p * self.quanta.tail(p * self.power, p * self.rank, beyond)
                                    for p, c in products.items())
        total = mp.fsum(loss) + open_
        if not probability:
            return total, None, None, None
        if infinite_count:
            return total, None, mp.fsum(variance) + square, None
        return total, mp.fsum(count) + closed, mp.fsum(variance) + square, mp.fsum(spread) + fluct

    def local_exponent(self, x, loss):
        """-d log L / d log x by a difference of step 1e-12 on both sides, so to 24 digits of the second order."""
        h = mp.mpf(10) ** -13
        up = self.sums(mp.mpf(x) * mp.exp(h))[0]
        down = self.sums(mp.mpf(x) * mp.exp(-h))[0]
        return -(up - down) / (2 * h) / loss
