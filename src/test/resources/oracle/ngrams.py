"""Losses of interpolated n-grams (Witten and Bell) of a small text: python3 ngrams.py > ngrams.csv

The text: words of a fixed list drawn by numpy, with newlines. Of its last tenth the middle 200 characters are measured, at least 256 from either end; the
rest is cut into blocks of 4096 that have at least 512 characters, and an n-gram is counted if the longest history, of 4 characters, lies in its block.
Rows: order, index, value; order 0 holds the characters of the text as code points, orders 1 to 5 the losses.
"""
import math
from collections import Counter, defaultdict

import numpy as np

SEED = 20261128
N = 5


def main():
    rng = np.random.default_rng(SEED)
    words = ["the", "and", "of", "lord", "unto", "shall", "he", "his", "in", "all"]
    text = ""
    while len(text) < 15000:
        text += str(rng.choice(words)) + ("\n" if rng.random() < 0.1 else " ")
    start = len(text) // 10 * 9
    counts = defaultdict(Counter)
    for block in range(0, start, 4096):
        if block + 512 > start:
            break
        for i in range(block + N - 1, min(start, block + 4096)):
            for length in range(N):
                counts[text[i - length:i]][text[i]] += 1
    alphabet = len(set(text))
    count = min(200, len(text) - start - 512)
    first = start + (len(text) - start - count) // 2
    print(f"# numpy {np.__version__}, seed {SEED}, made by ngrams.py")
    print("order,index,value")
    for i, c in enumerate(text):
        print(f"0,{i},{ord(c)}")
    for order in range(1, N + 1):
        for i in range(first, first + count):
            p = 1 / alphabet
            for length in range(order):
                row = counts.get(text[i - length:i])
                if row is None:
                    break
                p = (row[text[i]] + len(row) * p) / (sum(row.values()) + len(row))
            print(f"{order},{i},{-math.log(p)!r}")


if __name__ == "__main__":
    main()
