"""Builds a torch.nn net from Linstock's architecture JSON."""

from torch import nn

LAYERS = {
    "Linear": nn.Linear,
    "Conv2d": nn.Conv2d,
    "MaxPool2d": nn.MaxPool2d,
    "AvgPool2d": nn.AvgPool2d,
    "Flatten": nn.Flatten,
    "ReLU": nn.ReLU,
    "Sigmoid": nn.Sigmoid,
    "Tanh": nn.Tanh,
}


def build(config):
    """Returns the net that a parsed architecture describes; an unknown layer or setting raises."""
    settings = {k: _pair(v) for k, v in config.items() if k not in ("type", "layers")}
    kind = config["type"]
    if kind == "Sequential":
        return nn.Sequential(*map(build, config["layers"]), **settings)
    if kind not in LAYERS:
        raise ValueError(f"layer type {kind!r} is unknown, known are Sequential, {', '.join(LAYERS)}")
    return LAYERS[kind](**settings)


def _pair(value):
    return tuple(value) if isinstance(value, list) else value
