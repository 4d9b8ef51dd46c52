"""Writes random-sets.csv: random training sets with what they decide, and a representation with its loss and quality.

Rank, nullity and closure by SymPy's DomainMatrix over QQ; eigenvalues of G by NumPy's eigvalsh, where G is the sum of x x^T over
the differences x of all parallelograms, one by one; loss, quality and implied accuracy by their definitions. The representation
is given in full. Run: python3 random-sets.py > random-sets.csv
"""
import sys
from itertools import combinations

import numpy as np
import sympy
from sympy import QQ
from sympy.polys.matrices import DomainMatrix

SEED = 20220520
rng = np.random.default_rng(SEED)

print("# numbers of pairs are those of (0,0), (0,1), ..., (1,1), ...; representation symbol by symbol")
print(f"# SymPy {sympy.__version__}, NumPy {np.__version__}, Python {sys.version.split()[0]}, seed {SEED}; written by random-sets.py")
print("symbols,modular,pairs,parallelograms,rank,nullity,closure,spectrum,dimensions,representation,loss,quality,accuracy")


def exact_rank(rows):
    rows = [[QQ(int(x)) for x in row] for row in rows]
    return DomainMatrix(rows, (len(rows), len(rows[0])), QQ).rank() if rows else 0


def unit(n, *places):
    row = np.zeros(n, dtype=int)
    for place in places:
        row[place] += 1
    return row


for case in range(60):
    p = int(rng.integers(3, 13))
    modular = case % 3 == 2
    if modular and p % 2 == 0:
        p -= 1
    every = [(i, j) for i in range(p) for j in range(i, p)]
    total = (lambda pair: (pair[0] + pair[1]) % p) if modular else (lambda pair: pair[0] + pair[1])
    size = int(rng.integers(1, len(every) + 1))
    chosen = sorted(rng.choice(len(every), size, replace=False))
    D = [every[c] for c in chosen]
    grams = [unit(p, *a) - unit(p, *b) for a, b in combinations(D, 2) if total(a) == total(b)]
    everywhere = [(a, b) for a, b in combinations(every, 2) if total(a) == total(b)]
    G = sum((np.outer(x, x) for x in grams), np.zeros((p, p), dtype=int))
    nullity = p - exact_rank(grams)
    closure = 0
    for pair in every:
        partners = [other for other in D if total(other) == total(pair)]
        if partners and p - exact_rank(grams + [unit(p, *pair) - unit(p, *partners[0])]) == nullity:
            closure += 1
    rank = exact_rank([np.concatenate([unit(p, *pair), -unit(2 * p, total(pair))]) for pair in D])
    dims = int(rng.integers(1, 4))
    line = np.outer(np.arange(p), rng.normal(size=dims))
    E = line + rng.normal(size=(p, dims)) * rng.choice([0.02, 0.1, 0.5])
    loss = sum(float(np.sum((x @ E) ** 2)) for x in grams) / max(1, len(grams)) / float(np.sum(E ** 2))
    S = (E - E.mean(0)) / E.std(0, ddof=1)

    def holds(a, b):
        return np.mean((S[a[0]] + S[a[1]] - S[b[0]] - S[b[1]]) ** 2) < 0.01

    quality = sum(holds(a, b) for a, b in everywhere) / len(everywhere)
    accuracy = sum(pair in D or any(total(pair) == total(other) and holds(pair, other) for other in D) for pair in every) / len(every)
    print(f"{p},{str(modular).lower()},{' '.join(map(str, chosen))},{len(grams)},{rank},{nullity},{closure},"
          f"{' '.join(repr(float(x)) for x in np.linalg.eigvalsh(G))},{dims},{' '.join(repr(float(x)) for x in E.ravel())},"
          f"{loss!r},{float(quality)!r},{float(accuracy)!r}")
