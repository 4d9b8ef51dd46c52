"""Writes dynamics-domino.csv: loss, count and one quantum's share where quanta follow each other, one every 1/r.

Each quantum takes all of the resource while it is learned: dl/dt = -r until l = 0, then the next. The loss is integrated from that, as the area of
what is not yet learned, at 45 digits. Run in this directory: python3 dynamics-domino.py > dynamics-domino.csv
"""
import random

import mpmath as mp

from law_sums import Zipf, header, powers, text

SEED = 20240519
random.seed(SEED)

header("domino model: loss, count and the unlearned share of one quantum", "dynamics-domino.py", SEED)
print("alpha,offset,quanta,rate,time,loss,count,rank,unlearned")
for _ in range(100):
    alpha = round(10 ** random.uniform(-1.3, 0.5), 3)
    last = random.choice([None, None, 1, 5, 1000, 10 ** 9])
    offset = random.choice([0.0, 0.0, 1.5, -0.5])
    rate = random.choice([1.0, 0.25, 8.0])
    reach = 12 if last is None else mp.log10(last)
    time = float(mp.nstr(mp.mpf(10) ** (random.random() * float(reach) + random.uniform(-1, 0.1)) / rate, 7))
    z = Zipf(alpha, offset, last)
    s, q, spent = 1 + mp.mpf(alpha), mp.mpf(offset), mp.mpf(rate) * mp.mpf(time)
    if last is not None and spent >= last:
        loss, count = mp.mpf(0), mp.mpf(last)
    else:
        whole = int(mp.floor(spent))
        # What is unlearned: of quantum whole + 1 the part that is left, of all later ones everything.
        rest = mp.mpf(0) if last == whole + 1 else powers(s, q, whole + 2, last)
        loss = z.c * ((whole + 1 - spent) * (whole + 1 + q) ** -s + rest)
        count = spent
    rank = random.randint(1, min(last or 10 ** 6, max(2, int(2 * spent))))
    share = min(mp.mpf(1), max(mp.mpf(0), rank - spent))
    print(alpha, offset, last or "inf", rate, repr(time), text(loss), text(count), rank, text(share), sep=",")
