"""A training step of a transformer by PyTorch on one thread, the same one that the library trains.

Usage: python3 torch_step.py ALPHABET CONTEXT WIDTH HEADS BLOCKS SEQUENCES; needs PyTorch. For each line of its input, the number of steps, it
prints the milliseconds of processor time a step.
"""
import sys
import time

import torch
from torch import nn
from torch.nn import functional

torch.set_num_threads(1)
torch.manual_seed(1)
alphabet, context, width, heads, blocks, sequences = map(int, sys.argv[1:])


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1 = nn.LayerNorm(width)
        self.attention = nn.Linear(width, 3 * width)
        self.output = nn.Linear(width, width)
        self.norm2 = nn.LayerNorm(width)
        self.hidden = nn.Linear(width, 4 * width)
        self.back = nn.Linear(4 * width, width)

    def forward(self, x):
        thirds = self.attention(self.norm1(x)).view(sequences, context, 3, heads, width // heads)
        q, k, v = thirds.permute(2, 0, 3, 1, 4)
        attended = functional.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + self.output(attended.transpose(1, 2).reshape(sequences, context, width))
        return x + self.back(functional.relu(self.hidden(self.norm2(x))))


class Transformer(nn.Module):
    def __init__(self):
        super().__init__()
        self.symbols = nn.Embedding(alphabet, width)
        self.positions = nn.Parameter(torch.randn(context, width) / width**0.5)
        self.blocks = nn.Sequential(*[Block() for _ in range(blocks)])
        self.norm = nn.LayerNorm(width)
        self.outputs = nn.Linear(width, alphabet, bias=False)

    def forward(self, symbols):
        return self.outputs(self.norm(self.blocks(self.symbols(symbols) + self.positions)))


model = Transformer()
rule = torch.optim.Adam(model.parameters(), lr=1e-3, fused=True)
symbols = torch.randint(alphabet, (sequences, context))
labels = torch.randint(alphabet, (sequences * context,))


def step():
    rule.zero_grad()
    functional.cross_entropy(model(symbols).view(-1, alphabet), labels).backward()
    rule.step()


for line in sys.stdin:
    count = int(line)
    start = time.process_time_ns()
    for _ in range(count):
        step()
    print((time.process_time_ns() - start) / count * 1e-6, flush=True)
