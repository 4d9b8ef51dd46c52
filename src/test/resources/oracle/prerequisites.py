"""Writes prerequisites.csv: what is best under prerequisites among few quanta, by trying every allowed order in exact arithmetic.

Use frequencies are counts over their sum, the cost of rank k is k^kappa. least: the least sum over quanta of cost times the loss left before
they are learned; losses: the least loss after n = 0, ..., K quanta over all closed sets; budgets and spent: without prerequisites, the least loss
at a budget with parts of quanta and with whole ones. Run in this directory: python3 prerequisites.py > prerequisites.csv
"""
import itertools
import random
import sys
from fractions import Fraction as F

SEED = 20240518
random.seed(SEED)


def parts(ranks):
    """Edges of a random series-parallel order, with its first and last quanta."""
    if len(ranks) == 1:
        return [], ranks, ranks
    cut = random.randint(1, len(ranks) - 1)
    (e1, f1, l1), (e2, f2, l2) = parts(ranks[:cut]), parts(ranks[cut:])
    if random.random() < 0.5:
        return e1 + e2 + [(a, b) for a in l1 for b in f2], f1, l2
    return e1 + e2, f1 + f2, l1 + l2


def edges(shape, ranks):
    if shape == "chains":
        return [(a, b) for a, b in zip(ranks, ranks[1:]) if random.random() < 0.7]
    if shape == "out-trees":
        return [(random.choice(ranks[:i]), ranks[i]) for i in range(1, len(ranks)) if random.random() < 0.8]
    if shape == "in-trees":
        return [(ranks[i], random.choice(ranks[:i])) for i in range(1, len(ranks)) if random.random() < 0.8]
    if shape == "series-parallel":
        return parts(ranks)[0]
    return [(a, b) for a, b in itertools.combinations(ranks, 2) if random.random() < 0.3]


def best(benefit, cost, need):
    """Every allowed order, one quantum after the other: the least sum, and the least loss at each number of quanta."""
    quanta = len(benefit)
    least, losses = [None], [None] * (quanta + 1)

    def go(done, left, total):
        n = len(done)
        losses[n] = left if losses[n] is None else min(losses[n], left)
        if n == quanta:
            least[0] = total if least[0] is None else min(least[0], total)
        for k in range(1, quanta + 1):
            if k not in done and need[k] <= done:
                go(done | {k}, left - benefit[k - 1], total + cost[k - 1] * left)

    go(frozenset(), sum(benefit), F(0))
    return least[0], losses


def spend(benefit, cost, budget):
    quanta, left, rest = len(benefit), sum(benefit), budget
    for k in sorted(range(quanta), key=lambda k: -benefit[k] / cost[k]):
        share = min(F(1), rest / cost[k])
        left, rest = left - share * benefit[k], rest - share * cost[k]
    whole = min(sum(b for k, b in enumerate(benefit) if not s >> k & 1) for s in range(1 << quanta)
                if sum(c for k, c in enumerate(cost) if s >> k & 1) <= budget)
    return left, whole


print("# least summed loss and least losses under prerequisites, and least losses at a budget, by trying everything in fractions")
print(f"# Python {sys.version.split()[0]}, seed {SEED}; written by prerequisites.py")
print("shape,counts,kappa,edges,least,losses,budget,parts,whole")
for shape in ["chains", "out-trees", "in-trees", "series-parallel", "any"] * 12:
    quanta = random.randint(1, 8 if shape == "chains" else 7)
    counts = sorted((random.randint(1, 1000) for _ in range(quanta)), reverse=True)
    kappa = random.choice([0, 0, 1, -1, 2])
    benefit, cost = [F(c, sum(counts)) for c in counts], [F(k) ** kappa for k in range(1, quanta + 1)]
    pairs = edges(shape, random.sample(range(1, quanta + 1), quanta))
    need = {k: frozenset(a for a, b in pairs if b == k) for k in range(1, quanta + 1)}
    least, losses = best(benefit, cost, need)
    budget = float(round(sum(cost) * F(random.randint(0, 100), 100), 6))
    part, whole = spend(benefit, cost, F(budget))
    print(shape, ";".join(map(str, counts)), kappa, ";".join(f"{a}>{b}" for a, b in pairs), float(least),
          ";".join(str(float(x)) for x in losses), budget, float(part), float(whole), sep=",")
