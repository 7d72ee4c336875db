"""Reference numbers for convolution, pooling, normalization and dropout layers; the keys are those of golden_layers."""

import torch

import golden_layers
from golden_ops import distinct, normal


def used(layer):
    """With weights, biases and running statistics that are not those of a fresh layer."""
    with torch.no_grad():
        for name, t in layer.state_dict().items():
            if t.is_floating_point():
                t.copy_(torch.rand(t.shape) + 0.5 if name == "running_var" else torch.randn(t.shape))
    return layer


NAMES = {"used": used}

CASES = {
    "Conv1d": ("nn.Conv1d(4, 3, 3)", lambda: normal(2, 4, 9)),
    "Conv1d_settings": ("nn.Conv1d(4, 6, 3, stride=2, padding=2, dilation=2, groups=2, bias=False)", lambda: normal(2, 4, 9)),
    "Conv2d_groups": ("nn.Conv2d(4, 6, 3, padding=1, groups=2)", lambda: normal(2, 4, 7, 6)),
    "Conv2d_same": ("nn.Conv2d(4, 3, (2, 3), padding='same', dilation=(1, 2), bias=False)", lambda: normal(2, 4, 7, 6)),
    "ConvTranspose1d": ("nn.ConvTranspose1d(4, 3, 3, stride=2, output_padding=1)", lambda: normal(2, 4, 9)),
    "ConvTranspose2d": ("nn.ConvTranspose2d(4, 3, 2, stride=2)", lambda: normal(2, 4, 3, 4)),
    "ConvTranspose2d_settings": ("nn.ConvTranspose2d(4, 6, (3, 2), stride=2, padding=1, output_padding=1, groups=2, bias=False, dilation=(1, 2))", lambda: normal(2, 4, 3, 4)),
    "MaxPool1d": ("nn.MaxPool1d(3, stride=2, padding=1, ceil_mode=True)", lambda: distinct(2, 3, 9)),
    "MaxPool2d_settings": ("nn.MaxPool2d((3, 2), stride=2, padding=1, dilation=(2, 1), ceil_mode=True)", lambda: distinct(2, 3, 7, 6)),
    "AvgPool1d": ("nn.AvgPool1d(3, stride=2, padding=1)", lambda: normal(2, 3, 9)),
    "AvgPool2d_settings": ("nn.AvgPool2d((3, 2), stride=(2, 4), padding=1, ceil_mode=True, count_include_pad=False, divisor_override=5)", lambda: normal(2, 3, 7, 6)),
    "AdaptiveAvgPool1d": ("nn.AdaptiveAvgPool1d(4)", lambda: normal(2, 3, 9)),
    "AdaptiveAvgPool2d": ("nn.AdaptiveAvgPool2d((3, 4))", lambda: normal(2, 3, 7, 6)),
    "AdaptiveAvgPool2d_square": ("nn.AdaptiveAvgPool2d(1)", lambda: normal(2, 3, 7, 6)),
    "AdaptiveMaxPool2d": ("nn.AdaptiveMaxPool2d((3, 4))", lambda: distinct(2, 3, 7, 6)),
    "Flatten_middle": ("nn.Flatten(1, 2)", lambda: normal(2, 4, 7, 6)),
    "Unflatten": ("nn.Unflatten(1, (2, -1))", lambda: normal(2, 4, 7, 6)),
    "Identity": ("nn.Identity()", lambda: normal(3, 4)),
}

NORM_CASES = {
    "BatchNorm1d": (
        "nn.BatchNorm1d(3)",
        lambda: normal(6, 3) * 2 + 3,
    ),
    "BatchNorm1d_eval": (
        "used(nn.BatchNorm1d(3)).eval()",
        lambda: normal(6, 3) * 2 + 3,
    ),
    "BatchNorm1d_settings": (
        "used(nn.BatchNorm1d(3, eps=0.001, momentum=None))",
        lambda: normal(6, 3) * 2 + 3,
    ),
    "BatchNorm1d_plain": (
        "nn.BatchNorm1d(3, affine=False, track_running_stats=False).eval()",
        lambda: normal(6, 3) * 2 + 3,
    ),
    "BatchNorm2d": (
        "nn.BatchNorm2d(3)",
        lambda: normal(4, 3, 3, 2) * 2 + 3,
    ),
    "BatchNorm2d_eval": (
        "used(nn.BatchNorm2d(3)).eval()",
        lambda: normal(4, 3, 3, 2) * 2 + 3,
    ),
    "BatchNorm2d_settings": (
        "used(nn.BatchNorm2d(3, eps=0.001, momentum=None))",
        lambda: normal(4, 3, 3, 2) * 2 + 3,
    ),
    "BatchNorm2d_plain": (
        "nn.BatchNorm2d(3, affine=False, track_running_stats=False).eval()",
        lambda: normal(4, 3, 3, 2) * 2 + 3,
    ),
    "BatchNorm1d_signals": (
        "used(nn.BatchNorm1d(3, momentum=0.3))",
        lambda: normal(2, 3, 5),
    ),
    "LayerNorm": (
        "used(nn.LayerNorm(5))",
        lambda: normal(3, 2, 5) + 2,
    ),
    "LayerNorm_settings": (
        "used(nn.LayerNorm((2, 5), eps=0.001, bias=False))",
        lambda: normal(3, 2, 5) + 2,
    ),
    "LayerNorm_plain": (
        "nn.LayerNorm(5, elementwise_affine=False)",
        lambda: normal(3, 5) + 2,
    ),
    "GroupNorm": (
        "used(nn.GroupNorm(2, 6))",
        lambda: normal(2, 6, 3, 2) + 2,
    ),
    "GroupNorm_plain": (
        "nn.GroupNorm(6, 6, eps=0.001, affine=False)",
        lambda: normal(2, 6, 5),
    ),
    "Dropout": (
        "nn.Dropout(0.2).eval()",
        lambda: normal(3, 4),
    ),
    "Dropout1d": (
        "nn.Dropout1d(0.2).eval()",
        lambda: normal(2, 3, 4),
    ),
    "Dropout2d": (
        "nn.Dropout2d(0.2).eval()",
        lambda: normal(2, 3, 4, 2),
    ),
    "AlphaDropout": (
        "nn.AlphaDropout(0.2).eval()",
        lambda: normal(3, 4),
    ),
    "Dropout_all": (
        "nn.Dropout(1.0)",
        lambda: normal(3, 4),
    ),
    "Dropout_none": (
        "nn.Dropout(0.0)",
        lambda: normal(3, 4),
    ),
    "ConvBatchNormNet": (
        "nn.Sequential(nn.Conv2d(4, 6, 3, padding=1, bias=False), nn.BatchNorm2d(6), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(6, 3))",
        lambda: normal(2, 4, 7, 6),
    ),
}


def build():
    """Returns the tensors of the cases of convolution and pooling, and the metadata."""
    return golden_layers.build(CASES)


def build_norms():
    """Returns the tensors of the cases of normalization and dropout, and the metadata."""
    return golden_layers.build(NORM_CASES, NAMES)
