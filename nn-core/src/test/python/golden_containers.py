"""Reference numbers for containers that compute: as golden_layers.py, with the two classes that PyTorch leaves to its users."""

import torch
from torch import nn

import golden_layers
from golden_ops import normal


class Parallel(nn.Sequential):
    """Branches with one input, concatenated along the last dimension or added."""

    def __init__(self, *branches, combine="cat"):
        super().__init__(*branches)
        self.combine = combine

    def forward(self, x):
        """Joins the branches' outputs."""
        outputs = [branch(x) for branch in self]
        return torch.cat(outputs, -1) if self.combine == "cat" else sum(outputs)


class Residual(nn.Module):
    """x + net(x), or shortcut(x) + net(x)."""

    def __init__(self, net, shortcut=None):
        super().__init__()
        self.net = net
        self.shortcut = shortcut

    def forward(self, x):
        """Adds what goes around the net."""
        return (self.shortcut(x) if self.shortcut else x) + self.net(x)


NAMES = {"Parallel": Parallel, "Residual": Residual}

CASES = {
    "Parallel": ("Parallel(nn.Linear(4, 3), nn.Sequential(nn.Linear(4, 2), nn.Tanh()))", lambda: normal(5, 4)),
    "Parallel_add": ("Parallel(nn.Linear(4, 3), nn.Linear(4, 3), combine='add')", lambda: normal(5, 4)),
    "Residual": ("Residual(nn.Sequential(nn.Linear(4, 4), nn.Tanh()))", lambda: normal(5, 4)),
    "Residual_shortcut": ("Residual(nn.Linear(4, 3), nn.Linear(4, 3, bias=False))", lambda: normal(5, 4)),
}


def build():
    """Returns the tensors of all cases and the metadata."""
    return golden_layers.build(CASES, NAMES)
