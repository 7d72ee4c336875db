"""PyTorch's own laws of initial values: what 10⁶ draws of each function of torch.nn.init look like.

Keys: `<case>/draws` holds the count, the mean, the variance and the fourth central moment; `<case>/values` the values
themselves where nothing is drawn. The metadata hold, under the case's name, the expression over a tensor x of zeros.
"""

import torch
from torch import nn

from golden_file import seed

SQUARE = (1000, 1000)

# case: (expression, shape of x)
DRAWN = {
    "uniform": ("nn.init.uniform_(x)", SQUARE),
    "uniform_bounds": ("nn.init.uniform_(x, -10, 4)", SQUARE),
    "normal": ("nn.init.normal_(x)", SQUARE),
    "normal_mean_std": ("nn.init.normal_(x, 3, 0.5)", SQUARE),
    "trunc_normal": ("nn.init.trunc_normal_(x)", SQUARE),
    "trunc_normal_narrow": ("nn.init.trunc_normal_(x, 1, 2, 0.5, 2)", SQUARE),
    "trunc_normal_upper": ("nn.init.trunc_normal_(x, 0, 1, 1.5, 3.5)", SQUARE),
    "trunc_normal_lower": ("nn.init.trunc_normal_(x, 0, 1, -2, -1.9)", SQUARE),
    "xavier_uniform": ("nn.init.xavier_uniform_(x)", (500, 2000)),
    "xavier_uniform_gain": ("nn.init.xavier_uniform_(x, 2.5)", (100, 400, 5, 5)),
    "xavier_normal": ("nn.init.xavier_normal_(x)", (500, 2000)),
    "xavier_normal_gain": ("nn.init.xavier_normal_(x, 2.5)", (100, 400, 5, 5)),
    "kaiming_uniform": ("nn.init.kaiming_uniform_(x)", (500, 2000)),
    "kaiming_uniform_out": (
        "nn.init.kaiming_uniform_(x, mode='fan_out', nonlinearity='relu')",
        (100, 400, 5, 5),
    ),
    "kaiming_uniform_slope": ("nn.init.kaiming_uniform_(x, 0.3)", (500, 2000)),
    "kaiming_normal": ("nn.init.kaiming_normal_(x)", (500, 2000)),
    "kaiming_normal_out": (
        "nn.init.kaiming_normal_(x, mode='fan_out', nonlinearity='tanh')",
        (100, 400, 5, 5),
    ),
    "orthogonal": ("nn.init.orthogonal_(x)", (250, 4000)),
    "orthogonal_gain": ("nn.init.orthogonal_(x, 3)", (4000, 10, 25)),
    "sparse": ("nn.init.sparse_(x, 0.25, 2)", SQUARE),
}

SET = {
    "constant": ("nn.init.constant_(x, 42)", (2, 3)),
    "zeros": ("nn.init.zeros_(x.add_(1))", (2, 3)),
    "ones": ("nn.init.ones_(x)", (2, 3)),
    "eye": ("nn.init.eye_(x)", (2, 3)),
    "eye_tall": ("nn.init.eye_(x)", (4, 3)),
    "dirac_1d": ("nn.init.dirac_(x)", (3, 2, 4)),
    "dirac": ("nn.init.dirac_(x)", (2, 3, 3, 2)),
    "dirac_groups": ("nn.init.dirac_(x, 2)", (6, 2, 3, 3)),
    "dirac_3d": ("nn.init.dirac_(x)", (2, 2, 2, 3, 1)),
}


def build():
    """Returns the tensors of all cases and the metadata."""
    tensors, metadata = {}, {}
    for case, (expression, shape) in (DRAWN | SET).items():
        seed(case)
        metadata[case] = expression
        x = eval(expression, {"nn": nn, "x": torch.zeros(shape)})
        if case in SET:
            tensors[f"{case}/values"] = x
            continue
        centered = x - x.mean()
        moments = [x.numel(), x.mean(), (centered**2).mean(), (centered**4).mean()]
        tensors[f"{case}/draws"] = torch.tensor(moments)
    return tensors, metadata
