"""Vectors of 300 samples in three groups with one covariance, and 40 that belong to no group.

python3 vectors.py    (numpy 2.4.6, seed 1)
"""

import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(1)
mix = rng.normal(size=(8, 8))
groups = rng.permutation(np.repeat(np.arange(3), 100))
centres = 6 * rng.normal(size=(3, 8))
np.save(HERE / "vectors.npy", (centres[groups] + rng.normal(size=(300, 8)) @ mix).astype("<f2"))
np.save(HERE / "vector-groups.npy", groups.astype("<i4"))
np.save(HERE / "suspects.npy", (6 * rng.normal(size=(40, 8)) + rng.normal(size=(40, 8)) @ mix).astype("<f2"))
