"""Gradients of 24 samples in three groups, and their cosines by numpy in double precision.

python3 gradients.py    (numpy 2.4.6, seed 1)
"""

import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(1)
groups = np.repeat(np.arange(3), 8)
centres = rng.normal(size=(3, 400))
gradients = (centres[groups] + 0.6 * rng.normal(size=(24, 400))).astype("<f4")
gradients[::2] *= -1
unit = gradients.astype(float)
unit /= np.linalg.norm(unit, axis=1, keepdims=True)
np.save(HERE / "gradients.npy", gradients)
np.save(HERE / "cosines.npy", unit @ unit.T)
np.save(HERE / "groups.npy", groups)
