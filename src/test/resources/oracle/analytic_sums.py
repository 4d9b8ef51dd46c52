"""Tails and losses for frequencies proportional to k^-(1+alpha) exp(-rate k^stretch) (1 + b k^-rho cos(omega log k + phase)), over
infinitely many ranks; independent of the library's own method.

Powers are summed by Hurwitz's zeta function of a complex argument; everything else is a sum over the first ranks, one by one, and Euler and
Maclaurin's formula for the rest, with mpmath's quadrature in the logarithm of the rank.
"""
import mpmath as mp


class Shape:
    def __init__(self, alpha, rate=0.0, stretch=1.0, b=0.0, rho=1.0, omega=0.0, phase=0.0):
        self.given = [alpha, rate, stretch, b, rho, omega, phase]
        self.alpha, self.rate, self.stretch, self.b, self.rho, self.omega, self.phase = map(mp.mpf, self.given)
        self.s = 1 + self.alpha
        self.total = self.beyond(0)

    def __call__(self, k):
        log = mp.log(k)
        value = mp.exp(-self.s * log)
        if self.rate:
            value *= mp.exp(-self.rate * mp.exp(self.stretch * log))
        return value * (1 + self.b * mp.exp(-self.rho * log) * mp.cos(self.omega * log + self.phase)) if self.b else value

    def beyond(self, n):
        """The sum over ranks > n."""
        if not self.rate:
            second = mp.exp(1j * self.phase) * mp.zeta(mp.mpc(self.s + self.rho, -self.omega), n + 1) if self.b else 0
            return mp.zeta(self.s, n + 1) + self.b * mp.re(second)
        reach = ((self.rate * (n + 1) ** self.stretch + 100) / self.rate) ** (1 / self.stretch)
        return summed(self, n + 1, 300, reach)


def summed(f, first, split, reach):
    """Sum of f over the ranks from first on, of which those beyond reach are negligible."""
    m = max(first, split)
    head = mp.fsum(f(mp.mpf(k)) for k in range(first, m))
    if reach <= m + 20000:
        return head + mp.fsum(f(mp.mpf(k)) for k in range(m, int(mp.ceil(reach)) + 2))
    low, high = mp.log(m), mp.log(reach)
    count = max(4, int(mp.ceil(high - low)))
    points = [low + (high - low) * i / count for i in range(count + 1)]
    integral = mp.quad(lambda u: f(mp.exp(u)) * mp.exp(u), points)
    derivatives = mp.taylor(f, mp.mpf(m), 19)
    ends = mp.fsum(mp.bernoulli(2 * j) / (2 * j) * derivatives[2 * j - 1] for j in range(1, 11))
    return head + integral + derivatives[0] / 2 - ends


def loss(shape, curve, tau, x):
    """The loss and the derivative -dL/dlog x."""
    c = 1 / shape.total
    if curve == "threshold":
        n = 0
        while x * c * shape(mp.mpf(n + 1)) >= tau:
            n += 1
        return c * shape.beyond(n), None
    closed = (lambda y: 1 - mp.exp(-y)) if tau == 1 else (lambda y: mp.gammainc(tau, 0, y, regularized=True))
    opened = (lambda y: mp.exp(-y)) if tau == 1 else (lambda y: mp.gammainc(tau, y, regularized=True))

    def learned(k):
        p = c * shape(k)
        return p * closed(x * p)

    def slope(k):
        p = c * shape(k)
        y = x * p
        return p * y ** tau * mp.exp(-y) / mp.gamma(tau)

    n = 1
    while x * c * shape(mp.mpf(n)) > 1:
        n *= 2
    split = max(300, int(0.5 * n))
    reach = mp.mpf(n)
    while x * c * shape(reach) > mp.mpf(10) ** -34:
        reach *= 2
    if shape.rate:
        # Where the loss is small, the rest of 1 would have no digits left.
        reach = ((shape.rate * mp.mpf(n) ** shape.stretch + 100) / shape.rate) ** (1 / shape.stretch)
        return summed(lambda k: c * shape(k) * opened(x * c * shape(k)), 1, split, reach), \
            summed(slope, 1, split, reach)
    return 1 - summed(learned, 1, split, reach), summed(slope, 1, split, reach)
