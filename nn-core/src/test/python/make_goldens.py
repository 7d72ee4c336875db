"""Writes the PyTorch reference numbers that nn-core's table-driven tests compare with.

    python make_goldens.py [RESOURCES]

RESOURCES defaults to ../resources beside this folder. Needs torch and safetensors (any recent versions; the
stored files say in their metadata which PyTorch made them). Written below RESOURCES:

    golden/ops.safetensors          every op: inputs, output, output gradient, input gradients
    golden/ops_elementwise.safetensors the same for arithmetic, elementwise functions, comparisons and reductions
    golden/ops_indexing.safetensors the same for products of any rank, shapes and indexing
    golden/layers.safetensors       every layer and two whole nets: state, output, gradients
    golden/ops_attention.safetensors, layers_attention.safetensors, calls_attention.safetensors, layers_transformer.safetensors
                                    attention with masks, tables of vectors, encoders
    golden/ops_recurrent.safetensors, layers_recurrent.safetensors
                                    recurrent nets, with their states
    golden/optimizers.safetensors   every optimizer setting: parameters after 1, 10 and 100 steps
    golden/init.safetensors         the laws of torch.nn.init: moments of 10⁶ draws
    golden/schedulers.safetensors   every scheduler: the learning rates of 60 steps; clipping; averaged weights
    golden/printing.json            what PyTorch prints for tensors
    interop/<net>.safetensors       the state of a net, bytes exactly as Python's library writes them, float32
    io/python-written.safetensors   one tensor of each dtype, bytes exactly as Python's library writes them
    io/expected.json                the values in that file
    io/numpy-written.safetensors    the types that Linstock writes, as Python's library writes them

All numbers are float64 (class labels int64). Every case seeds the generator from its own name, so a new case
leaves the numbers of the others alone. With the same PyTorch a second run writes the same bytes, except for the
order of the metadata entries in python-written.safetensors, which the library leaves open.
"""

import pathlib
import sys

import torch

import golden_attention
import golden_activations
import golden_containers
import golden_init
import golden_interop
import golden_io
import golden_layers
import golden_losses
import golden_layers_conv
import golden_ops
import golden_ops_elementwise
import golden_ops_conv
import golden_ops_indexing
import golden_optimizers
import golden_printing
import golden_recurrent
import golden_schedulers
from golden_file import save

# file below golden/: what makes its tensors and metadata
GROUPS = {
    "ops": golden_ops.build,
    "ops_elementwise": golden_ops_elementwise.build,
    "ops_indexing": golden_ops_indexing.build,
    "layers": golden_layers.build,
    "optimizers": golden_optimizers.build,
    "interop": golden_interop.build,
    "init": golden_init.build,
    "layers_containers": golden_containers.build,
    "ops_recurrent": golden_recurrent.build_ops,
    "layers_recurrent": golden_recurrent.build_layers,
    "schedulers": golden_schedulers.build,
    "ops_attention": golden_attention.build_ops,
    "layers_attention": golden_attention.build,
    "layers_transformer": golden_attention.build_encoders,
    "calls_attention": golden_attention.build_calls,
    "ops_losses": golden_losses.build,
    "ops_activations": golden_activations.build_ops,
    "activation_kinks": golden_activations.build_kinks,
    "layers_activations": golden_activations.build_layers,
    "ops_conv": golden_ops_conv.build,
    "layers_conv": golden_layers_conv.build,
    "layers_norm": golden_layers_conv.build_norms,
}


def main(resources):
    """Writes all files below the folder `resources`."""
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    golden = resources / "golden"
    for name, build in GROUPS.items():
        tensors, metadata = build()
        save(golden / f"{name}.safetensors", tensors, metadata)
    golden_printing.write(golden / "printing.json")
    golden_io.write(resources / "io")
    golden_interop.write(resources / "interop")


if __name__ == "__main__":
    here = pathlib.Path(__file__).resolve().parent
    main(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent / "resources")
