"""Writes coarse-clusters.csv: expected shares p_r + T(k)/k of clusters, and the envelope p_r + T(r)/r, to 50 digits of precision.

Zipf frequencies are summed term by term; infinite ones by mpmath's zeta at 1, whose tail is the rest.
Run in this directory: python3 coarse-clusters.py > coarse-clusters.csv
"""
import sys

import mpmath as mp

mp.mp.dps = 50


def tail(n, s, quanta, total):
    head = mp.fsum(mp.mpf(j) ** -s for j in range(1, n + 1))
    return (total - head) / total


print("# Expected shares of coarse clusters of Zipf quanta.")
print(f"# mpmath {mp.__version__}, 50 digits, Python {sys.version.split()[0]}; nothing random; written by coarse-clusters.py")
print("alpha,quanta,clusters,rank,share,envelope")
for alpha in ["0.083", "0.4", "1", "2.5"]:
    for quanta in [None, 500]:
        s = 1 + mp.mpf(alpha) if "." not in alpha else 1 + mp.mpf(float(alpha))
        total = mp.zeta(s) if quanta is None else mp.fsum(mp.mpf(j) ** -s for j in range(1, quanta + 1))
        for clusters in [1, 2, 10, 100, 400, 500]:
            for rank in [1, 2, 7, 100, 400]:
                if rank <= clusters:
                    p = mp.mpf(rank) ** -s / total
                    share = p + tail(clusters, s, quanta, total) / clusters
                    envelope = p + tail(rank, s, quanta, total) / rank
                    print(alpha, quanta or "inf", clusters, rank, mp.nstr(share, 25), mp.nstr(envelope, 25), sep=",")
