"""Writes linear-signs.csv: random systems of linear strict inequalities in a, b, c, d and what they say about a form.

Columns (separated by ';'): the conditions (separated by ','), the form, and 'contradiction', 'proved' (form > 0 wherever the
conditions hold), 'refuted' (form <= 0 there) or 'undecided', by SciPy's linear programming (HiGHS) over the closure of the
region, which is that of an open set where it is not empty. Run: python3 linear-signs.py > linear-signs.csv
"""

import random
import sys

import numpy
import scipy
from scipy.optimize import linprog

SEED = 20261128
COUNT = 500
NAMES = "abcd"


def text(row):
    return "+".join(f"({c})*{n}" for c, n in zip(row, NAMES)) + f"+({row[-1]})"


def is_consistent(rows):
    """Whether some point has every form at least t > 0: the largest such t up to 1."""
    a = [[-c for c in row[:-1]] + [1] for row in rows]
    result = linprog([0] * 4 + [-1], A_ub=a, b_ub=[row[-1] for row in rows], bounds=[(None, None)] * 4 + [(None, 1)])
    return result.status == 0 and -result.fun > 1e-9


def least(rows, form):
    a = -numpy.array([row[:-1] for row in rows])
    result = linprog(form[:-1], A_ub=a, b_ub=[row[-1] for row in rows], bounds=[(None, None)] * 4, options={"presolve": False})
    if result.status == 0:
        return result.fun + form[-1]
    assert result.status == 3, result
    return float("-inf")


def verdict(rows, form):
    if not is_consistent(rows):
        return "contradiction"
    if not any(form[:-1]):
        return "proved" if form[-1] > 0 else "refuted"
    low, high = least(rows, form), -least(rows, [-c for c in form])
    if low > -1e-9:
        return "proved"
    return "refuted" if high < 1e-9 else "undecided"


def main():
    random.seed(SEED)
    print(f"# tool: SciPy {scipy.__version__}, Python {sys.version.split()[0]}; seed {SEED}; generator: linear-signs.py")
    print("conditions;form;verdict")
    for _ in range(COUNT):
        rows = [[random.randint(-3, 3) for _ in range(5)] for _ in range(random.randint(2, 6))]
        if random.random() < 0.3:
            form = [random.randint(-3, 3) for _ in range(5)]
        else:
            sign = random.choice([-1, 1])
            weights = [random.randint(0, 2) for _ in rows]
            form = [sign * sum(w * row[j] for w, row in zip(weights, rows)) for j in range(5)]
            form[4] += random.randint(-1, 1)
        print(",".join(text(row) + " > 0" for row in rows), text(form), verdict(rows, form), sep=";")


main()
