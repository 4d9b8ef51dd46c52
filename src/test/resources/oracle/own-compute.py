"""Writes own-compute.csv: the amplitude of loss against compute, F^(alpha/(2+alpha)) L, for p_k = k^-(1+alpha)/zeta(1+alpha), one
parameter for each quantum, and curves that fall as a power, jump, or nearly jump. min over sigma of sigma^(alpha/(2+alpha)) Psi(sigma),
Psi(sigma) = c/alpha sigma^-alpha + c^(1/s)/s int_(c sigma^-s)^inf y^(alpha/s-1) phi(y) dy, where Psi' = -c sigma^-s (1 - phi)."""
import sys

import mpmath as mp

mp.mp.dps = 30
STEEP = 10 ** 6


def power(p):
    """(1+y)^-p, by the incomplete beta function at 1/(1+y)."""
    return lambda y: (1 + y) ** -p, lambda y, w: mp.betainc(p - w, w, 0, 1 / (1 + y))


def cut(y, w):
    return mp.betainc(2 - w, w, mp.mpf(1) / 4, 1 / (1 + y)) if y < 3 else mp.mpf(0)


def steps(y, w):
    high = lambda a, b: (b ** w - a ** w) / w if a < b else mp.mpf(0)
    return high(y, mp.mpf(1)) + high(max(y, mp.mpf(1)), mp.mpf(10)) / 2


def steep(y, w):
    low = mp.log(y)
    marks = [mp.mpf(m) / STEEP for m in (-60, -10, 0, 10, 60, 200)]
    return mp.quad(lambda u: mp.exp(w * u) / (1 + mp.exp(STEEP * u)), [low] + [m for m in marks if m > low] or [low, low + 1])


CURVES = {f"power {p}": power(mp.mpf(p)) for p in ("0.5", "1.5", "1.9", "2", "2.5", "3", "4", "6", "8")}
CURVES["cut"] = (lambda y: (1 + y) ** -2 if y < 3 else mp.mpf(0)), cut
CURVES["steps"] = (lambda y: mp.mpf(1) if y < 1 else mp.mpf("0.5") if y < 10 else mp.mpf(0)), steps
CURVES["steep"] = (lambda y: 1 / (1 + y ** STEEP)), steep
CURVES["exponential"] = (lambda y: mp.exp(-y)), lambda y, w: mp.gammainc(w, y)


def amplitude(alpha, phi, upper):
    s = 1 + alpha
    c = 1 / mp.zeta(s)
    share = alpha / (2 + alpha)

    def psi(y):
        sigma = (c / y) ** (1 / s)
        return sigma, c / alpha * sigma ** -alpha + c ** (1 / s) / s * upper(y, alpha / s)

    low, high = mp.mpf(-30), mp.mpf(30)
    for _ in range(110):
        middle = (low + high) / 2
        y = mp.exp(middle)
        sigma, value = psi(y)
        if share * value - c * sigma ** -alpha * (1 - phi(y)) > 0:
            low = middle
        else:
            high = middle
    sigma, value = psi(mp.exp(high))
    return sigma ** share * value


print("# the amplitude of loss against compute for emergence curves that are given as functions")
print(f"# mpmath {mp.__version__}, {mp.mp.dps} digits, Python {sys.version.split()[0]}; written by own-compute.py")
print("curve,alpha,amplitude")
for name, (phi, upper) in CURVES.items():
    for alpha in ("0.4", "1"):
        if name == "power 0.5" and alpha == "1":
            continue  # the transform does not converge
        print(f"{name},{alpha},{mp.nstr(amplitude(mp.mpf(alpha), phi, upper), 25)}")
