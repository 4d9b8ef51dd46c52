"""Writes law-compute.csv.gz: the best split of compute, flops N D, by trying every number of quanta, until more of them cannot be better:
then each has less data than the last one tried. Where it stays open whether they could, no row is written.

Run in this directory: python3 law-compute.py COUNT SEED, COUNT the points with smooth curves; thresholds come between them. The stored file,
of 1000 points and seed 20230327, is gzip -9n of it.
"""
import itertools
import random
import sys

import mpmath as mp

from law_sums import Exponential, Logistic, Model, Multilinear, Shots, Threshold, Zipf, header, text

mp.mp.dps = 28


def costs(price, kappa, most):
    out = [mp.mpf(0)]
    for k in range(1, most + 1):
        out.append(out[-1] + mp.mpf(price) * mp.mpf(k) ** mp.mpf(kappa))
    return out


def row(model, price, kappa, flops, compute, n, loss):
    """Whether there was a loss to write."""
    if loss < mp.mpf(2) ** -900:
        return False
    q = model.quanta
    print(q.family, repr(float(q.alpha)), repr(float(q.parameter)), "inf" if q.quanta is None else q.quanta, model.curve.name,
          *(repr(float(v)) for v in (model.curve.parameter, model.eta, model.delta, price, kappa, flops, compute)),
          n, text(loss), sep=",", flush=True)
    return True


def try_all(model, price, kappa, flops, compute, most):
    """Whether a row was written."""
    q = model.quanta
    most = most if q.quanta is None else min(most, q.quanta)
    parameters = costs(price, kappa, most)
    weights = [model.weight(k) for k in range(1, most + 1)]
    tail = mp.mpf(model.gap) * q.c * q.tail(1, mp.mpf(model.eta), most + 1) if q.quanta is None or q.quanta > most else mp.mpf(0)
    beyond = [tail]
    for w in reversed(weights):
        beyond.append(beyond[-1] + w)
    beyond.reverse()
    if isinstance(model.curve, Threshold):
        n = max((n for n in range(1, most + 1)
                 if model.exposure(mp.mpf(compute) / (flops * parameters[n]), n) >= model.curve.tau), default=0)
        if n < most or q.quanta == most:
            return row(model, price, kappa, flops, compute, n, beyond[n])
        return False
    losses = [beyond[0]]
    for n in range(1, most + 1):
        data = mp.mpf(compute) / (flops * parameters[n])
        learned = mp.fsum(weights[k - 1] * model.curve.open(model.exposure(data, k)) for k in range(1, n + 1))
        losses.append(beyond[n] + learned)
        if learned + beyond[n] * model.curve.open(model.exposure(data, n)) > min(losses):
            break
    else:
        if q.quanta != most:
            return False
    return row(model, price, kappa, flops, compute, losses.index(min(losses)), min(losses))


def main(count, seed):
    random.seed(seed)
    header("the best number of quanta n and the loss above L-infinity for compute", "law-compute.py", seed)
    print("family,alpha,parameter,quanta,curve,curveParameter,eta,delta,cost,kappa,flops,compute,learned,loss")
    written = 0
    for i in itertools.count():
        if written == count:
            break
        smooth = i % 2
        # FLOPs for each parameter and sample; first the product N D itself.
        flops = mp.mpf(1) if i < 200 else mp.mpf(random.choice([6.0, 6.0, 0.1, 7.3]))
        alpha = random.choice([random.uniform(0.05, 2), random.uniform(-0.8, 0)])
        last = random.choice([1, 2, 10, 40, 300]) if alpha <= 0 or random.random() < 0.3 else None
        curve = random.choice([Exponential(), Shots(2.0), Shots(5.0), Logistic(3.0), Multilinear(4.0)]) if smooth else Threshold(
            random.choice([1.0, 0.5, 20.0]))
        eta = round(random.uniform(-1, 0.8) * abs(alpha), 3) if random.random() < 0.4 else 0.0
        delta = round(random.uniform(0, 1), 3) if random.random() < 0.4 else 0.0
        kappa = random.choice([0.0, 0.0, 1.0, -0.5, -1.0, -2.0]) if random.random() < 0.7 else 8.0
        price = random.choice([1.0, 37.5])
        model = Model(Zipf(alpha, 0.0, last), curve, 1.0, eta, delta)
        n = random.uniform(0.5, 25 if smooth else 250)
        compute = costs(price, kappa, int(n) + 1)[-1] * max(mp.mpf(1), curve.parameter) / model.exposure(1, n) * flops
        done = try_all(model, price, kappa, flops, float(mp.nstr(compute, 7)), 90 if smooth else 1000)
        written += done and smooth


main(int(sys.argv[1]), int(sys.argv[2]))
