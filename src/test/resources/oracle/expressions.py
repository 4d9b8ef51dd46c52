"""Writes expressions.csv: random coefficients with values of their symbols and the value by mpmath at 50 digits.

Columns (separated by ';'): the expression, the values as name=value,..., the value to 25 digits. The values are doubles,
written in full. Run: python3 expressions.py > expressions.csv
"""

import random
import sys

import mpmath

SEED = 20261125
COUNT = 500
NAMES = ["alpha", "tau", "C", "Delta", "w", "m"]
mpmath.mp.dps = 50


def exponent():
    return random.choice(
        ["alpha/(1+alpha)", "-1/(1+alpha)", "w", "-w", "2", "-1", "(alpha-1/3)/(2+w)", "1/2", "alpha^2-w", "3-tau/7"]
    )


def factor():
    return random.choice(
        [
            "tau", "C", "Delta", "(1+alpha)", "(2*alpha+w)", "(3/7)", "1.25", "12", "zeta(1+alpha)", "zeta(1+w/2)",
            "gamma(tau+w)", "gamma(tau)", "gamma(1+w)", "log(2+tau)", "exp(alpha-w)", "exp(m/4)", "(C+tau^alpha)",
            "(gamma(1+w)+zeta(2+alpha))", "gamma(1/3)", "zeta(3)",
        ]
    )


def main():
    random.seed(SEED)
    print(f"# tool: mpmath {mpmath.__version__}, Python {sys.version.split()[0]}; seed {SEED}; generator: expressions.py")
    print("expression;values;value")
    for _ in range(COUNT):
        text = "*".join(
            factor() + random.choice(["", f"^({exponent()})"]) for _ in range(random.randint(1, 6))
        )
        values = {
            "alpha": random.uniform(0.01, 3),
            "tau": random.uniform(0.5, 9),
            "C": random.uniform(0.1, 50),
            "Delta": random.uniform(0.1, 5),
            "w": random.uniform(0.05, 2),
            "m": random.uniform(-3, 8),
        }
        scope = {n: mpmath.mpf(v) for n, v in values.items()}
        scope.update(zeta=mpmath.zeta, gamma=mpmath.gamma, log=mpmath.log, exp=mpmath.exp, mpf=mpmath.mpf)
        source = text.replace("^", "**").replace("1.25", "mpf('1.25')").replace("(3/7)", "(mpf(3)/7)")
        source = source.replace("gamma(1/3)", "gamma(mpf(1)/3)").replace("1/3)/(2", "mpf(1)/3)/(2").replace("(1/2)", "(mpf(1)/2)")
        value = eval(source, scope)
        listed = ",".join(f"{n}={v!r}" for n, v in values.items())
        print(f"{text};{listed};{mpmath.nstr(value, 25)}")


main()
