"""Reference numbers for ops.

Keys: `<case>/input.<i>`, `<case>/output`, and where a gradient flows `<case>/grad_output` (random) and `<case>/grad.<i>`
for each input that takes one. The metadata hold, under the case's name, the PyTorch expression over inputs x0, x1, x2. Other
files of cases call `build` with their own.
Inputs keep away from kinks and ties, so that a gradient is the same whichever side a rounding error falls.
"""

import torch
import torch.nn.functional as F

from golden_file import seed


def normal(*shape):
    return torch.randn(shape)


def positive(*shape):
    return torch.rand(shape) * 1.5 + 0.5


def nonzero(*shape):
    """Both signs, magnitude at least 0.2."""
    return torch.sign(torch.rand(shape) - 0.5) * (torch.rand(shape) * 1.8 + 0.2)


def distinct(*shape):
    """Both signs, no two values nearer than 0.1: a window has one maximum, and a padding of zeros would show."""
    n = torch.Size(shape).numel()
    return (torch.randperm(n) - n / 2 + 0.25).reshape(shape) / 10


def classes(n, k):
    return torch.randint(k, (n,))


def weights(n):
    """Example weights, one of them zero."""
    w = positive(n)
    w[1] = 0
    return w


def row_large(*shape):
    """Normal values, the second row with magnitudes up to 300."""
    x = normal(*shape)
    x[1] = torch.linspace(-300, 300, shape[1])[torch.randperm(shape[1])]
    return x


def logits_large(n, k):
    """Every row a permutation of values from -1000 to 1000."""
    values = torch.linspace(-1000, 1000, k)
    return torch.stack([values[torch.randperm(k)] for _ in range(n)])


def image():
    return normal(2, 3, 7, 6)


def image_distinct():
    return distinct(2, 3, 7, 6)


# case: (expression, maker of the inputs)
CASES = {
    "add": ("x0 + x1", lambda: [normal(2, 3), normal(2, 3)]),
    "add_broadcast": ("x0 + x1", lambda: [normal(2, 3), normal(3)]),
    "add_outer": ("x0 + x1", lambda: [normal(2, 1), normal(1, 3)]),
    "sub": ("x0 - x1", lambda: [normal(2, 3), normal(2, 3)]),
    "sub_broadcast": ("x0 - x1", lambda: [normal(2, 3), normal(3)]),
    "mul": ("x0 * x1", lambda: [normal(2, 3), normal(2, 3)]),
    "mul_broadcast": ("x0 * x1", lambda: [normal(2, 3, 4), normal(3, 1)]),
    "div": ("x0 / x1", lambda: [normal(2, 3), positive(2, 3)]),
    "div_broadcast": ("x0 / x1", lambda: [normal(2, 3), positive(3)]),
    "add_scalar": ("x0 + 1.5", lambda: [normal(2, 3)]),
    "mul_scalar": ("x0 * -2.5", lambda: [normal(2, 3)]),
    "neg": ("-x0", lambda: [normal(2, 3)]),
    "exp": ("x0.exp()", lambda: [normal(2, 3)]),
    "log": ("x0.log()", lambda: [positive(2, 3)]),
    "sqrt": ("x0.sqrt()", lambda: [positive(2, 3)]),
    "abs": ("x0.abs()", lambda: [nonzero(2, 3)]),
    "pow": ("x0.pow(3)", lambda: [positive(2, 3)]),
    "pow2": ("x0.pow(2)", lambda: [nonzero(2, 3)]),
    "relu": ("x0.relu()", lambda: [nonzero(3, 4)]),
    "sigmoid": ("x0.sigmoid()", lambda: [normal(3, 4)]),
    "tanh": ("x0.tanh()", lambda: [normal(3, 4)]),
    "matmul": ("x0 @ x1", lambda: [normal(2, 3), normal(3, 4)]),
    "sum": ("x0.sum()", lambda: [normal(2, 3, 4)]),
    "sum_dim": ("x0.sum(1)", lambda: [normal(2, 3, 4)]),
    "sum_keepdim": ("x0.sum((0, 2), keepdim=True)", lambda: [normal(2, 3, 4)]),
    "mean": ("x0.mean()", lambda: [normal(2, 3, 4)]),
    "mean_dim": ("x0.mean(-1)", lambda: [normal(2, 3, 4)]),
    "reshape": ("x0.reshape(3, 4)", lambda: [normal(2, 6)]),
    "permute": ("x0.permute(2, 0, 1)", lambda: [normal(2, 3, 4)]),
    "transpose": ("x0.t()", lambda: [normal(3, 4)]),
    "slice": ("x0[:, 1:3]", lambda: [normal(3, 4)]),
    "select": ("x0[1]", lambda: [normal(3, 4)]),
    "cat": ("torch.cat([x0, x1], 1)", lambda: [normal(2, 3), normal(2, 2)]),
    "cat_rows": ("torch.cat([x0, x1], 0)", lambda: [normal(2, 3), normal(1, 3)]),
    "stack": ("torch.stack([x0, x1], 0)", lambda: [normal(2, 3), normal(2, 3)]),
    "unsqueeze": ("x0.unsqueeze(1)", lambda: [normal(2, 3)]),
    "expand": ("x0.expand(3, 4)", lambda: [normal(3, 1)]),
    "softmax": ("F.softmax(x0, -1)", lambda: [normal(3, 4)]),
    "log_softmax": ("F.log_softmax(x0, -1)", lambda: [row_large(3, 4)]),
    "linear": ("F.linear(x0, x1, x2)", lambda: [normal(5, 4), normal(3, 4), normal(3)]),
    "linear_nobias": ("F.linear(x0, x1)", lambda: [normal(5, 4), normal(3, 4)]),
    "conv2d": ("F.conv2d(x0, x1, x2)", lambda: [image(), normal(4, 3, 3, 2), normal(4)]),
    "conv2d_nobias": ("F.conv2d(x0, x1)", lambda: [image(), normal(4, 3, 3, 2)]),
    "conv2d_stride_pad": (
        "F.conv2d(x0, x1, x2, stride=(2, 1), padding=(1, 2))",
        lambda: [image(), normal(4, 3, 3, 2), normal(4)],
    ),
    "conv2d_1x1": ("F.conv2d(x0, x1, x2)", lambda: [image(), normal(4, 3, 1, 1), normal(4)]),
    "maxpool2d": ("F.max_pool2d(x0, 2)", lambda: [image_distinct()]),
    "maxpool2d_stride_pad": (
        "F.max_pool2d(x0, 3, stride=2, padding=1)",
        lambda: [image_distinct()],
    ),
    "avgpool2d": ("F.avg_pool2d(x0, 2)", lambda: [image()]),
    "avgpool2d_stride_pad": (
        "F.avg_pool2d(x0, 3, stride=2, padding=1, count_include_pad=True)",
        lambda: [image()],
    ),
    "cross_entropy": ("F.cross_entropy(x0, x1)", lambda: [normal(6, 4), classes(6, 4)]),
    "cross_entropy_sum": (
        "F.cross_entropy(x0, x1, reduction='sum')",
        lambda: [normal(6, 4), classes(6, 4)],
    ),
    "cross_entropy_large": (
        "F.cross_entropy(x0, x1)",
        lambda: [logits_large(6, 4), classes(6, 4)],
    ),
    "cross_entropy_weighted": (
        "(F.cross_entropy(x0, x1, reduction='none') * x2).sum() / x2.sum()",
        lambda: [normal(6, 4), classes(6, 4), weights(6)],
    ),
    "mse": ("F.mse_loss(x0, x1)", lambda: [normal(6, 3), normal(6, 3)]),
    "mse_sum": ("F.mse_loss(x0, x1, reduction='sum')", lambda: [normal(6, 3), normal(6, 3)]),
    "mse_weighted": (
        "(((x0 - x1) ** 2).mean(1) * x2).sum() / x2.sum()",
        lambda: [normal(6, 3), normal(6, 3), weights(6)],
    ),
}

# Example weights are data: no gradient flows to them.
CONSTANT_INPUTS = {"cross_entropy_weighted": {2}, "mse_weighted": {2}}


def build(cases=CASES, constant=CONSTANT_INPUTS):
    """Returns the tensors of all cases and the metadata."""
    tensors, metadata = {}, {}
    for case, (expression, make_inputs) in cases.items():
        metadata[case] = expression
        result = run(case, expression, make_inputs, constant.get(case, set()))
        tensors.update({f"{case}/{k}": t for k, t in result.items()})
    return tensors, metadata


def run(case, expression, make_inputs, constant):
    """One case, keys without the case's name."""
    seed(case)
    inputs = make_inputs()
    for i, x in enumerate(inputs):
        x.requires_grad_(x.is_floating_point() and i not in constant)
    output = eval(expression, {"torch": torch, "F": F}, {f"x{i}": x for i, x in enumerate(inputs)})
    result = {f"input.{i}": x for i, x in enumerate(inputs)} | {"output": output}
    if not output.requires_grad:
        return result
    grad_output = torch.randn(output.shape)
    output.backward(grad_output)
    result["grad_output"] = grad_output
    return result | {f"grad.{i}": x.grad for i, x in enumerate(inputs) if x.requires_grad}
