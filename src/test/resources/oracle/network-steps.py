"""Three steps of Adam and AdamW on small fixed networks, in numpy float64, written from the formulas alone:
python3 network-steps.py > network-steps.csv

Networks: 'tanh': 3 dense inputs and 4 one-hot (one of them 1), hidden 5 and 4, 3 outputs, cross-entropy, AdamW with decay 0.1;
'relu': 4 dense inputs, hidden 6, 2 outputs, mean squared error, Adam. Rows: network, step, kind, index, value. Step 0 holds
the start and the samples; step t = 1, 2, 3 the loss and gradient before that step and the parameters after it.
"""
import numpy as np

SEED = 20261124


def emit(name, step, kind, values):
    for index, value in enumerate(np.ravel(values)):
        print(f"{name},{step},{kind},{index},{float(value)!r}")


def loss_and_gradient(weights, biases, x, y, activation, loss):
    a = [x]
    for l, (w, b) in enumerate(zip(weights, biases)):
        z = a[-1] @ w + b
        last = l == len(weights) - 1
        a.append(z if last else (np.tanh(z) if activation == "tanh" else np.maximum(z, 0)))
    z = a[-1]
    if loss == "cross-entropy":
        p = np.exp(z - z.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        value = -np.log(p[np.arange(len(y)), y]).mean()
        delta = (p - np.eye(z.shape[1])[y]) / len(y)
    else:
        value = ((z - y) ** 2).mean()
        delta = 2 * (z - y) / z.size
    gw, gb = [], []
    for l in reversed(range(len(weights))):
        gw.insert(0, a[l].T @ delta)
        gb.insert(0, delta.sum(0))
        delta = delta @ weights[l].T
        if l:
            delta = delta * ((1 - a[l] ** 2) if activation == "tanh" else (a[l] > 0))
    return value, gw, gb, delta


def flat(weights, biases):
    return np.concatenate([np.concatenate([w.ravel(), b]) for w, b in zip(weights, biases)])


def split(parameters, widths):
    weights, biases, at = [], [], 0
    for below, above in zip(widths, widths[1:]):
        weights.append(parameters[at:at + below * above].reshape(below, above))
        at += below * above
        biases.append(parameters[at:at + above])
        at += above
    return weights, biases


def train(name, widths, x, y, activation, loss, rate, decay, rng, inputs):
    parameters = np.concatenate([
        rng.uniform(-1, 1, (below + 1) * above) / np.sqrt(below) for below, above in zip(widths, widths[1:])
    ]).astype(np.float32).astype(np.float64)
    emit(name, 0, "parameter", parameters)
    m = np.zeros_like(parameters)
    v = np.zeros_like(parameters)
    for step in (1, 2, 3):
        weights, biases = split(parameters, widths)
        value, gw, gb, gx = loss_and_gradient(weights, biases, x, y, activation, loss)
        g = flat(gw, gb)
        emit(name, step, "loss", value)
        emit(name, step, "gradient", g)
        emit(name, step, "inputGradient", gx[:, :inputs])
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g * g
        hat_m = m / (1 - 0.9 ** step)
        hat_v = v / (1 - 0.999 ** step)
        parameters = parameters - rate * decay * parameters - rate * hat_m / (np.sqrt(hat_v) + 1e-8)
        emit(name, step, "parameter", parameters)


def main():
    rng = np.random.default_rng(SEED)
    print(f"# numpy {np.__version__}, seed {SEED}, made by network-steps.py")
    print("network,step,kind,index,value")
    dense = rng.uniform(-1, 1, (7, 3)).astype(np.float32).astype(np.float64)
    symbols = rng.integers(0, 4, 7)
    labels = rng.integers(0, 3, 7)
    emit("tanh", 0, "input", dense)
    emit("tanh", 0, "symbol", symbols)
    emit("tanh", 0, "label", labels)
    train("tanh", [7, 5, 4, 3], np.hstack([dense, np.eye(4)[symbols]]), labels, "tanh", "cross-entropy", 0.01, 0.1, rng, 3)
    x = rng.uniform(-1, 1, (9, 4)).astype(np.float32).astype(np.float64)
    y = rng.uniform(-1, 1, (9, 2)).astype(np.float32).astype(np.float64)
    emit("relu", 0, "input", x)
    emit("relu", 0, "target", y)
    train("relu", [4, 6, 2], x, y, "relu", "squares", 0.02, 0.0, rng, 4)


if __name__ == "__main__":
    main()
