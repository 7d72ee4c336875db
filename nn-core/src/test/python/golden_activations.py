"""Reference numbers for activations: as golden_ops.py and golden_layers.py. Inputs keep away from kinks; the values at the
kinks themselves are cases of their own, whose gradient PyTorch defines.
"""

import torch

import golden_layers
import golden_ops
from golden_ops import nonzero, normal


def wide(*shape):
    """From -40 to 40: where exponentials would overflow in float32 or saturate."""
    n = torch.Size(shape).numel()
    return (torch.linspace(-40, 40, n) + 0.013).reshape(shape)


def kinks():
    return torch.tensor([-3.0, -1.0, 0.0, 1.0, 3.0, 6.0])


ELEMENTWISE = {
    "leaky_relu": "F.leaky_relu(x0, 0.25)",
    "elu": "F.elu(x0, 0.75)",
    "selu": "F.selu(x0)",
    "gelu": "F.gelu(x0)",
    "gelu_tanh": "F.gelu(x0, approximate='tanh')",
    "silu": "F.silu(x0)",
    "mish": "F.mish(x0)",
    "hardtanh": "F.hardtanh(x0, -0.75, 1.25)",
    "relu6": "F.relu6(x0)",
    "hardsigmoid": "F.hardsigmoid(x0)",
    "hardswish": "F.hardswish(x0)",
    "softplus": "F.softplus(x0, beta=2.0, threshold=20.0)",
    "softsign": "F.softsign(x0)",
    "log_sigmoid": "F.logsigmoid(x0)",
}

OPS = {case: (expression, lambda: [nonzero(3, 4)]) for case, expression in ELEMENTWISE.items()}
OPS |= {f"{case}_wide": (expression, lambda: [wide(4, 5)]) for case, expression in ELEMENTWISE.items()}
OPS |= {
    "prelu": ("F.prelu(x0, x1)", lambda: [nonzero(3, 4), normal(1)]),
    "prelu_channels": ("F.prelu(x0, x1)", lambda: [nonzero(3, 4, 2), normal(4)]),
    "prelu_vector": ("F.prelu(x0, x1)", lambda: [nonzero(3), normal(1)]),
}

# The gradient at a kink is a choice: central differences do not know it, the table of kinks does.
KINKS = {
    "leaky_relu": "F.leaky_relu(x0, 0.25)",
    "elu": "F.elu(x0, 0.75)",
    "hardtanh": "F.hardtanh(x0)",
    "relu6": "F.relu6(x0)",
    "hardsigmoid": "F.hardsigmoid(x0)",
    "hardswish": "F.hardswish(x0)",
    "prelu": "F.prelu(x0, torch.tensor([0.25]))",
    "softsign": "F.softsign(x0)",
    "abs": "F.l1_loss(x0, torch.zeros(6), reduction='none')",
    "huber": "F.huber_loss(x0, torch.zeros(6), reduction='none')",
    "smooth_l1": "F.smooth_l1_loss(x0, torch.zeros(6), reduction='none')",
    "gaussian": "F.gaussian_nll_loss(torch.zeros(6), torch.ones(6), x0 + 3, eps=2.0, reduction='none')",
    "ranking": "F.margin_ranking_loss(x0, torch.zeros(6), torch.ones(6), reduction='none')",
}

LAYERS = {
    "LeakyReLU": ("nn.LeakyReLU()", lambda: nonzero(3, 4)),
    "LeakyReLU_slope": ("nn.LeakyReLU(0.25)", lambda: nonzero(3, 4)),
    "PReLU": ("nn.PReLU()", lambda: nonzero(3, 4)),
    "PReLU_channels": ("nn.PReLU(4)", lambda: nonzero(3, 4, 2)),
    "ELU": ("nn.ELU()", lambda: nonzero(3, 4)),
    "ELU_alpha": ("nn.ELU(0.5)", lambda: nonzero(3, 4)),
    "SELU": ("nn.SELU()", lambda: nonzero(3, 4)),
    "GELU": ("nn.GELU()", lambda: nonzero(3, 4)),
    "GELU_tanh": ("nn.GELU(approximate='tanh')", lambda: nonzero(3, 4)),
    "SiLU": ("nn.SiLU()", lambda: nonzero(3, 4)),
    "Mish": ("nn.Mish()", lambda: nonzero(3, 4)),
    "Hardtanh": ("nn.Hardtanh()", lambda: nonzero(3, 4)),
    "Hardtanh_bounds": ("nn.Hardtanh(-0.75, 1.25)", lambda: nonzero(3, 4)),
    "ReLU6": ("nn.ReLU6()", lambda: nonzero(3, 4)),
    "Hardsigmoid": ("nn.Hardsigmoid()", lambda: nonzero(3, 4)),
    "Hardswish": ("nn.Hardswish()", lambda: nonzero(3, 4)),
    "Softplus": ("nn.Softplus()", lambda: nonzero(3, 4)),
    "Softplus_beta": ("nn.Softplus(2.0, 5.0)", lambda: nonzero(3, 4) * 3),
    "Softsign": ("nn.Softsign()", lambda: nonzero(3, 4)),
    "LogSigmoid": ("nn.LogSigmoid()", lambda: nonzero(3, 4)),
    "Softmax": ("nn.Softmax(1)", lambda: normal(3, 4, 2)),
    "LogSoftmax": ("nn.LogSoftmax(-1)", lambda: normal(3, 4)),
    "Softmin": ("nn.Softmin(1)", lambda: normal(3, 4)),
}


def build_ops():
    """Returns the tensors of the functions and the metadata."""
    return golden_ops.build(OPS, {})


def build_kinks():
    """The same at the kinks."""
    return golden_ops.build({k: (e, lambda: [kinks()]) for k, e in KINKS.items()}, {})


def build_layers():
    """Returns the tensors of the layers and the metadata."""
    return golden_layers.build(LAYERS)
