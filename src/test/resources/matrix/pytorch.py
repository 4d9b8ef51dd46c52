"""What the two programs of docs/bring-your-own.md write for small transformers, and what SciPy and numpy make of it.

python3 pytorch.py    (PyTorch 2.13.0, numpy 2.4.6, SciPy 1.17.1; seed 1; sketches of 256 numbers instead of 4096)

The networks have tied weights and a parameter that is not used. Their text is a chain of twelve words, each of which is followed by one of
three. pytorch-gradients.npy and pytorch-losses.npy are the programs' files. pytorch-cosines.npy: cosines of the exact gradients, by the loss
itself. pytorch-clusters.npy: average linkage of |cos| of the sketches, cut at 0.1, and into 5 clusters. pytorch-losses.csv: size, mean, and
the median, a loss that occurs.
"""

import pathlib
import random
import re

import numpy as np
import scipy.cluster.hierarchy
import scipy.spatial.distance
import torch
import torch.nn as nn
import torch.nn.functional as F

HERE = pathlib.Path(__file__).parent
LENGTH = 16
torch.manual_seed(1)
torch.set_num_threads(1)
rng = random.Random(1)

words = ["one ", "rose ", "stone ", "is ", "in ", "red ", "dew ", "no ", "sand ", "wind ", "sets ", "dots "]
follow = [[rng.randrange(12) for _ in range(3)] for _ in words]
text, word = "", 0
while len(text) < 12_000:
    text += words[word]
    word = rng.choice(follow[word])
alphabet = sorted(set(text))
ids = torch.tensor([alphabet.index(c) for c in text])
training, held_out = ids[:11_000], ids[11_000:11_000 + 20 * LENGTH + 1]


class Network(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.embed = nn.Embedding(len(alphabet), width)
        self.position_embed = nn.Parameter(0.1 * torch.randn(LENGTH, width))
        self.layernorm = nn.LayerNorm(width)
        self.attention = nn.MultiheadAttention(width, 1, batch_first=True)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))
        self.final_layer_norm = nn.LayerNorm(width)
        self.unembed = nn.Linear(width, len(alphabet), bias=False)
        self.unembed.weight = self.embed.weight
        self.unused = nn.Parameter(torch.zeros(3))

    def forward(self, context):
        length = context.shape[1]
        x = self.embed(context) + self.position_embed[:length]
        mask = torch.triu(torch.ones(length, length, dtype=torch.bool), 1)
        y = self.layernorm(x)
        x = x + self.attention(y, y, y, attn_mask=mask, need_weights=False)[0]
        return self.unembed(self.final_layer_norm(x + self.mlp(x)))


def trained(width):
    network = Network(width)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-2)
    for _ in range(300):
        starts = torch.randint(len(training) - LENGTH - 1, (16,))
        batch = torch.stack([training[s:s + LENGTH + 1] for s in starts.tolist()])
        loss = F.cross_entropy(network(batch[:, :-1]).transpose(1, 2), batch[:, 1:])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return network


models = [trained(width) for width in (2, 3, 4, 6, 8, 16)]
contexts, targets = held_out[:-1].view(-1, LENGTH), held_out[1:].view(-1, LENGTH)
batches = [(i * LENGTH, (contexts[i:i + 5], targets[i:i + 5])) for i in range(0, len(contexts), 5)]
model = models[-1]
samples = [(held_out[i:i + LENGTH][None], held_out[i + LENGTH].item()) for i in range(0, 300, 10)]

page = (HERE / "../../../../docs/bring-your-own.md").read_text(encoding="utf-8")
for program in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
    program = program.replace("4096", "256").replace('"gradients.npy"', 'HERE / "pytorch-gradients.npy"')
    exec(program.replace('"losses.npy"', 'HERE / "pytorch-losses.npy"'))

exact = []
for context, target in samples:
    loss = F.cross_entropy(model(context)[0, -1], torch.tensor(target))
    gradients = torch.autograd.grad(loss, parameters, allow_unused=True)
    exact.append(torch.cat([g.flatten() for g in gradients if g is not None]).double().numpy())


def cosines(vectors):
    unit = np.asarray(vectors, dtype=float)
    unit = unit / np.linalg.norm(unit, axis=1, keepdims=True)
    return unit @ unit.T


np.save(HERE / "pytorch-cosines.npy", cosines(exact))
alike = np.minimum(1, np.abs(cosines(rows)))
np.fill_diagonal(alike, 1)
tree = scipy.cluster.hierarchy.linkage(scipy.spatial.distance.squareform(1 - alike, checks=False), "average")
clusters = [scipy.cluster.hierarchy.fcluster(tree, 0.9, "distance"), scipy.cluster.hierarchy.fcluster(tree, 5, "maxclust")]
np.save(HERE / "pytorch-clusters.npy", np.stack(clusters, axis=1))
with open(HERE / "pytorch-losses.csv", "w", encoding="utf-8") as file:
    file.write("size,mean,median\n")
    for column, size in enumerate(sizes):
        ordered = np.sort(losses[:, column].astype(float))
        file.write(f"{size},{ordered.mean()!r},{ordered[(len(ordered) + 1) // 2 - 1]!r}\n".replace("np.float64(", "").replace(")", ""))
