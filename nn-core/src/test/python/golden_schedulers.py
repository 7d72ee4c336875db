"""Reference numbers for learning rate schedulers, gradient clipping and averaged weights.

Schedulers: `<case>/lrs` (61, 2), the learning rates of two groups (initially 0.5 and 0.05) at the start and after each
of 60 steps, and `<case>/momenta`, their momentum or first beta. The metadata hold, under the case's name, the
constructor's text, where `opt` is the optimizer and `s` is torch.optim.lr_scheduler; a list is stepped one after the
other. ReduceLROnPlateau is given `<case>/metrics`.

Clipping: `clip_<case>/grads.<i>` become `clip_<case>/clipped.<i>`; `clip_<case>/norm` is what clip_grad_norm_ returned.

Averaging: `ema/params` (20, 5) and `ema/buffers` (20, 2) are a model's values at each update, `ema/averaged` what
AveragedModel has after it.
"""

import math

import torch
from torch import optim
from torch.optim import lr_scheduler
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from golden_file import seed
from golden_ops import normal

STEPS = 60

CASES = {
    "step": "s.StepLR(opt, 7)",
    "step_gamma": "s.StepLR(opt, 20, gamma=0.5)",
    "multistep": "s.MultiStepLR(opt, [3, 10, 10, 40], gamma=0.3)",
    "exponential": "s.ExponentialLR(opt, 0.9)",
    "constant": "s.ConstantLR(opt)",
    "constant_factor": "s.ConstantLR(opt, factor=0.5, total_iters=20)",
    "linear": "s.LinearLR(opt)",
    "linear_factor": "s.LinearLR(opt, start_factor=0.01, end_factor=0.7, total_iters=30)",
    "cosine": "s.CosineAnnealingLR(opt, 60)",
    "cosine_min": "s.CosineAnnealingLR(opt, 13, eta_min=0.01)",
    "restarts": "s.CosineAnnealingWarmRestarts(opt, 10)",
    "restarts_mult": "s.CosineAnnealingWarmRestarts(opt, 7, T_mult=2, eta_min=0.01)",
    "polynomial": "s.PolynomialLR(opt)",
    "polynomial_power": "s.PolynomialLR(opt, total_iters=50, power=2.5)",
    "lambda": "s.LambdaLR(opt, lambda e: 0.95 ** e)",
    "lambda_each": "s.LambdaLR(opt, [lambda e: 1 / (1 + e), lambda e: 0.9 ** (e // 5)])",
    "onecycle": "s.OneCycleLR(opt, 1.5, total_steps=61)",
    "onecycle_three": "s.OneCycleLR(opt, [2.0, 0.3], total_steps=80, pct_start=0.2, anneal_strategy='linear', base_momentum=0.7, max_momentum=0.9, div_factor=10, final_div_factor=100, three_phase=True)",
    "onecycle_fixed": "s.OneCycleLR(opt, 1.5, total_steps=61, cycle_momentum=False)",
    "onecycle_adam": "s.OneCycleLR(adam, 1.5, total_steps=70)",
    "sequential": "s.SequentialLR(opt, [s.LinearLR(opt, 0.1, total_iters=10), s.CosineAnnealingLR(opt, 30, eta_min=0.001), s.ExponentialLR(opt, 0.9)], [10, 40])",
    "sequential_steps": "s.SequentialLR(opt, [s.ConstantLR(opt, 0.2, 3), s.StepLR(opt, 4, 0.5), s.CosineAnnealingWarmRestarts(opt, 6), s.PolynomialLR(opt, 9)], [5, 21, 44])",
    "chained": "[s.ExponentialLR(opt, 0.95), s.LinearLR(opt, 0.1, total_iters=8), s.MultiStepLR(opt, [30], 0.1)]",
    "plateau": "s.ReduceLROnPlateau(opt)",
    "plateau_max": "s.ReduceLROnPlateau(opt, mode='max', factor=0.5, patience=2, threshold=0.01, threshold_mode='abs', cooldown=3, min_lr=[0.05, 0.02])",
    "plateau_rel": "s.ReduceLROnPlateau(opt, mode='max', factor=0.3, patience=1, threshold=0.05, min_lr=0.001)",
    "plateau_abs": "s.ReduceLROnPlateau(opt, factor=0.3, patience=0, threshold=0.05, threshold_mode='abs', eps=0.01)",
}

CLIPS = {
    "l2": "clip_grad_norm_(p, 1.5)",
    "small": "clip_grad_norm_(p, 1000.0)",
    "l1": "clip_grad_norm_(p, 2.0, norm_type=1)",
    "l3": "clip_grad_norm_(p, 2.0, norm_type=3)",
    "inf": "clip_grad_norm_(p, 0.5, norm_type=inf)",
    "value": "clip_grad_value_(p, 0.4)",
}


def build():
    """Returns the tensors of all cases and the metadata."""
    tensors = {}
    for case, constructor in CASES.items():
        tensors.update({f"{case}/{k}": t for k, t in run(case, constructor).items()})
    for case, call in CLIPS.items():
        tensors.update({f"clip_{case}/{k}": t for k, t in clip(case, call).items()})
    tensors.update({f"ema/{k}": t for k, t in ema().items()})
    return tensors, {**CASES, **{f"clip_{k}": v for k, v in CLIPS.items()}}


def run(case, constructor):
    """One scheduler, keys without the case's name."""
    seed(case)
    parameters = [torch.nn.Parameter(normal(2)) for _ in range(2)]
    groups = [{"params": [parameters[0]]}, {"params": [parameters[1]], "lr": 0.05}]
    make = optim.Adam if "adam" in case else optim.SGD
    optimizer = make(groups, lr=0.5) if make is optim.Adam else make(groups, lr=0.5, momentum=0.8)
    name = "adam" if make is optim.Adam else "opt"
    scheduler = eval(constructor, {"s": lr_scheduler, name: optimizer})
    steps = scheduler if isinstance(scheduler, list) else [scheduler]
    metrics = 2 * 0.93 ** torch.arange(STEPS) + 0.05 * normal(STEPS)
    if "max" in case or "rel" in case:
        metrics = 1 - metrics
    lrs, momenta = [rates(optimizer)], [momentum(optimizer)]
    for i in range(STEPS):
        optimizer.step()
        for each in steps:
            each.step(metrics[i]) if "plateau" in case else each.step()
        lrs.append(rates(optimizer))
        momenta.append(momentum(optimizer))
    result = {"lrs": torch.tensor(lrs), "momenta": torch.tensor(momenta)}
    return result | ({"metrics": metrics} if "plateau" in case else {})


def rates(optimizer):
    """The learning rate of each group."""
    return [float(g["lr"]) for g in optimizer.param_groups]


def momentum(optimizer):
    """The momentum or first beta of each group."""
    return [g["momentum"] if "momentum" in g else g["betas"][0] for g in optimizer.param_groups]


def clip(case, call):
    """One way of clipping, keys without the case's name."""
    seed(case)
    parameters = [torch.nn.Parameter(normal(*shape)) for shape in [(3, 4), (5,)]]
    grads = [normal(*p.shape) for p in parameters]
    for p, g in zip(parameters, grads):
        p.grad = g.clone()
    norm = eval(call, {**vars(torch.nn.utils), "p": parameters, "inf": math.inf})
    result = {f"grads.{i}": g for i, g in enumerate(grads)}
    result |= {f"clipped.{i}": p.grad for i, p in enumerate(parameters)}
    return result | ({} if norm is None else {"norm": norm})


def ema():
    """Averages of a model whose values are drawn anew before each update."""
    seed("ema")
    model = torch.nn.BatchNorm1d(2)
    model.register_parameter("extra", torch.nn.Parameter(normal(1)))
    averaged = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(0.9))
    result = {"params": [], "buffers": [], "averaged": []}
    for _ in range(20):
        with torch.no_grad():
            for p in model.parameters():
                p.copy_(normal(*p.shape))
            model.running_mean.copy_(normal(2))
        averaged.update_parameters(model)
        result["params"].append(torch.cat([p.detach().flatten() for p in model.parameters()]))
        result["buffers"].append(model.running_mean.clone())
        values = [p.detach().flatten() for p in averaged.module.parameters()] + [averaged.module.running_mean]
        result["averaged"].append(torch.cat(values))
    return {k: torch.stack(v) for k, v in result.items()}
