"""What PyTorch prints for tensors, to compare toString with.

printing.json: a list of {"case", "dtype", "shape", "values", "text"}; "case" is the PyTorch expression, values flat in
row-major order as texts that Java's Double.parseDouble reads (integers in full).
"""

import json
import math

import torch

CASES = [
    "torch.tensor(3.0)",
    "torch.tensor(0.1)",
    "torch.tensor(-0.0)",
    "torch.tensor(7)",
    "torch.tensor(True)",
    "torch.tensor([1.0, 2.0, 3.0])",
    "torch.tensor([1.5, -2.25, 3.0])",
    "torch.tensor([0.5, float('nan'), float('inf'), float('-inf')])",
    "torch.tensor([1.0, float('nan'), float('inf'), float('-inf')])",
    "torch.tensor([float('nan'), float('nan')])",
    "torch.tensor([0.0, float('inf')])",
    "torch.tensor([0.0, 0.0])",
    "torch.tensor([-0.0, 1.0])",
    "torch.tensor([-0.0, 0.5])",
    "torch.tensor([-0.00001, 0.5, 0.03125, 0.09375])",
    "torch.tensor([0.00015, 1.0], dtype=torch.float64)",
    "torch.tensor([0.03125, 0.15625])",
    "torch.tensor([1e-5, 1.0])",
    "torch.tensor([1e-5, 1e-6])",
    "torch.tensor([12345.678, 1.5])",
    "torch.tensor([1234567.0, 1.0])",
    "torch.tensor([123456789.0, 2e8])",
    "torch.tensor([1e30, -1e-30, 0.0])",
    "torch.tensor([1e200, 1.5e-101], dtype=torch.float64)",
    "torch.tensor([100000.5, 200.25])",
    "torch.tensor([0.1, 0.2], dtype=torch.float64)",
    "torch.tensor([[1, -20], [300, 4]])",
    "torch.tensor([2**53 + 1, -(2**63), 2**63 - 1])",
    "torch.tensor([[True, False], [False, True]])",
    "torch.tensor([])",
    "torch.zeros(0, 3)",
    "torch.zeros(2, 0)",
    "torch.zeros(0, dtype=torch.int64)",
    "torch.zeros(3, 0, dtype=torch.float64)",
    "torch.arange(30.0)",
    "torch.arange(30.0) / 7",
    "torch.arange(60.0).reshape(2, 30)",
    "torch.arange(60.0).reshape(2, 30) / 7",
    "torch.arange(24.0).reshape(2, 3, 4)",
    "torch.arange(16).reshape(2, 2, 2, 2)",
    "torch.zeros(1000)[:40]",
    "torch.arange(1001)",
    "torch.arange(1001.0)",
    "torch.arange(1001.0) / 1000",
    "torch.cat([torch.arange(1000.0), torch.tensor([1e-9]), torch.arange(1000.0)])",
    "torch.arange(2000.0).reshape(2, 1000)",
    "torch.arange(2000.0).reshape(1000, 2)",
    "torch.arange(2000.0).reshape(40, 50) / 3",
    "torch.arange(2000.0).reshape(10, 20, 10)",
    "torch.tensor([0.1, 0.2]).requires_grad_()",
    "torch.tensor(2.0).requires_grad_()",
    "(torch.arange(10.0) / 7).requires_grad_()",
    "(torch.arange(9.0) / 7).requires_grad_()",
    "(torch.arange(8.0) / 7).requires_grad_()",
    "(torch.arange(24.0).reshape(3, 8) / 7).requires_grad_()",
    "torch.zeros(0, 3).requires_grad_()",
    "torch.tensor(float('nan'))",
    "torch.tensor(-2.5e-8)",
    "torch.tensor(12345678912.0)",
    "torch.tensor([1e-45, 1.0])",
    "torch.tensor([-1.5e10, float('nan'), 3.25])",
    "torch.tensor([1, -1000000, 5])",
    "torch.arange(40) * 1000003",
    "torch.zeros(0, dtype=torch.bool)",
    "torch.zeros(2, 0, 3, dtype=torch.bool)",
    "torch.arange(30) % 3 == 0",
    "torch.arange(1200).reshape(30, 40) % 7 == 0",
    "torch.arange(1200).reshape(2, 3, 10, 20)",
    "torch.arange(1002.0, dtype=torch.float64).reshape(2, 501) * 1e7",
    "torch.full((1001,), float('nan'))",
    "torch.ones(1, 1, 1)",
]


def write(path):
    """Writes the file."""
    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.float32)
    cases = [_case(expression) for expression in CASES]
    torch.set_default_dtype(before)
    lines = ",\n".join(json.dumps(case) for case in cases)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def _case(expression):
    tensor = eval(expression, {"torch": torch})
    return {
        "case": expression,
        "dtype": str(tensor.dtype).removeprefix("torch."),
        "shape": list(tensor.shape),
        "values": [_text(v) for v in tensor.flatten().tolist()],
        "text": str(tensor),
    }


def _text(value):
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else ("Infinity" if value > 0 else "-Infinity")
    return str(int(value)) if isinstance(value, bool) else str(value)
