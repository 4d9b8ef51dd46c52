"""Writes the matrices beside this script: .npy by numpy, safetensors by the description of the format
(https://huggingface.co/docs/safetensors, "Format"): 8 bytes, the length of the header, little-endian; a JSON header; the data.

python3 matrix.py    (numpy 2.4.6; no seed, every number is a formula)
"""

import json
import pathlib
import struct

import numpy as np

HERE = pathlib.Path(__file__).parent
ROWS, COLUMNS = 5, 3

# Exact in 16-bit floats, in bfloat16 too: few bits.
values = np.array([[(7 * i + 3 * j) / 4 - 5 for j in range(COLUMNS)] for i in range(ROWS)])


def npy(name, array):
    np.save(HERE / f"{name}.npy", array, allow_pickle=True)


npy("f2", values.astype("<f2"))
npy("f4", values.astype("<f4"))
npy("f8", values.astype("<f8"))
npy("f2-big", values.astype(">f2"))
npy("f4-big", values.astype(">f4"))
npy("f8-big", values.astype(">f8"))
npy("f4-fortran", np.asfortranarray(values.astype("<f4")))
npy("f8-big-fortran", np.asfortranarray(values.astype(">f8")))
npy("i1", (4 * values).astype("i1"))
npy("i2-big", (4 * values).astype(">i2"))
npy("i4", (4 * values).astype("<i4"))
npy("i8", (4 * values).astype("<i8"))
npy("u1", (4 * values + 20).astype("u1"))
npy("u2", (4 * values + 20).astype("<u2"))
npy("u4", (4 * values + 20).astype("<u4"))
npy("b1", values > 0)
npy("column", values[:, 0].astype("<f4"))
npy("three-axes", np.arange(12, dtype="<f4").reshape(2, 3, 2))
npy("fortran-three-axes", np.asfortranarray(np.arange(12, dtype="<f4").reshape(2, 3, 2)))
npy("special", np.array([65504, -65504, 2.0**-24, -(2.0**-24), 2.0**-14, 0.0, 1 / 3, np.pi], dtype="<f2"))
npy("object", np.array([{"a": 1}, None], dtype=object))
npy("structured", np.zeros(2, dtype=[("a", "<f4"), ("b", "<i4")]))
npy("complex", np.zeros((2, 2), dtype="<c8"))
npy("text", np.array(["a", "bc"]))
npy("scalar", np.float32(1))
npy("empty", np.zeros((0, 3), dtype="<f4"))
npy("large-integer", np.array([[2**53], [2**53 + 1]], dtype="<i8"))
npy("nan", np.where(np.arange(15).reshape(5, 3) == 7, np.nan, values).astype("<f4"))
npy("infinite", np.where(np.arange(15).reshape(5, 3) == 11, -np.inf, values).astype("<f2"))
with open(HERE / "version-2.npy", "wb") as out:
    np.lib.format.write_array(out, values.astype("<f4"), version=(2, 0))
with open(HERE / "version-3.npy", "wb") as out:
    np.lib.format.write_array(out, values.astype("<f4"), version=(3, 0))


def bfloat16(array):
    """The upper half of the bits, exact for these values."""
    return (array.astype("<f4").view("<u4") >> 16).astype("<u2")


def safetensors(name, tensors, metadata=None, padding=0):
    header, data = {}, b""
    if metadata:
        header["__metadata__"] = metadata
    for tensor, (dtype, array) in tensors.items():
        raw = array.tobytes()
        header[tensor] = {"dtype": dtype, "shape": list(array.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode() + b" " * padding
    (HERE / f"{name}.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)


safetensors("f16", {"g": ("F16", values.astype("<f2"))})
safetensors("bf16", {"g": ("BF16", bfloat16(values))})
safetensors("f32", {"g": ("F32", values.astype("<f4"))}, {"format": "pt"}, 5)
safetensors("f64", {"g": ("F64", values)})
# By name: a has columns 0 and 1, b column 2. The data lie in the other order.
safetensors("parts", {"b": ("F64", values[:, 2:].reshape(ROWS, 1, 1)), "a": ("BF16", bfloat16(values[:, :2]))})
safetensors("unequal", {"a": ("F32", values.astype("<f4")), "b": ("F32", values[:2].astype("<f4"))})
safetensors("unknown", {"a": ("F8_E4M3", np.zeros((2, 2), dtype="u1"))})
