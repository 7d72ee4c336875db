"""Files written by Python's safetensors library: one with its values as JSON, to check a reader against, and one
(numpy-written.safetensors) of the types that Linstock writes, to compare bytes with.

expected.json: {"metadata": {key: text}, "tensors": {name: {"dtype", "shape", "values"}}}; values flat in row-major
order as JSON numbers, BOOL as 0 and 1. Sixteen-bit floats appear as the number they stand for exactly.
"""

import json

import numpy
import torch
from safetensors.numpy import save_file as save_arrays
from safetensors.torch import save_file

TENSORS = {
    "f64": ("F64", torch.tensor([[0.1, -2.5, 1e300], [5e-324, -0.0, 3.0]], dtype=torch.float64)),
    "f32": ("F32", torch.tensor([[0.1, -2.5], [3e38, 1e-45], [-0.0, 7.0]], dtype=torch.float32)),
    "f16": ("F16", torch.tensor([0.1, -2.5, 65504.0, 6e-8], dtype=torch.float16)),
    "bf16": ("BF16", torch.tensor([0.1, -2.5, 3e38, 1e-40], dtype=torch.bfloat16)),
    "i64": ("I64", torch.tensor([-(2**63), -1, 0, 2**63 - 1], dtype=torch.int64)),
    "i32": ("I32", torch.tensor([[-(2**31)], [2**31 - 1]], dtype=torch.int32)),
    "i16": ("I16", torch.tensor([-(2**15), 2**15 - 1, 258], dtype=torch.int16)),
    "i8": ("I8", torch.tensor([-128, 127, 0], dtype=torch.int8)),
    "u8": ("U8", torch.tensor([0, 127, 128, 255, 1], dtype=torch.uint8)),
    "u16": ("U16", torch.tensor([0, 2**15, 2**16 - 1], dtype=torch.uint16)),
    "u32": ("U32", torch.tensor([0, 2**31, 2**32 - 1], dtype=torch.uint32)),
    "u64": ("U64", torch.tensor([0, 2**63 - 1], dtype=torch.uint64)),
    "bool": ("BOOL", torch.tensor([[True, False, True]])),
    "empty": ("F32", torch.zeros((0, 3), dtype=torch.float32)),
    "scalar": ("F64", torch.tensor(42.5, dtype=torch.float64)),
    "0.weight": ("F32", torch.arange(24, dtype=torch.float32).reshape(2, 3, 4)),
}
METADATA = {"format": "pt", "note": 'quotes " and \\ and é'}

ARRAYS = {
    "b.bool": numpy.array([[True, False, True]]),
    "a.bool": numpy.array([False]),
    "f32": numpy.array([[0.1, -2.5], [3e38, 1e-45], [-0.0, numpy.inf]], dtype=numpy.float32),
    "f64": numpy.array([0.1, 5e-324, -0.0], dtype=numpy.float64),
    "i64": numpy.array([-(2**63), -1, 2**63 - 1], dtype=numpy.int64),
    "empty": numpy.zeros((0, 3), dtype=numpy.float32),
    "scalar": numpy.array(42.5, dtype=numpy.float32),
    "10.weight": numpy.arange(6, dtype=numpy.float32).reshape(2, 3),
    "2.weight": numpy.arange(6, dtype=numpy.float32).reshape(3, 2),
    'quote " \\ slash / é €': numpy.array([1, 2], dtype=numpy.int64),
    "control \n \x1f \x7f": numpy.array([3], dtype=numpy.int64),
    # In this order by UTF-8, in the other by UTF-16.
    "\ufffd": numpy.array([4], dtype=numpy.int64),
    "\U0001f525": numpy.array([5], dtype=numpy.int64),
}


def write(folder):
    """Writes all files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {name: t for name, (_, t) in TENSORS.items()}
    save_file(tensors, folder / "python-written.safetensors", metadata=METADATA)
    expected = {"metadata": METADATA, "tensors": {n: _entry(d, t) for n, (d, t) in TENSORS.items()}}
    save_arrays(ARRAYS, folder / "numpy-written.safetensors")
    text = json.dumps(expected, indent=1, ensure_ascii=False)
    (folder / "expected.json").write_text(text + "\n", encoding="utf-8")


def _entry(dtype, tensor):
    number = int if not tensor.is_floating_point() else float
    values = [number(v) for v in tensor.flatten().tolist()]
    return {"dtype": dtype, "shape": list(tensor.shape), "values": values}
