"""Reference values of the verification ledger: python3 oracle.py > oracle.csv

Nothing here comes from the library. A value stands under the theory as stated and under the wrong theories that change it; their
names are those of Theory. The same versions write the same bytes.
"""
import itertools
import sys
from fractions import Fraction
from pathlib import Path

import mpmath as mp
import scipy
from scipy.integrate import solve_ivp

sys.path.insert(0, str(Path(__file__).resolve().parents[5] / "test/resources/oracle"))
import analytic_sums
from law_sums import Exponential, LogModified, Logistic, Model, Multilinear, Shots, Zipf, hurwitz, log_powers

mp.mp.dps = 45


def zipf(alpha, quanta):
    w = [mp.mpf(k) ** -(1 + mp.mpf(alpha)) for k in range(1, quanta + 1)]
    total = mp.fsum(w)
    return [x / total for x in w]


def tail(alpha, n):
    return hurwitz(1 + mp.mpf(alpha), n + 1) / mp.zeta(1 + mp.mpf(alpha))


def log_sum(n=10 ** 5, power=2):
    """Sum of log(k+e-1)^power/k for k = 1..n, one by one."""
    return mp.fsum(mp.log(k + mp.e - 1) ** power / k for k in range(1, n + 1))


def best_summed_loss():
    """Least sum over n of the loss, over all orders of 7 quanta with gaps k^1.2 and frequencies ~ k^-1.5, by enumeration."""
    b = [mp.mpf(k) ** mp.mpf(1.2) * p for k, p in enumerate(zipf(0.5, 7), 1)]
    best = None
    for order in itertools.permutations(b):
        rest, total = mp.fsum(b), mp.mpf(0)
        for x in order:
            rest -= x
            total += rest
        best = total if best is None or total < best else best
    return best


def random_order_variance(learned=3):
    """Variance of the loss after some of 7 quanta in random order, alpha 0.5, over all subsets."""
    p = zipf(0.5, 7)
    losses = [mp.fsum(p) - mp.fsum(c) for c in itertools.combinations(p, learned)]
    mean = mp.fsum(losses) / len(losses)
    return mp.fsum((x - mean) ** 2 for x in losses) / len(losses)


def plackett_luce(theta=0.8, learned=3):
    """Expected loss after some of 7 quanta in Plackett-Luce order, alpha 0.5, over all orders."""
    p = zipf(0.5, 7)
    w = [mp.mpf(x) ** mp.mpf(theta) for x in p]
    total = mp.mpf(0)
    for first in itertools.permutations(range(7), learned):
        left, chance = mp.fsum(w), mp.mpf(1)
        for i in first:
            chance *= w[i] / left
            left -= w[i]
        total += chance * (mp.fsum(p) - mp.fsum(p[i] for i in first))
    return total


def prerequisites(before=((5, 1), (5, 2), (6, 2), (7, 3))):
    """Least sum over n of the loss of 7 quanta (alpha 0.3) where 1 needs 5, 2 needs 5 and 6, 3 needs 7; all orders."""
    p = zipf(0.3, 7)
    best = None
    for order in itertools.permutations(range(1, 8)):
        place = {k: i for i, k in enumerate(order)}
        if all(place[a] < place[b] for a, b in before):
            rest, total = mp.fsum(p), mp.mpf(0)
            for k in order:
                rest -= p[k - 1]
                total += rest
            best = total if best is None or total < best else best
    return best


def data(curve, alpha, x, eta=0.0, delta=0.0):
    return Model(Zipf(alpha), curve, eta=eta, delta=delta).sums(x)[0]


def staircase(tau, alpha, x):
    """The loss at x where a quantum is learned at tau expected samples."""
    s = 1 + mp.mpf(alpha)
    return tail(alpha, mp.floor((x / (mp.mpf(tau) * mp.zeta(s))) ** (1 / s)))


def without_replacement(needed=2):
    """Expected loss after 20 of 100 samples with counts 50, 30, 15, 5."""
    total = Fraction(0)
    for c in (50, 30, 15, 5):
        unlearned = Fraction(0)
        for seen in range(needed):
            unlearned += Fraction(int(mp.binomial(c, seen)) * int(mp.binomial(100 - c, 20 - seen)), int(mp.binomial(100, 20)))
        total += Fraction(c, 100) * unlearned
    return mp.mpf(total.numerator) / total.denominator


def independent_counts():
    """The same with Poisson counts of means 10, 6, 3, 1."""
    return mp.fsum(mp.mpf(c) / 100 * mp.exp(-mp.mpf(c) / 5) * (1 + mp.mpf(c) / 5) for c in (50, 30, 15, 5))


def poisson_variance():
    """Variance of the loss after 20 samples in the mean, 20 quanta, alpha 0.4, one sample each."""
    return mp.fsum(x * x * mp.exp(-20 * x) * (1 - mp.exp(-20 * x)) for x in zipf(0.4, 20))


def multinomial_variance():
    """Variance of the loss after 20 samples, 20 quanta, alpha 0.4, one sample each, by the double sum."""
    p, d = zipf(0.4, 20), 20
    mean = mp.fsum(x * (1 - x) ** d for x in p)
    square = mp.fsum(a * b * ((1 - a) ** d if i == j else (1 - a - b) ** d)
                     for i, a in enumerate(p) for j, b in enumerate(p))
    return square - mean ** 2


def few(samples, tau, p):
    return mp.fsum(mp.binomial(samples, j) * p ** j * (1 - p) ** (samples - j) for j in range(min(tau, samples + 1)))


def covariance(first=15, last=25, tau=3, same_data=True, dependent=True, differences=None):
    """Of the loss of 12 quanta (alpha 0.4) at two times of one growing data set, by the sum over pairs."""
    p, total = zipf(0.4, 12), mp.mpf(0)
    if not same_data:
        return total
    for i, x in enumerate(p):
        for j, y in enumerate(p):
            apart = few(first, tau, x) * few(last, tau, y)
            if i == j:
                total += x * x * (few(last, tau, x) - apart)
            elif dependent and differences is None:
                both = mp.fsum(mp.binomial(first, a) * mp.binomial(first - a, b) * x ** a * y ** b * (1 - x - y) ** (first - a - b)
                               * few(last - first, tau - b, y) for a in range(tau) for b in range(tau))
                total += x * y * (both - apart)
            elif dependent:
                total -= x * y * first * ((few(first, tau, x) - few(first - 1, tau, x)) * (few(last, tau, y) - few(last - 1, tau, y)))
    return total


def corpus_variance(counts=(5, 4, 3, 2, 2, 1), drawn=7, tau=2, dependent=True):
    """Variance of the loss after 7 of 17 samples drawn without replacement, two of each quantum needed, by the sum over pairs."""
    samples, total = sum(counts), mp.mpf(0)

    def ways(*hits):
        marked, found = sum(c for c, _ in hits), sum(x for _, x in hits)
        if found > drawn or drawn - found > samples - marked:
            return 0
        product = mp.binomial(samples - marked, drawn - found) / mp.binomial(samples, drawn)
        return product * mp.fprod(mp.binomial(c, x) for c, x in hits)

    for i, c in enumerate(counts):
        for j, d in enumerate(counts):
            p = [mp.fsum(ways((n, x)) for x in range(min(tau, n + 1))) for n in (c, d)]
            if i == j:
                total += mp.mpf(c * c) / samples ** 2 * p[0] * (1 - p[0])
            elif dependent:
                both = mp.fsum(ways((c, x), (d, y)) for x in range(min(tau, c + 1)) for y in range(min(tau, d + 1)))
                total += mp.mpf(c * d) / samples ** 2 * (both - p[0] * p[1])
    return total


def resource(alpha=0.4, waste=0.01):
    """Loss at t = 30 of the resource model, 50 quanta, rate 1, by integration."""
    p = [float(x) for x in zipf(alpha, 50)]

    def slope(_, share):
        total = sum(a * b for a, b in zip(p, share)) + waste
        return [-a * b / total for a, b in zip(p, share)]

    end = solve_ivp(slope, (0, 30), [1.0] * 50, method="DOP853", rtol=1e-12, atol=1e-15).y[:, -1]
    return mp.mpf(sum(a * b for a, b in zip(p, end)))


def sample_losses(alpha=0.4, learned=5):
    """P(loss of a sample <= 1/3 after some quanta): 3 of 40 quanta are drawn, loss the share unlearned."""
    share = mp.fsum(zipf(alpha, 40)[learned:])
    return (1 - share) ** 3 + 3 * share * (1 - share) ** 2


def log_modified(n=10 ** 9, gamma=1.5):
    return log_powers(1 + mp.mpf(0.5), mp.mpf(gamma), n + 1, None) / log_powers(1 + mp.mpf(0.5), mp.mpf(gamma), 1, None)


def unique_sets(size=9):
    """Sets of so many of the 15 pairs i <= j of five symbols with rank {e_i + e_j - f_(i+j)} = p + sums - 2, one by one."""
    pairs = [(i, j) for i in range(5) for j in range(i, 5)]
    count = 0
    for chosen in itertools.combinations(pairs, size):
        rows = []
        for i, j in chosen:
            row = [0] * 14
            row[i] += 1
            row[j] += 1
            row[5 + i + j] -= 1
            rows.append(row)
        count += rank(rows) == 5 + len({i + j for i, j in chosen}) - 2
    return mp.mpf(count)


def joint_shots():
    """Room for the first 50 quanta, alpha = 0.4, and 3000 samples; three shots."""
    s, curve = 1 + mp.mpf(0.4), Shots(3.0)
    whole = hurwitz(s, 1)
    return (mp.fsum(mp.mpf(k) ** -s * curve.open(3000 * mp.mpf(k) ** -s / whole) for k in range(1, 51)) + hurwitz(s, 51)) / whole


def joint_soft(overlap=0.7):
    """Room by chance for 50 of 500 quanta in the mean, 3000 samples, one shot, a share limited by both."""
    p = zipf(0.4, 500)
    x = mp.findroot(lambda x: mp.fsum(1 - mp.exp(-x * q) for q in p) - 50, 500)
    return mp.fsum(q * (mp.exp(-x * q) + mp.exp(-3000 * q) - mp.mpf(overlap) * mp.exp(-(x + 3000) * q)) for q in p)


def start(u=3):
    """The open share at exposure u, alpha = 0.4, one shot."""
    return data(Exponential(), 0.4, u)


def visits(needed=3, passes=5, teaches=mp.mpf("0.3"), unique=300, quanta=500, once=False):
    """Loss after so many passes over 300 samples: m of them use a quantum, of whose visits fewer than needed teach."""
    def few(m):
        n, h = (m, 1 - (1 - teaches) ** passes) if once else (m * passes, teaches)
        return mp.fsum(mp.binomial(n, j) * h ** j * (1 - h) ** (n - j) for j in range(min(needed, n + 1)))

    known, total = [], mp.mpf(0)
    for p in zipf(0.4, quanta):
        y, m, weight, open_ = unique * p, 0, mp.exp(-unique * p), mp.mpf(0)
        while m < y or weight > mp.mpf(10) ** -40:
            if m == len(known):
                known.append(few(m))
            open_ += weight * known[m]
            m += 1
            weight *= y / m
        total += p * open_
    return total


def rank(rows):
    rows, found = [[Fraction(x) for x in row] for row in rows], 0
    for column in range(len(rows[0])):
        pivot = next((r for r in range(found, len(rows)) if rows[r][column]), None)
        if pivot is not None:
            rows[found], rows[pivot] = rows[pivot], rows[found]
            for r in range(found + 1, len(rows)):
                factor = rows[r][column] / rows[found][column]
                if factor:
                    rows[r] = [a - factor * b for a, b in zip(rows[r], rows[found])]
            found += 1
    return found


def tempered(temper=0.8, alpha=0.4, samples=1e5, normalised=True, curve=None):
    """Loss after 10^5 samples of frequencies p^t over their sum."""
    q = Zipf(alpha)
    total = q.c ** mp.mpf(temper) * q.tail(mp.mpf(temper), 0, 1) if normalised else 1
    return Model(q, curve or Exponential(), nu=temper, steps=True).sums(mp.mpf(samples) / total)[0]


def curated(alpha=0.4, samples=1000, even=False):
    """Least loss after 1000 samples, by bisection of the level mu where sum of log(p_k/mu) over p_k > mu is D."""
    s = 1 + mp.mpf(alpha)
    c = 1 / mp.zeta(s)

    def above(mu):
        return int(mp.floor((c / mu) ** (1 / s)))

    low, high = mp.mpf(10) ** -30, c
    for _ in range(300):
        mu = mp.sqrt(low * high)
        if mp.fsum(mp.log(c / mu) - s * mp.log(k) for k in range(1, min(above(mu), 5000) + 1)) < samples:
            high = mu
        else:
            low = mu
    n = above(mu)
    trained = mp.exp(-mp.mpf(samples) / n) * (1 - tail(alpha, n)) if even else n * mu
    return trained + tail(alpha, n)


def analytic(x, tau=1, **shape):
    """Loss after x samples of which tau teach a quantum, for frequencies that are analytic in the rank."""
    return analytic_sums.loss(analytic_sums.Shape(**shape), "shots", tau, mp.mpf(x))[0]
MIXTURE = (("0.4", 0.25), ("0.6", 0.8))


def mixed(shares, x, curve=Exponential, shift=0):
    """The loss of two families after x samples, in these shares."""
    return mp.fsum(mp.mpf(w) * data(curve(), a + shift, mp.mpf(q) * x) for (w, a), q in zip(MIXTURE, shares))


def best_mixed(x):
    """The least such loss: golden section of the share of the first family, which is enough for twice the digits in the loss."""
    low, high = mp.mpf("0.001"), mp.mpf("0.999")
    step = (mp.sqrt(5) - 1) / 2
    loss = lambda q: mixed((q, 1 - q), x)
    a, b = high - step * (high - low), low + step * (high - low)
    at_a, at_b = loss(a), loss(b)
    while high - low > mp.mpf(10) ** -12:
        if at_a < at_b:
            high, b, at_b = b, a, at_a
            a = high - step * (high - low)
            at_a = loss(a)
        else:
            low, a, at_a = a, b, at_b
            b = low + step * (high - low)
            at_b = loss(b)
    return min(at_a, at_b)


def merged(n, shift=0):
    """The loss after the n most used quanta of both families."""
    uses = sorted(((-mp.mpf(w) / mp.zeta(1 + mp.mpf(a + shift)) * mp.mpf(k) ** -(1 + mp.mpf(a + shift)), j)
                   for j, (w, a) in enumerate(MIXTURE) for k in range(1, n + 1)))
    return after(*(sum(1 for _, family in uses[:n] if family == j) for j in (0, 1)), shift=shift)


def after(first, second, shift=0):
    return mp.fsum(mp.mpf(w) * tail(a + shift, m) for (w, a), m in zip(MIXTURE, (first, second)))


VALUES = [
    ("tail.small-alpha", lambda: tail(0.4, 1000), {
        "tail-exponent": lambda: tail(1.4, 1000), "off-by-one": lambda: tail(0.4, 999)}),
    ("tail.far", lambda: tail(0.8, mp.mpf(10) ** 12), {"off-by-one": lambda: tail(0.8, mp.mpf(10) ** 12 - 1)}),
    ("sum.logarithms", log_sum, {"off-by-one": lambda: log_sum(10 ** 5 - 1), "without-logarithm": lambda: log_sum(power=0)}),
    ("order.best", best_summed_loss, {}),
    ("order.random-variance", random_order_variance, {
        "off-by-one": lambda: random_order_variance(2), "without-noise": lambda: mp.mpf(0)}),
    ("order.plackett-luce", plackett_luce, {
        "off-by-one": lambda: plackett_luce(learned=2), "without-theta": lambda: plackett_luce(1),
        "without-noise": lambda: mp.fsum(zipf(0.5, 7)[3:])}),
    ("order.prerequisites", prerequisites, {"without-prerequisites": lambda: prerequisites(())}),
    ("data.shots", lambda: data(Shots(3.0), 0.4, 1e5), {
        "tail-exponent": lambda: data(Shots(3.0), 1.4, 1e5), "step": lambda: staircase(3.0, 0.4, 1e5),
        "one-sample-more": lambda: data(Shots(4.0), 0.4, 1e5)}),
    ("data.exponential", lambda: data(Exponential(), 0.8, 1e5), {
        "tail-exponent": lambda: data(Exponential(), 1.8, 1e5), "step": lambda: staircase(1.0, 0.8, 1e5),
        "one-sample-more": lambda: data(Shots(2.0), 0.8, 1e5)}),
    ("data.logistic", lambda: data(Logistic(2.0), 0.4, 1e5), {
        "tail-exponent": lambda: data(Logistic(2.0), 1.4, 1e5), "step": lambda: staircase(2.0, 0.4, 1e5)}),
    ("data.multilinear", lambda: data(Multilinear(3.0), 0.4, 1e5), {
        "tail-exponent": lambda: data(Multilinear(3.0), 1.4, 1e5), "step": lambda: staircase(3.0, 0.4, 1e5)}),
    ("data.general", lambda: data(Shots(1.0), 0.8, 1e5, eta=0.25, delta=0.5), {
        "inverse-gaps": lambda: data(Shots(1.0), 0.8, 1e5, eta=-0.25, delta=0.5),
        "equal-needs": lambda: data(Shots(1.0), 0.8, 1e5, eta=0.25)}),
    ("data.without-replacement", without_replacement, {
        "poisson": independent_counts, "one-sample-more": lambda: without_replacement(3)}),
    ("data.multinomial-variance", multinomial_variance, {"poisson": poisson_variance}),
    ("data.covariance", covariance, {
        "poisson": lambda: covariance(dependent=False), "one-sample-more": lambda: covariance(tau=4),
        "fresh-data": lambda: covariance(same_data=False), "first-difference": lambda: covariance(differences=1)}),
    ("data.corpus-variance", corpus_variance, {
        "poisson": lambda: corpus_variance(dependent=False), "one-sample-more": lambda: corpus_variance(tau=3)}),
    ("tail.log-modified", log_modified, {
        "off-by-one": lambda: log_modified(10 ** 9 - 1), "without-logarithm": lambda: log_modified(gamma=0)}),
    ("dynamics.resource", resource, {"tail-exponent": lambda: resource(1.4), "without-waste": lambda: resource(waste=0)}),
    ("samples.at-most", sample_losses, {"tail-exponent": lambda: sample_losses(1.4), "off-by-one": lambda: sample_losses(learned=4)}),
    ("grokking.unique", unique_sets, {"off-by-one": lambda: unique_sets(8)}),
    ("joint.shots", joint_shots, {"sum-of-limits": lambda: tail(0.4, 50) + data(Shots(3.0), 0.4, 3000)}),
    ("data.start", start, {
        "power-law-only": lambda: mp.gamma(mp.mpf(0.4) / (1 + mp.mpf(0.4))) / (1 + mp.mpf(0.4))
        * mp.zeta(1 + mp.mpf(0.4)) ** (-1 / (1 + mp.mpf(0.4))) * mp.mpf(3) ** (-mp.mpf(0.4) / (1 + mp.mpf(0.4)))}),
    ("repeated.visits", visits, {
        "worthless-passes": lambda: visits(passes=1), "fresh-passes": lambda: visits(passes=1, unique=1500),
        "samples-once": lambda: visits(once=True)}),
    ("data.tempered", tempered, {
        "uncurated": lambda: tempered(1), "unnormalised": lambda: tempered(normalised=False), "tail-exponent": lambda: tempered(alpha=1.4),
        "one-sample-more": lambda: tempered(curve=Shots(2.0))}),
    ("data.curated", curated, {
        "uncurated": lambda: data(Exponential(), 0.4, 1000), "tail-exponent": lambda: curated(1.4), "even-samples": lambda: curated(even=True)}),
    ("data.second", lambda: analytic(1e4, alpha=0.4, b=0.8, rho=0.5), {
        "leading-power": lambda: data(Exponential(), 0.4, 1e4), "tail-exponent": lambda: analytic(1e4, alpha=1.4, b=0.8, rho=0.5),
        "one-sample-more": lambda: analytic(1e4, 2, alpha=0.4, b=0.8, rho=0.5)}),
    ("data.periodic", lambda: analytic(1e4, alpha=0.4, b=0.5, rho=0, omega=2), {
        "without-oscillation": lambda: data(Exponential(), 0.4, 1e4), "one-sample-more": lambda: analytic(1e4, 2, alpha=0.4, b=0.5, rho=0, omega=2)}),
    ("data.cut-off", lambda: analytic(1e4, alpha=0.4, rate=0.01), {
        "without-cut-off": lambda: data(Exponential(), 0.4, 1e4), "tail-exponent": lambda: analytic(1e4, alpha=1.4, rate=0.01),
        "one-sample-more": lambda: analytic(1e4, 2, alpha=0.4, rate=0.01)}),
    ("mixture.shares", lambda: mixed(("0.7", "0.3"), 1000), {
        "weights-as-shares": lambda: mixed(("0.4", "0.6"), 1000), "one-sample-more": lambda: mixed(("0.7", "0.3"), 1000, lambda: Shots(2.0)),
        "tail-exponent": lambda: mixed(("0.7", "0.3"), 1000, shift=1)}),
    ("mixture.best", lambda: best_mixed(1000), {"weights-as-shares": lambda: mixed(("0.4", "0.6"), 1000)}),
    ("mixture.merged", lambda: merged(1000), {
        "separate-orders": lambda: after(400, 600), "off-by-one": lambda: merged(999), "tail-exponent": lambda: merged(1000, 1)}),
    ("joint.soft", joint_soft, {"sum-of-limits": lambda: joint_soft(0)}),
]

print("# reference values of the verification ledger")
print(f"# mpmath {mp.__version__}, {mp.mp.dps} digits, SciPy {scipy.__version__}, Python {sys.version.split()[0]}, no seed;"
      " written by oracle.py")
print("name,theory,value")
for name, stated, wrong in VALUES:
    for theory, value in [("stated", stated), *wrong.items()]:
        print(f"{name},{theory},{mp.nstr(value(), 20, min_fixed=0, max_fixed=0)}", flush=True)
