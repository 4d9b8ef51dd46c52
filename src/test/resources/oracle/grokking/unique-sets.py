"""Writes unique-sets.csv: numbers of training sets of each size that force the linear representation, by brute force.

Every subset of the pairs of p = 3, 4, 5 symbols; it is unique if the vectors e_i + e_j - f_(i+j) have rank p + S - 2 over the
rational numbers, S the number of distinct sums (SymPy's DomainMatrix over QQ). Also the sum over the sets of each size of the number
of symbols in no parallelogram, for addition and for addition modulo p. Run: python3 unique-sets.py > unique-sets.csv
"""
import sys
from itertools import combinations

import sympy
from sympy import QQ
from sympy.polys.matrices import DomainMatrix

print("# every subset looked at: how many of a size are unique, and symbols in no parallelogram summed over all of that size")
print(f"# SymPy {sympy.__version__}, Python {sys.version.split()[0]}, no seed; written by unique-sets.py")
print("symbols,size,unique,uncovered,uncoveredModular")


def rank(p, pairs):
    if not pairs:
        return 0
    rows = []
    for i, j in pairs:
        row = [0] * (3 * p - 1)
        row[i] += 1
        row[j] += 1
        row[p + i + j] -= 1
        rows.append([QQ(x) for x in row])
    return DomainMatrix(rows, (len(rows), 3 * p - 1), QQ).rank()


def uncovered(p, pairs, total):
    covered = set()
    for a, b in combinations(pairs, 2):
        if total(a) == total(b):
            covered.update(a, b)
    return p - len(covered)


for p in (3, 4, 5):
    every = [(i, j) for i in range(p) for j in range(i, p)]
    for size in range(len(every) + 1):
        unique = bare = bare_modular = 0
        for pairs in combinations(every, size):
            if rank(p, pairs) == p + len({i + j for i, j in pairs}) - 2:
                unique += 1
            bare += uncovered(p, pairs, lambda pair: sum(pair))
            if p % 2:
                bare_modular += uncovered(p, pairs, lambda pair: sum(pair) % p)
        print(f"{p},{size},{unique},{bare},{bare_modular if p % 2 else ''}")
