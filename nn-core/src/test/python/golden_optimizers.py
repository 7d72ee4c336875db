"""Reference numbers for optimizers: 100 steps with given gradients on a parameter (3, 4) and a parameter (5).

Keys: `<case>/init.<i>`, `<case>/grads.<i>` (100 gradients, one a step, shape (100, *parameter)), and the parameters
`<case>/after1.<i>`, `<case>/after10.<i>`, `<case>/after100.<i>`. The metadata hold, under the case's name, the
constructor's text, where `p` is the list of the parameters and `optim` is torch.optim.
"""

import torch
from torch import optim

from golden_file import seed
from golden_ops import normal

SHAPES = [(3, 4), (5,)]
STEPS = 100
STORED = (1, 10, 100)

CASES = {
    "sgd": "optim.SGD(p, lr=0.05)",
    "sgd_momentum": "optim.SGD(p, lr=0.05, momentum=0.9)",
    "sgd_nesterov": "optim.SGD(p, lr=0.05, momentum=0.9, nesterov=True)",
    "sgd_dampening": "optim.SGD(p, lr=0.05, momentum=0.9, dampening=0.1)",
    "sgd_wd": "optim.SGD(p, lr=0.05, momentum=0.9, weight_decay=1e-2)",
    "adam": "optim.Adam(p, lr=0.01)",
    "adam_wd": "optim.Adam(p, lr=0.01, weight_decay=1e-2)",
    "adam_betas": "optim.Adam(p, lr=0.01, betas=(0.8, 0.99), eps=1e-6)",
}


def build():
    """Returns the tensors of all cases and the metadata."""
    tensors = {}
    for case, constructor in CASES.items():
        tensors.update({f"{case}/{k}": t for k, t in run(case, constructor).items()})
    return tensors, dict(CASES)


def run(case, constructor):
    """One case, keys without the case's name."""
    seed(case)
    parameters = [torch.nn.Parameter(normal(*shape)) for shape in SHAPES]
    grads = [normal(STEPS, *shape) for shape in SHAPES]
    optimizer = eval(constructor, {"optim": optim, "p": parameters})
    result = {f"init.{i}": p.detach().clone() for i, p in enumerate(parameters)}
    result |= {f"grads.{i}": g for i, g in enumerate(grads)}
    for step in range(STEPS):
        for p, g in zip(parameters, grads):
            p.grad = g[step].clone()
        optimizer.step()
        if step + 1 in STORED:
            result |= {f"after{step + 1}.{i}": p.detach().clone() for i, p in enumerate(parameters)}
    return result
