"""Writes law-joint.csv.gz: the loss with N parameters and D samples, by direct sums.

Sharp capacity: the first n quanta are added one by one, the rest by Euler-Maclaurin's formula (law_sums). Soft capacity: x by
Newton's method from the expected cost, and sums over all quanta, where beyond some rank both exposures are small and their
functions are replaced by Taylor series. A few rows with many quanta, marked "integral", use Euler-Maclaurin's formula for the
sum itself. Local exponents are central differences; in N, sharp capacity is continued to real n by the same formula.

Run in this directory: python3 law-joint.py COUNT SEED, COUNT the random points, which come last. The stored file, of 1000 random points and
seed 20261127, is gzip -9n of it.
"""
import random
import sys

import mpmath as mp

from law_sums import Exponential, LogModified, Logistic, Model, Multilinear, Shots, Threshold, Zipf, header, text

STEP = mp.mpf(10) ** -9
ROOM = Exponential()


class Counts:
    """Measured counts."""
    family = "counts"

    def __init__(self, counts):
        self.counts = sorted(counts, reverse=True)
        self.alpha, self.parameter, self.quanta = 0.0, 0.0, len(counts)
        self.s, self.c = mp.mpf(0), 1 / mp.mpf(sum(counts))

    def shape(self, k):
        return mp.mpf(self.counts[int(k) - 1])

    def tail(self, power, extra, a):
        return mp.fsum(self.shape(k) ** power * mp.mpf(k) ** extra for k in range(int(a), self.quanta + 1))


def open_(curve, y):
    if isinstance(curve, Threshold):
        return mp.mpf(1 if y < curve.tau else 0)
    return curve.open(y)


def exposure(model, data, k):
    """In the counts' own units, so that ties stay ties."""
    if isinstance(model.quanta, Counts) and model.delta == 0:
        return data * model.quanta.shape(k) / sum(model.quanta.counts)
    return model.exposure(data, k)


def prefix(model, kappa, data, n):
    return mp.fsum(model.weight(k) * open_(model.curve, exposure(model, data, k)) for k in range(1, n + 1))


def beyond(model, n):
    last = model.quanta.quanta
    if last is not None and n >= last:
        return mp.mpf(0)
    return mp.mpf(model.gap) * model.quanta.c * model.quanta.tail(1, mp.mpf(model.eta), n + 1)


def affordable(model, cost, kappa, parameters):
    total, n = mp.mpf(0), 0
    while n < (model.quanta.quanta or mp.inf):
        total += mp.mpf(cost) * mp.mpf(n + 1) ** mp.mpf(kappa)
        if total > parameters:
            break
        n += 1
        if n > 20000:
            # All of infinitely many may be affordable, at kappa < -1.
            raise ValueError
    return n


def sharp(model, cost, kappa, parameters, data):
    n = affordable(model, cost, kappa, parameters)
    return prefix(model, kappa, data, n) + beyond(model, n)


def in_all(model, curve, x, power=1, small=1):
    """Sum over all quanta of weight times curve, by law_sums; x multiplies the exposure."""
    other = Model(model.quanta, curve, model.gap, model.eta, model.delta if power else 0.0)
    if model.quanta.quanta is not None and model.quanta.quanta <= 3000:
        return mp.fsum(other.weight(k) * open_(curve, exposure(other, x, k)) for k in range(1, model.quanta.quanta + 1))
    return other.sums(x, small=mp.mpf(small))[0]


def continued(model, n, data):
    """The sharp loss at real n, for infinite Zipf without offset."""
    last = 60
    while model.exposure(data, n + last) > mp.mpf(1) / 2:
        last += 40
    if last > 20000:
        raise ValueError
    start = model.curve.open(mp.mpf(0))
    steps = mp.fsum(model.weight(n + j) * (1 - model.curve.open(model.exposure(data, n + j))) for j in range(1, last + 1))
    top = model.exposure(data, n + last + 1)
    q = model.quanta
    unit = mp.mpf(model.gap) * q.c
    rest = unit * (1 - start) * q.tail(1, mp.mpf(model.eta), n + last + 1)
    for p, c in model.curve.series(160)[1:]:
        if abs(c) * top ** p > mp.mpf(10) ** -42:
            rest -= c * unit * (data * q.c) ** p * q.tail(1 + p, mp.mpf(model.eta) - p * mp.mpf(model.delta), n + last + 1)
    return in_all(model, model.curve, data) + steps + rest


# ---- soft capacity -----------------------------------------------------------------------------------------------

def near(model, x, data, small):
    last = model.quanta.quanta
    k = 64
    while (last is None or k < last) and max(x * model.quanta.c * model.quanta.shape(k), model.exposure(data, k)) > small:
        k = int(k * 1.2) + 1
    if k > 30000:
        raise ValueError
    return k if last is None or last > 3000 else last


def spent(model, cost, kappa, x):
    """Expected parameters and their derivative in log x."""
    last = model.quanta.quanta
    n0 = near(model, x, 0, mp.mpf(1))
    n0 = n0 if last is None else min(n0, last)
    total, slope = [], []
    for k in range(1, n0 + 1):
        y = x * model.quanta.c * model.quanta.shape(k)
        price = mp.mpf(cost) * mp.mpf(k) ** mp.mpf(kappa)
        total.append(-price * mp.expm1(-y))
        slope.append(price * y * mp.exp(-y))
    total, slope = mp.fsum(total), mp.fsum(slope)
    if last is None or n0 < last:
        top = x * model.quanta.c * model.quanta.shape(n0 + 1)
        for j in range(1, 80):
            term = mp.mpf(cost) * (x * model.quanta.c) ** j / mp.factorial(j) * model.quanta.tail(j, mp.mpf(kappa), n0 + 1)
            total += -(-1) ** j * term
            slope += -(-1) ** j * j * term
            if top ** j / mp.factorial(j) < mp.mpf(10) ** -42:
                break
    return total, slope


def race(model, cost, kappa, parameters):
    log = mp.mpf(1)
    for _ in range(200):
        total, slope = spent(model, cost, kappa, mp.exp(log))
        step = (mp.log(parameters) - mp.log(total)) * total / slope
        log += max(min(step, mp.mpf(2)), mp.mpf(-2))
        if abs(step) < mp.mpf(10) ** -36:
            return mp.exp(log)
    raise ValueError


def both(model, x, data):
    """Sum of w a b over all quanta."""
    n0 = near(model, x, data, mp.mpf(1) / 2)
    last = model.quanta.quanta
    n0 = n0 if last is None else min(n0, last)
    total = mp.fsum(model.weight(k) * mp.exp(-x * model.quanta.c * model.quanta.shape(k))
                    * open_(model.curve, exposure(model, data, k)) for k in range(1, n0 + 1))
    if last is not None and n0 >= last:
        return total
    top, topx = model.exposure(data, n0 + 1), x * model.quanta.c * model.quanta.shape(n0 + 1)
    series = [(mp.mpf(0), mp.mpf(1))] if isinstance(model.curve, Threshold) else model.curve.series(90)
    for i in range(60):
        for p, c in series:
            size = abs(c) * top ** p * topx ** i / mp.factorial(i)
            if size > mp.mpf(10) ** -40:
                total += (c * (-x * model.quanta.c) ** i / mp.factorial(i) * (data * model.quanta.c) ** p
                          * mp.mpf(model.gap) * model.quanta.c
                          * model.quanta.tail(1 + i + p, mp.mpf(model.eta) - p * mp.mpf(model.delta), n0 + 1))
    return total


def data_alone(model, data):
    if not isinstance(model.curve, Threshold) or model.quanta.quanta is not None and model.quanta.quanta <= 3000:
        return in_all(model, model.curve, data)
    n = 0
    while exposure(model, data, n + 1) >= model.curve.tau:
        n += 1
        if n > 20000:
            raise ValueError
    return beyond(model, n)


def soft_at(model, omega, x, data):
    overlap = both(model, x, data) if omega else 0
    return in_all(model, ROOM, x, power=0) + data_alone(model, data) - mp.mpf(omega) * overlap


def soft(model, omega, cost, kappa, parameters, data):
    return soft_at(model, omega, race(model, cost, kappa, parameters), data)


# ---- rows --------------------------------------------------------------------------------------------------------

def resolved(exponent):
    """Those that a difference of step 1e-9 at 45 digits resolves."""
    return None if exponent is None or exponent < mp.mpf(10) ** -22 else exponent


def row(method, model, cost, kappa, omega, parameters, data, loss, in_n=None, in_d=None):
    """Whether there was a loss to write."""
    if not loss > mp.mpf(2) ** -900:
        return False
    q = model.quanta
    counts = ";".join(str(c) for c in q.counts) if isinstance(q, Counts) else ""
    print(method, q.family, repr(float(q.alpha)), repr(float(q.parameter)), "inf" if q.quanta is None else q.quanta, counts,
          model.curve.name, *(repr(float(v)) for v in (model.curve.parameter, model.gap, model.eta, model.delta, cost, kappa)),
          "sharp" if omega is None else "soft", "" if omega is None else repr(float(omega)), repr(float(parameters)),
          repr(float(data)), text(loss), text(resolved(in_n)), text(resolved(in_d)), sep=",", flush=True)
    return True


def slope(f):
    """-d log f/d log of its argument, which is given as a factor."""
    return (mp.log(f(mp.exp(-STEP))) - mp.log(f(mp.exp(STEP)))) / (2 * STEP)


def rounded(x, digits=7):
    return float(mp.nstr(x, digits))


def plain(model):
    return isinstance(model.quanta, Zipf) and model.quanta.quanta is None and model.quanta.parameter == 0


def add(model, cost, kappa, omega, n, ratio, exponents):
    """Writes a row for about n quanta with room, the last of them with the exposure given, and tells whether it could."""
    q = model.quanta
    smooth = not isinstance(model.curve, Threshold)
    last = n if q.quanta is None else min(n, q.quanta)
    data = rounded(min(max(mp.mpf(ratio) * max(1, model.curve.parameter) / model.exposure(1, last), 1), mp.mpf(10) ** 18))
    parameters = rounded(mp.mpf(random.uniform(1, 1.4)) * cost * mp.fsum(mp.mpf(k) ** mp.mpf(kappa) for k in range(1, last + 1)))
    D, N = mp.mpf(data), mp.mpf(parameters)
    in_n = in_d = None
    try:
        if omega is None:
            loss = sharp(model, cost, kappa, N, D)
            if smooth and exponents and loss > 0:
                in_d = slope(lambda f: sharp(model, cost, kappa, N, D * f))
                if plain(model) and kappa == 0:
                    in_n = slope(lambda f: continued(model, N / mp.mpf(cost) * f, D))
        else:
            if q.quanta is not None and N >= cost * mp.fsum(mp.mpf(k) ** mp.mpf(kappa) for k in range(1, q.quanta + 1)):
                return False
            x = race(model, cost, kappa, N)
            loss = soft_at(model, omega, x, D)
            if exponents and loss > 0:
                total, change = spent(model, cost, kappa, x)
                in_n = slope(lambda f: soft_at(model, omega, x * f, D)) * total / change
                if smooth:
                    in_d = slope(lambda f: soft_at(model, omega, x, D * f))
    except ValueError:
        return False
    return row("direct", model, cost, kappa, omega, parameters, data, loss, in_n, in_d)


def integral(model, n, ratio):
    """Many quanta, sharp: Euler-Maclaurin's formula from rank 3000 on."""
    data = rounded(min(mp.mpf(ratio) / model.exposure(1, n), mp.mpf(10) ** 18))
    D = mp.mpf(data)
    m = 3000
    f = lambda k: model.weight(k) * model.curve.open(model.exposure(D, k))
    head = mp.fsum(f(k) for k in range(1, m))
    cuts = [mp.log(m) + (mp.log(n) - mp.log(m)) * i / 60 for i in range(61)]
    middle = mp.fsum(mp.quad(lambda u: f(mp.exp(u)) * mp.exp(u), [a, b]) for a, b in zip(cuts, cuts[1:]))
    total = head + middle + (f(mp.mpf(m)) + f(mp.mpf(n))) / 2
    for sign, end in ((-1, m), (1, n)):
        c = mp.taylor(lambda u: f(end * (1 + u)), 0, 11)
        for j in range(1, 6):
            i = 2 * j - 1
            total += sign * mp.bernoulli(2 * j) / mp.factorial(2 * j) * c[i] * mp.factorial(i) / mp.mpf(end) ** i
    row("integral", model, 1.0, 0.0, None, n, data, total + beyond(model, n))


CURVES = [Threshold(1.0), Threshold(20.0), Exponential(), Shots(2.0), Shots(5.0), Logistic(3.0), Multilinear(4.0)]


def whole_crossover():
    """The bare model."""
    for curve in [Threshold(1.0), Exponential(), Shots(5.0), Logistic(3.0), Multilinear(4.0)]:
        for power in range(-3, 4):
            for omega in (None, 1.0, 0.5):
                n = 40 if omega is None else 12
                add(Model(Zipf(0.4), curve), 1.0, 0.0, omega, n, mp.mpf(10) ** power, abs(power) < 2)


def everything_at_once():
    """At a random point; whether a row was written."""
    omega = random.choice([None, None, 1.0, 0.0, round(random.random(), 3)])
    kind = random.random()
    if kind < 0.15:
        quanta = Counts([random.choice([1, 1, 2, 3, 5, 8, random.randint(1, 1000)]) for _ in range(random.randint(1, 30))])
    elif kind < 0.45:
        quanta = Zipf(random.uniform(-0.8, 2), random.choice([0.0, 0.0, 3.5]), random.choice([1, 2, 10, 40, 300]))
    elif kind < 0.55:
        quanta = LogModified(random.uniform(0.2, 1.5), random.choice([1.0, 0.5]), 40)
    else:
        quanta = Zipf(random.uniform(0.15, 1.6))
    alpha = quanta.alpha if quanta.quanta is None else 0.4
    curve = random.choice(CURVES)
    eta = round(random.uniform(-1, 0.8) * alpha, 3) if random.random() < 0.4 else 0.0
    delta = round(random.uniform(0, 1), 3) if random.random() < 0.4 else 0.0
    kappa = random.choice([1.0, -0.5, 2.0, -1.5]) if random.random() < 0.4 else 0.0
    if omega is not None and quanta.quanta is None and kappa >= alpha - 0.1:
        kappa = -0.5
    if quanta.parameter and isinstance(quanta, Zipf):
        eta = delta = 0.0
    n = random.choice([1, 2, 5, 12, 30] if omega is not None else [1, 2, 5, 30, 300, 1500])
    return add(Model(quanta, curve, random.choice([1.0, 2.5]), eta, delta), random.choice([1.0, 37.5]), kappa, omega, n,
               mp.mpf(10) ** random.uniform(-3, 3), random.random() < 0.3 and n < 100)


def main(count, seed):
    random.seed(seed)
    header("loss above L-infinity with N parameters and D samples", "law-joint.py", seed)
    print("method,family,alpha,parameter,quanta,counts,curve,curveParameter,gap,eta,delta,cost,kappa,capacity,overlap,"
          "parameters,data,loss,exponentParameters,exponentData")
    whole_crossover()
    for curve in [Exponential(), Shots(5.0), Logistic(3.0)]:
        for n, ratio in ((10 ** 6, 1), (10 ** 9, 0.01), (10 ** 9, 30), (10 ** 12, 3)):
            integral(Model(Zipf(0.34), curve), n, ratio)
    random.seed(seed + 1)
    written = 0
    while written < count:
        written += everything_at_once()


main(int(sys.argv[1]), int(sys.argv[2]))
