"""Average linkage by SciPy and leading eigenvalues by numpy: python3 discovery.py > discovery.csv

Points in 3 dimensions; similarity 1/(1 + distance) in single precision. Rows: case, kind, index, value. 'similarity' row by row;
'merge': the mean similarities at which SciPy merges (average linkage of 1 - similarity), decreasing; 'label4': SciPy's clusters
when cut into 4; 'eigenvalue': decreasing.
"""
import numpy as np
import scipy
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

SEED = 20261124
rng = np.random.default_rng(SEED)
print(f"# SciPy {scipy.__version__}, numpy {np.__version__}, seed {SEED}, made by discovery.py")
print("case,kind,index,value")
for case, n in enumerate((2, 7, 40)):
    points = rng.normal(size=(n, 3)) + 4 * rng.integers(0, 2, size=(n, 1))
    s = (1 / (1 + np.linalg.norm(points[:, None] - points[None], axis=2))).astype(np.float32)
    np.fill_diagonal(s, 1)
    distance = 1 - s.astype(np.float64)
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform((distance + distance.T) / 2), "average")
    rows = {
        "similarity": s.ravel(),
        "merge": 1 - tree[:, 2],
        "label4": fcluster(tree, min(4, n), "maxclust"),
        "eigenvalue": np.sort(np.linalg.eigvalsh(s.astype(np.float64)))[::-1],
    }
    for kind, values in rows.items():
        for index, value in enumerate(values):
            print(f"{case},{kind},{index},{float(value)!r}")
