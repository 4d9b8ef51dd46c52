"""Three steps of Adam on small transformers, in numpy float64, written from the formulas alone:
python3 transformer-steps.py > transformer-steps.csv

Shapes: 'text': 5 symbols, 5 outputs, context 4, width 6, 2 heads, 7 hidden units, 2 blocks, layer norm, biases, every position
predicts; 'sum': 4 symbols, 3 outputs, context 3, width 4, 2 heads, 6 hidden units, 1 block, no layer norm, no biases, only the last
position predicts. Rows: shape, step, kind, index, value. Step 0 holds the start and the sequences; step t = 1, 2, 3 the losses of the
predictions and the gradient of their mean before that step, and the parameters after it. The gradient is by complex steps of the loss,
Im L(x + ih)/h with h = 1e-30, which have no rounding of differences, and not by back-propagation. Order of the parameters:
symbols, positions, blocks (norm; queries, keys, values side by side; output; norm; hidden; output), norm, outputs; a norm is gains
then shifts, a linear map its weights by input then its biases.
"""
import numpy as np

SEED = 20261127
RATE = 0.01


class Reader:
    def __init__(self, parameters):
        self.parameters, self.at = parameters, 0

    def take(self, *shape):
        size = int(np.prod(shape))
        self.at += size
        return self.parameters[self.at - size:self.at].reshape(shape)


def norm(reader, x, on):
    if not on:
        return x
    gain, shift = reader.take(x.shape[1]), reader.take(x.shape[1])
    d = x - x.mean(1, keepdims=True)
    return gain * d / np.sqrt((d * d).mean(1, keepdims=True) + 1e-5) + shift


def linear(reader, x, outputs, biased):
    w = reader.take(x.shape[1], outputs)
    return x @ w + (reader.take(outputs) if biased else 0)


def attention(q, k, v):
    s = q @ k.T / np.sqrt(q.shape[1])
    e = np.exp(s - np.real(s).max()) * np.tril(np.ones(s.shape))
    return e / e.sum(1, keepdims=True) @ v


def losses(parameters, symbols, labels, s):
    reader = Reader(parameters)
    embedding, position = reader.take(s["symbols"], s["width"]), reader.take(s["context"], s["width"])
    start, result = reader.at, []
    for sequence, label in zip(symbols, labels):
        reader.at = start
        x = embedding[sequence] + position
        for _ in range(s["blocks"]):
            parts = np.split(linear(reader, norm(reader, x, s["norm"]), 3 * s["width"], s["biased"]), 3 * s["heads"], axis=1)
            heads = [attention(parts[h], parts[s["heads"] + h], parts[2 * s["heads"] + h]) for h in range(s["heads"])]
            x = x + linear(reader, np.hstack(heads), s["width"], s["biased"])
            z = linear(reader, norm(reader, x, s["norm"]), s["hidden"], s["biased"])
            x = x + linear(reader, z * (np.real(z) > 0), s["width"], s["biased"])
        z = linear(reader, norm(reader, x, s["norm"]), s["outputs"], False)
        assert reader.at == len(parameters)
        z = z[-1:] if s["last"] else z
        z = z - np.real(z).max(1, keepdims=True)
        result.append(np.log(np.exp(z).sum(1)) - z[np.arange(len(label)), label])
    return np.concatenate(result)


def gradient(parameters, *arguments):
    result = np.empty(len(parameters))
    for i in range(len(parameters)):
        shifted = parameters.astype(complex)
        shifted[i] += 1e-30j
        result[i] = losses(shifted, *arguments).mean().imag / 1e-30
    return result


def emit(name, step, kind, values):
    for index, value in enumerate(np.ravel(values)):
        print(f"{name},{step},{kind},{index},{value!r}".replace("np.float64(", "").replace("np.int64(", "").replace(")", ""))


def train(name, count, size, s, rng):
    symbols = rng.integers(0, s["symbols"], (size, s["context"]))
    labels = rng.integers(0, s["outputs"], (size, 1 if s["last"] else s["context"]))
    parameters = rng.normal(0, 0.5, count).astype(np.float32).astype(np.float64)
    emit(name, 0, "symbol", symbols)
    emit(name, 0, "label", labels)
    emit(name, 0, "parameter", parameters)
    m, v = np.zeros(count), np.zeros(count)
    for step in (1, 2, 3):
        emit(name, step, "loss", losses(parameters, symbols, labels, s))
        g = gradient(parameters, symbols, labels, s)
        emit(name, step, "gradient", g)
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g * g
        parameters = parameters - RATE * (m / (1 - 0.9 ** step)) / (np.sqrt(v / (1 - 0.999 ** step)) + 1e-8)
        emit(name, step, "parameter", parameters)


def main():
    rng = np.random.default_rng(SEED)
    print(f"# numpy {np.__version__}, seed {SEED}, made by transformer-steps.py")
    print("shape,step,kind,index,value")
    text = dict(symbols=5, outputs=5, context=4, width=6, heads=2, hidden=7, blocks=2, norm=True, biased=True, last=False)
    block = 4 * 36 + 2 * 6 * 7 + 4 * 6 + 5 * 6 + 7
    train("text", (5 + 4) * 6 + 2 * block + 2 * 6 + 6 * 5, 3, text, rng)
    total = dict(symbols=4, outputs=3, context=3, width=4, heads=2, hidden=6, blocks=1, norm=False, biased=False, last=True)
    train("sum", (4 + 3) * 4 + 4 * 16 + 2 * 4 * 6 + 4 * 3, 5, total, rng)


if __name__ == "__main__":
    main()
