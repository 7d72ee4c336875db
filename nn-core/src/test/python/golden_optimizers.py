"""Reference numbers for optimizers: 100 steps with given gradients on a parameter (3, 4) and a parameter (5).

Keys: `<case>/init.<i>`, `<case>/grads.<i>` (100 gradients, one a step, shape (100, *parameter)), and the parameters
`<case>/after1.<i>`, `<case>/after10.<i>`, `<case>/after100.<i>`. `<case>/state10/…` is the state dict after 10 steps,
flattened (see `flat_state`). The metadata hold, under the case's name, the constructor's text, where `p` is the list
of the parameters and `optim` is torch.optim.

LBFGS needs a function rather than gradients: `lbfgs_…/…` minimise the mean over rows of softplus(−y·(x·a + b)) plus
0.01·|a|², `x`, `y` and `init.<i>` given, from closures; `losses` are those that each of 10 steps returned.
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
    "sgd_maximize": "optim.SGD(p, lr=0.05, momentum=0.9, weight_decay=1e-2, maximize=True)",
    "sgd_groups": "optim.SGD([{'params': p[:1], 'lr': 0.01, 'weight_decay': 0.1}, {'params': p[1:], 'momentum': 0.5}], lr=0.05)",
    "adam": "optim.Adam(p, lr=0.01)",
    "adam_wd": "optim.Adam(p, lr=0.01, weight_decay=1e-2)",
    "adam_betas": "optim.Adam(p, lr=0.01, betas=(0.8, 0.99), eps=1e-6)",
    "adam_amsgrad": "optim.Adam(p, lr=0.01, betas=(0.8, 0.7), weight_decay=1e-2, amsgrad=True)",
    "adam_groups": "optim.Adam([{'params': p[:1], 'lr': 1e-3, 'betas': (0.8, 0.9)}, {'params': p[1:], 'weight_decay': 0.1, 'amsgrad': True}], lr=0.01)",
    "adamw": "optim.AdamW(p, lr=0.01)",
    "adamw_wd": "optim.AdamW(p, lr=0.01, betas=(0.8, 0.99), eps=1e-6, weight_decay=0.1)",
    "adamw_amsgrad": "optim.AdamW(p, lr=0.01, betas=(0.8, 0.7), amsgrad=True, maximize=True)",
    "nadam": "optim.NAdam(p, lr=0.01)",
    "nadam_wd": "optim.NAdam(p, lr=0.01, betas=(0.8, 0.99), eps=1e-6, weight_decay=0.1, momentum_decay=0.01)",
    "nadam_decoupled": "optim.NAdam(p, lr=0.01, weight_decay=0.1, decoupled_weight_decay=True, maximize=True)",
    "adamax": "optim.Adamax(p, lr=0.01)",
    "adamax_wd": "optim.Adamax(p, lr=0.01, betas=(0.8, 0.9), eps=1e-3, weight_decay=0.1)",
    "rmsprop": "optim.RMSprop(p, lr=0.01)",
    "rmsprop_wd": "optim.RMSprop(p, lr=0.01, alpha=0.9, eps=1e-3, weight_decay=0.1)",
    "rmsprop_centered": "optim.RMSprop(p, lr=0.01, alpha=0.9, eps=1e-3, centered=True)",
    "rmsprop_momentum": "optim.RMSprop(p, lr=0.01, centered=True, eps=1e-3, momentum=0.9)",
    "adagrad": "optim.Adagrad(p, lr=0.1)",
    "adagrad_decay": "optim.Adagrad(p, lr=0.1, lr_decay=0.05, weight_decay=0.1, eps=1e-3)",
    "adagrad_initial": "optim.Adagrad(p, lr=0.1, initial_accumulator_value=0.5)",
    "adadelta": "optim.Adadelta(p, lr=1.0)",
    "adadelta_wd": "optim.Adadelta(p, lr=0.5, rho=0.8, eps=1e-4, weight_decay=0.1)",
    "adadelta_groups": "optim.Adadelta([{'params': p[:1], 'rho': 0.7}, {'params': p[1:], 'lr': 0.3, 'weight_decay': 0.1}], lr=1.0)",
}

LBFGS_CASES = {
    "lbfgs": "optim.LBFGS(p, lr=0.5, max_iter=4)",
    "lbfgs_history": "optim.LBFGS(p, lr=1, max_iter=5, history_size=3)",
    "lbfgs_wolfe": "optim.LBFGS(p, lr=1, max_iter=3, line_search_fn='strong_wolfe')",
    "lbfgs_wolfe_far": "optim.LBFGS(p, lr=20, max_iter=6, history_size=2, line_search_fn='strong_wolfe')",
    "lbfgs_tolerance": "optim.LBFGS(p, max_iter=20, max_eval=9, tolerance_grad=1e-3, tolerance_change=1e-5)",
}
LBFGS_STEPS = 10


def build():
    """Returns the tensors of all cases and the metadata."""
    tensors = {}
    for case, constructor in CASES.items():
        tensors.update({f"{case}/{k}": t for k, t in run(case, constructor).items()})
    for case, constructor in LBFGS_CASES.items():
        tensors.update({f"{case}/{k}": t for k, t in run_lbfgs(case, constructor).items()})
    return tensors, {**CASES, **LBFGS_CASES}


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
        if step + 1 == 10:
            result |= {f"state10/{k}": t for k, t in flat_state(optimizer).items()}
    return result


def flat_state(optimizer):
    """The numbers of a state dict under dotted keys; a list of tensors stacked."""
    state = optimizer.state_dict()
    flat = {}
    for index, slots in state["state"].items():
        flat |= {f"state.{index}.{k}": number(v) for k, v in slots.items() if numeric(v)}
    for index, group in enumerate(state["param_groups"]):
        flat |= {f"param_groups.{index}.{k}": number(v) for k, v in group.items() if numeric(v)}
        flat[f"param_groups.{index}.params"] = torch.tensor(group["params"])
    return flat


def numeric(value):
    """Whether a value of a state dict is made of numbers."""
    if isinstance(value, (list, tuple)):
        return len(value) > 0 and all(numeric(v) for v in value)
    return isinstance(value, (int, float, torch.Tensor))


def number(value):
    """A value as a tensor."""
    if isinstance(value, (list, tuple)):
        return torch.stack([number(v) for v in value])
    return torch.as_tensor(value, dtype=torch.float64).clone()


def run_lbfgs(case, constructor):
    """One case of LBFGS, keys without the case's name."""
    seed(case)
    x = normal(30, 4)
    y = torch.where(normal(30) + x[:, 0] > 0, 1.0, -1.0)
    parameters = [torch.nn.Parameter(normal(4, 1)), torch.nn.Parameter(normal(1))]
    optimizer = eval(constructor, {"optim": optim, "p": parameters})
    result = {"x": x, "y": y}
    result |= {f"init.{i}": p.detach().clone() for i, p in enumerate(parameters)}

    def closure():
        optimizer.zero_grad()
        margin = (x @ parameters[0] + parameters[1]).squeeze(1) * y
        loss = (1 + (-margin).exp()).log().mean() + 0.01 * (parameters[0] ** 2).sum()
        loss.backward()
        return loss

    losses = []
    for step in range(LBFGS_STEPS):
        losses.append(optimizer.step(closure).detach())
        result |= {f"after{step + 1}.{i}": p.detach().clone() for i, p in enumerate(parameters)}
        if step == 2:
            result |= {f"state3/{k}": t for k, t in flat_state(optimizer).items() if k.startswith("state")}
    return result | {"losses": torch.stack(losses)}
