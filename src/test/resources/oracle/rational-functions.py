"""Writes rational-functions.csv: random rational functions, as typed and in SymPy's canonical form.

Columns (separated by ';'): the expression as typed, the numerator and the denominator of together(cancel(expression)) over
the integers, both expanded. Run: python3 rational-functions.py > rational-functions.csv
"""

import random
import re
import sys
from fractions import Fraction

import sympy

SEED = 20261124
COUNT = 600
SYMBOLS = sympy.symbols("alpha beta delta eta gamma kappa")


def expression(depth):
    if depth == 0 or random.random() < 0.15:
        if random.random() < 0.6:
            return str(random.choice(SYMBOLS))
        return str(random.randint(1, 9))
    kind = random.random()
    left = expression(depth - 1)
    if kind < 0.12:
        return f"({left})^{random.choice([2, 3, -1, -2])}"
    right = expression(depth - 1)
    operator = random.choice("++--***//")
    return f"({left}){operator}({right})"


def is_defined(text):
    """Whether no division by zero hides in the expression (SymPy would take 1/(1/0) for 0)."""
    values = {str(s): Fraction(7 * i + 3, 11 * i + 5) for i, s in enumerate(SYMBOLS)}
    source = re.sub(r"\b(\d+)\b", r"Fraction(\1)", text).replace("^", "**")
    try:
        eval(source, {"Fraction": Fraction, **values})
        return True
    except ZeroDivisionError:
        return False


def main():
    random.seed(SEED)
    print(f"# tool: SymPy {sympy.__version__}, Python {sys.version.split()[0]}; seed {SEED}; generator: rational-functions.py")
    print("expression;numerator;denominator")
    names = {str(s): s for s in SYMBOLS}
    written = 0
    while written < COUNT:
        text = expression(random.choice([2, 3, 4, 5]))
        value = sympy.sympify(text.replace("^", "**"), locals=names)
        if not is_defined(text):
            continue
        numerator, denominator = sympy.fraction(sympy.together(sympy.cancel(sympy.together(value))))
        numerator, denominator = sympy.expand(numerator), sympy.expand(denominator)
        if len(numerator.args) > 60 or len(denominator.args) > 60:
            continue
        print(";".join(str(x).replace("**", "^").replace(" ", "") for x in (text, numerator, denominator)))
        written += 1


main()
