"""Nets whose state dicts cross between PyTorch and Linstock, in float32.

Keys: `<case>/input`, `<case>/output` (evaluation mode). The metadata hold, under the case's name, the constructor's
text, with `nn` for torch.nn. `write` saves the states, as safetensors' own `save_file` writes them, one file a case.
"""

import torch
from safetensors.torch import save_file
from torch import nn

from golden_file import seed

LENET = (
    "nn.Sequential(nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), "
    "nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), "
    "nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))"
)
BATCH_NORM = (
    "nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.Flatten(), "
    "nn.Linear(64, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Linear(8, 3))"
)
LSTM = "nn.LSTM(5, 6, num_layers=2, bidirectional=True, batch_first=True)"
TRANSFORMER = (
    "nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, dim_feedforward=16, batch_first=True), 2, "
    "enable_nested_tensor=False)"
)

# case: (constructor, shape of the input)
CASES = {
    "LeNet": (LENET, (3, 1, 28, 28)),
    "BatchNorm": (BATCH_NORM, (5, 3, 6, 6)),
    "LSTM": (LSTM, (3, 7, 5)),
    "TransformerEncoder": (TRANSFORMER, (3, 7, 8)),
}


def net(case):
    """Returns a net with values drawn from the case's name, its input, and its output in evaluation mode."""
    constructor, shape = CASES[case]
    seed(case)
    built = eval(constructor, {"nn": nn}).float()
    x = torch.randn(shape, dtype=torch.float32)
    with torch.no_grad():
        built(x)  # Moves batch norm's running statistics off their initial values.
        output = built.eval()(x)
    return built, x, output[0] if isinstance(output, tuple) else output


def build():
    """Returns the tensors of all cases and the metadata."""
    tensors, metadata = {}, {}
    for case, (constructor, _) in CASES.items():
        _, x, output = net(case)
        metadata[case] = constructor
        tensors |= {f"{case}/input": x, f"{case}/output": output}
    return tensors, metadata


def write(folder):
    """Writes each state as PyTorch's users do."""
    folder.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        built, _, _ = net(case)
        save_file(built.state_dict(), folder / f"{case}.safetensors", metadata={"format": "pt"})
