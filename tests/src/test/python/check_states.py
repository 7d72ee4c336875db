"""Checks states of nets that Linstock saved against PyTorch.

    python check_states.py GOLDEN_SCRIPTS FOLDER

GOLDEN_SCRIPTS is the folder with golden_interop.py, which holds the nets' constructors. FOLDER holds, for each net,
<net>.safetensors (the state) and <net>.io.safetensors (input and output). Each net loads its state strictly and runs
on the input; the outputs are compared (rtol and atol 1e-5). Also, the state is saved again by Python's library, which
must give the same bytes. Exit code 0: all equal; 1: a difference, or no file.
"""

import pathlib
import sys

import torch
from safetensors.torch import load_file, save
from torch import nn

TOLERANCE = 1e-5


def check(case, constructor, folder):
    """Returns whether a net is the same in PyTorch."""
    file = folder / f"{case}.safetensors"
    state = load_file(file)
    net = eval(constructor, {"nn": nn})
    net.load_state_dict(state, strict=True)
    tensors = load_file(folder / f"{case}.io.safetensors")
    with torch.no_grad():
        output = net.eval()(tensors["input"])
    output = output[0] if isinstance(output, tuple) else output
    same_bytes = save(net.state_dict(), metadata={"format": "pt"}) == file.read_bytes()
    difference = (output - tensors["output"]).abs().max().item()
    print(f"{case}: max abs difference {difference:.3e}, {'same' if same_bytes else 'other'} bytes")
    return same_bytes and torch.allclose(output, tensors["output"], rtol=TOLERANCE, atol=TOLERANCE)


def main(scripts, folder):
    """Returns the exit code."""
    sys.path.insert(0, scripts)
    sys.dont_write_bytecode = True
    from golden_interop import CASES

    found = {c: text for c, (text, _) in CASES.items() if (folder / f"{c}.safetensors").exists()}
    if not found:
        print(f"no states in {folder}: run mvn verify first")
        return 1
    return 0 if all([check(case, text, folder) for case, text in found.items()]) else 1


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2])))
