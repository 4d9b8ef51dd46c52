"""Losses of 300 tokens at five sizes: every third falls in one jump, every tenth rises, the others fall gradually; with noise.

python3 losses.py    (numpy 2.4.6, seed 1)
"""

import pathlib

import numpy as np

rng = np.random.default_rng(1)
sizes = 1e4 * 4.0 ** np.arange(5)
shape = (sizes**-0.3 - sizes[-1] ** -0.3) / (sizes[0] ** -0.3 - sizes[-1] ** -0.3)
losses = np.empty((300, 5))
for token in range(300):
    start, end = rng.uniform(3, 5), rng.uniform(0.3, 1.5)
    if token % 10 == 9:
        start, end = end, start
    fall = (rng.uniform() < shape).astype(float) if token % 3 == 0 else shape
    losses[token] = end + (start - end) * fall + 0.05 * rng.normal(size=5)
np.save(pathlib.Path(__file__).parent / "losses.npy", np.maximum(losses, 1e-3).astype("<f4"))
