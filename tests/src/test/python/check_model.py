"""Checks a saved model against PyTorch.

    python check_model.py MODEL_DIR INPUT.safetensors

MODEL_DIR holds config.json (the architecture) and model.safetensors (the state). The same net is built in torch.nn,
loads the state strictly, and runs on the tensor "input"; the result is compared with the tensor "logits" (rtol and
atol 1e-5). Prints the greatest absolute difference. Exit code 0: equal; 1: different, or a file does not fit.
"""

import json
import pathlib
import sys

import torch
from safetensors.torch import load_file

from architecture import build

TOLERANCE = 1e-5


def main(model_dir, input_file):
    """Returns the exit code."""
    net = build(json.loads((model_dir / "config.json").read_text(encoding="utf-8")))
    net.load_state_dict(load_file(model_dir / "model.safetensors"), strict=True)
    tensors = load_file(input_file)
    expected = tensors["logits"]
    with torch.no_grad():
        actual = net.eval()(tensors["input"])
    if actual.shape != expected.shape:
        print(f"shapes differ: PyTorch {list(actual.shape)}, logits {list(expected.shape)}")
        return 1
    print(f"max abs difference {(actual - expected).abs().max().item():.3e}")
    return 0 if torch.allclose(actual, expected, rtol=TOLERANCE, atol=TOLERANCE) else 1


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
