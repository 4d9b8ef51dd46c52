"""AdamW with decay and Adam on a sphere on a small transformer for addition modulo 7, and Fourier modes of random numbers:
python3 modular-addition.py > modular-addition.csv

Steps ('free', 'sphere'): 8 symbols, 7 outputs, context 3, width 8, 2 heads, 12 hidden units, 1 block, neither layer norm nor biases, only
the last position predicts; derivatives and updates by PyTorch in float64. 'free' is AdamW with decay 1, 'sphere' has no decay, and after each
step the parameters are multiplied by the norm of the start over theirs. Kinds: 'pair' (7 a + b, the training pairs), 'parameter' at the
start and after the last step, 'loss' before a step, 'norm' after it. Order of the parameters: symbols, positions, queries, keys and values side by side,
output, hidden, output, outputs; a linear map as rows by input.
Modes ('embedding', 'logits'): of normal numbers, by numpy's FFT and singular values. 'logits' are those of all 49 pairs; keys are 3 and 1;
'excluded' holds the loss of each pair.
"""
import numpy as np
import torch

SEED = 20261127
P, WIDTH, HEADS, HIDDEN = 7, 8, 2, 12


def outputs(parameters, symbols):
    at = 0

    def take(*shape):
        nonlocal at
        size = int(np.prod(shape))
        at += size
        return parameters[at - size:at].reshape(shape)

    embedding, position = take(P + 1, WIDTH), take(3, WIDTH)
    joint, end, hidden, out, unembed = take(WIDTH, 3 * WIDTH), take(WIDTH, WIDTH), take(WIDTH, HIDDEN), take(HIDDEN, WIDTH), take(WIDTH, P)
    assert at == len(parameters)
    x = embedding[symbols] + position
    q, k, v = [t.reshape(len(x), 3, HEADS, -1).transpose(1, 2) for t in (x @ joint).chunk(3, dim=2)]
    mixed = torch.nn.functional.scaled_dot_product_attention(q, k, v, is_causal=True)
    x = x + mixed.transpose(1, 2).reshape(x.shape) @ end
    return ((x + torch.relu(x @ hidden) @ out) @ unembed)[:, -1]


def emit(name, step, kind, values):
    for index, value in enumerate(np.ravel(values)):
        print(f"{name},{step},{kind},{index},{value.item()!r}")


def steps(name, rng, decay, sphere):
    start = rng.normal(0, 0.4, (P + 4) * WIDTH + 4 * WIDTH ** 2 + 2 * WIDTH * HIDDEN + WIDTH * P).astype(np.float32).astype(np.float64)
    pairs = np.sort(rng.choice(P * P, 20, replace=False))
    symbols = torch.tensor(np.stack([pairs // P, pairs % P, np.full(len(pairs), P)], axis=1))
    labels = torch.tensor((pairs // P + pairs % P) % P)
    parameters = torch.nn.Parameter(torch.tensor(start))
    emit(name, 0, "pair", pairs)
    emit(name, 0, "parameter", start)
    optimizer = torch.optim.AdamW([parameters], lr=1e-2, weight_decay=decay, betas=(0.9, 0.98))
    norm = parameters.norm().item()
    for step in range(1, 5):
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(outputs(parameters, symbols), labels)
        loss.backward()
        optimizer.step()
        if sphere:
            with torch.no_grad():
                parameters *= norm / parameters.norm()
        emit(name, step, "loss", loss.detach().numpy())
        emit(name, step, "norm", parameters.norm().detach().numpy())
    emit(name, 4, "parameter", parameters.detach().numpy())


def embedding(rng):
    rows = rng.normal(0, 1, (P, 5)).astype(np.float32).astype(np.float64)
    emit("embedding", 0, "row", rows)
    modes = np.fft.fft(rows, axis=0)[1:(P + 1) // 2]
    energy = (np.abs(modes) ** 2).sum(1)
    emit("embedding", 0, "share", energy / energy.sum())
    axes = [np.linalg.svd(np.stack([m.real, m.imag]), compute_uv=False) for m in modes]
    emit("embedding", 0, "roundness", np.array([s[1] / s[0] for s in axes]))


def cross_entropy(z, y):
    return np.log(np.exp(z - z[..., y, None]).sum(-1))


def logits(rng):
    z = rng.normal(0, 2, (P, P, P)).astype(np.float32).astype(np.float64)
    emit("logits", 0, "output", z)
    full = np.fft.fft2(z, axes=(0, 1)) / P ** 2
    diagonal = np.array([full[k, k] for k in range(1, (P + 1) // 2)])
    energy = 2 * (np.abs(diagonal) ** 2).sum(1)
    emit("logits", 0, "energy", energy)
    c = np.arange(P)
    turned = [(d * np.exp(2j * np.pi * (k + 1) * c / P)).sum().real for k, d in enumerate(diagonal)]
    emit("logits", 0, "alignment", 2 * np.array(turned) ** 2 / (P * energy))
    kept = np.zeros_like(full)
    for k in (3, 1):
        kept[k, k], kept[-k, -k] = full[k, k], full[-k, -k]
    waves = (np.fft.ifft2(kept, axes=(0, 1)) * P ** 2).real
    emit("logits", 0, "variance", np.array([(waves ** 2).sum() / ((z - z.mean((0, 1))) ** 2).sum()]))
    restricted, excluded = z.mean((0, 1)) + waves, z - waves
    losses = lambda x: np.array([[cross_entropy(x[a, b], (a + b) % P) for b in range(P)] for a in range(P)])
    emit("logits", 0, "restricted", np.array([losses(restricted).mean()]))
    emit("logits", 0, "excluded", losses(excluded))


def main():
    rng = np.random.default_rng(SEED)
    print(f"# PyTorch {torch.__version__.split('+')[0]}, numpy {np.__version__}, seed {SEED}, made by modular-addition.py")
    print("part,step,kind,index,value")
    steps("free", rng, 1.0, False)
    steps("sphere", rng, 0.0, True)
    embedding(rng)
    logits(rng)


if __name__ == "__main__":
    main()
