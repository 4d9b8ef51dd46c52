"""Writes stretched-far.csv: laws of stretched-exponentially rare quanta where n is so large that what they neglect is small.

Frequencies exp(-b k^beta)/Z, gaps k^eta, costs k^kappa, threshold tau k^delta, steps tau p^-nu. A row is what n quanta need of a resource
and leave of the loss, in logarithms. Sums beyond n and up to n are Euler-Maclaurin's with the half term: relative errors about
n^(2 beta - 2) and n^-2. Run in this directory: python3 stretched-far.py > stretched-far.csv
"""
import sys

import mpmath as mp

mp.mp.dps = 60
SETS = [(0.5, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0), (0.4, 2.0, 0.5, 0.3, 0.25, 1.5, 3.0), (0.3, 1.0, -0.5, 1.0, -0.5, 0.7, 2.0)]


def normalisation(b, beta):
    most = int((mp.mpf(140) / b) ** (1 / beta)) + 10
    if most > 200000:
        head = 20000
        f = lambda x: mp.exp(-b * x ** beta)
        a = 1 / beta
        rest = mp.gammainc(a, b * mp.mpf(head) ** beta) / (beta * b ** a) - f(mp.mpf(head)) / 2
        slope = -b * beta * mp.mpf(head) ** (beta - 1) * f(mp.mpf(head))
        return mp.fsum(f(mp.mpf(k)) for k in range(1, head + 1)) + rest - slope / 12
    return mp.fsum(mp.exp(-b * mp.mpf(k) ** beta) for k in range(1, most))


def main():
    print("# log of resource and log of loss (count: of n) at n quanta, threshold curve")
    print(f"# mpmath {mp.__version__}, {mp.mp.dps} digits, Python {sys.version.split()[0]}, no seed; written by stretched-far.py")
    print("target,curve,beta,b,eta,kappa,delta,nu,tau,logX,logValue")
    for values in SETS:
        beta, b, eta, kappa, delta, nu, tau = (mp.mpf(v) for v in values)
        z = normalisation(b, beta)
        for n in (mp.mpf(10) ** 8, mp.mpf(10) ** 13, mp.mpf(10) ** 18):
            a = (1 + eta) / beta
            last = n ** eta * mp.exp(-b * n ** beta)
            loss = (mp.gammainc(a, b * n ** beta) / (beta * b ** a) - last / 2) / z
            cost = n ** (1 + kappa) / (1 + kappa) + n ** kappa / 2
            log_use = -b * n ** beta - mp.log(z)
            log_data = mp.log(tau) + delta * mp.log(n) - log_use
            rows = {"parameters": mp.log(cost), "data": log_data, "steps": mp.log(tau) - nu * log_use, "compute": mp.log(cost) + log_data,
                    "count": log_data}
            for target, x in rows.items():
                value = mp.log(n) if target == "count" else mp.log(loss)
                print(target, "threshold", *(repr(v) for v in values), mp.nstr(x, 25), mp.nstr(value, 25), sep=",")


main()
