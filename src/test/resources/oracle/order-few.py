"""Writes order-few.csv: orders, budgets and prerequisites of up to six quanta, by trying everything, in exact fractions.

A row is a table of counts, with gap k^eta and cost k^kappa of rank k, and prerequisites such as 3>1 (3 before 1). For each number n
of learned quanta: the loss in one given order, the best and the worst set, mean and variance over all orders, the best set that is
closed under the prerequisites; for each case the least loss summed over the steps of an allowed order, each step weighted by its cost;
and at one budget the best purchase of whole quanta and of shares. Run in this directory: python3 order-few.py > order-few.csv
"""
import random
import sys
from fractions import Fraction
from itertools import combinations, permutations

SEED = 20231106
random.seed(SEED)


def decimal(value, digits=25):
    sign, value = ("-" if value < 0 else ""), abs(value)
    if value == 0:
        return "0"
    exponent = 0
    while value >= 10:
        value, exponent = value / 10, exponent + 1
    while value < 1:
        value, exponent = value * 10, exponent - 1
    whole = str(round(value * 10 ** (digits - 1)))
    return f"{sign}{whole[0]}.{whole[1:]}e{exponent}"


def bought_in_shares(order, benefit, cost, budget, everything):
    left = everything
    for k in order:
        share = min(Fraction(1), budget / cost[k])
        left -= share * benefit[k]
        budget -= share * cost[k]
    return left


print("# exact losses of few quanta by trying every order and set: given, best, worst, mean, variance, closed, summed, budgets")
print(f"# Python {sys.version.split()[0]} fractions, seed {SEED}; written by order-few.py")
print("counts,eta,kappa,order,prerequisites,n,loss,best,worst,mean,variance,closed,summed,budget,whole,shares")
for _ in range(40):
    size = random.choice([1, 2, 3, 4, 5, 6])
    counts = sorted((random.choice([1, 2, 3, 10, 40, 41, 500]) for _ in range(size)), reverse=True)
    eta, kappa = random.choice([-1, 0, 0, 1]), random.choice([-1, 0, 0, 1, 2])
    benefit = [Fraction(c, sum(counts)) * Fraction(k + 1) ** eta for k, c in enumerate(counts)]
    cost = [Fraction(k + 1) ** kappa for k in range(size)]
    everything, ranks = sum(benefit), range(size)
    order = random.sample(ranks, size)
    chain = random.sample(ranks, size)
    edges = [(chain[i], chain[j]) for i in ranks for j in range(i + 1, size) if random.random() < 0.3]
    allowed = [o for o in permutations(ranks) if all(o.index(a) < o.index(b) for a, b in edges)]
    sets = lambda n: [s for s in combinations(ranks, n)]
    loss = lambda s: everything - sum(benefit[k] for k in s)
    summed = min(sum(cost[o[i]] * loss(o[:i]) for i in ranks) for o in allowed)
    budget = sum(cost) * Fraction(random.randint(1, 20), 20)
    whole = min(loss(s) for n in range(size + 1) for s in sets(n) if sum(cost[k] for k in s) <= budget)
    shares = min(bought_in_shares(o, benefit, cost, budget, everything) for o in permutations(ranks))
    for n in range(size + 1):
        losses = [loss(s) for s in sets(n)]
        mean = sum(losses) / len(losses)
        variance = sum((x - mean) ** 2 for x in losses) / len(losses)
        closed = min(loss(s) for s in sets(n) if all(a in s for a, b in edges if b in s))
        print(" ".join(map(str, counts)), eta, kappa, " ".join(str(k + 1) for k in order),
              " ".join(f"{a + 1}>{b + 1}" for a, b in edges), n,
              *map(decimal, (loss(order[:n]), min(losses), max(losses), mean, variance, closed, summed)),
              float(budget), decimal(whole), decimal(shares), sep=",")
