"""Reference numbers for layers and whole nets.

Keys: `<case>/state/<key>` (state_dict names), `<case>/input`, `<case>/output`, `<case>/grad_output` (random),
`<case>/grad/<key>` for each parameter, `<case>/grad_input` when the input is floating point, `<case>/after/<key>` for
buffers that the forward pass changed. The metadata hold, under the case's name, the constructor's text, with `nn` for
torch.nn. Other files of cases call `build` with their own.
"""

import torch
from torch import nn

from golden_file import seed
from golden_ops import distinct, image, nonzero, normal

MLP = "nn.Sequential(nn.Linear(20, 16), nn.ReLU(), nn.Linear(16, 5))"
LENET = (
    "nn.Sequential(nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), "
    "nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), "
    "nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))"
)

# case: (constructor, maker of the input)
CASES = {
    "Linear": ("nn.Linear(4, 3)", lambda: normal(5, 4)),
    "Linear_nobias": ("nn.Linear(4, 3, bias=False)", lambda: normal(5, 4)),
    "Conv2d": ("nn.Conv2d(3, 4, (3, 2))", image),
    "Conv2d_stride_pad": ("nn.Conv2d(3, 4, (3, 2), stride=(2, 1), padding=(1, 2))", image),
    "MaxPool2d": ("nn.MaxPool2d(2)", lambda: distinct(2, 3, 7, 6)),
    "AvgPool2d": ("nn.AvgPool2d(2)", image),
    "Flatten": ("nn.Flatten()", lambda: normal(2, 3, 4)),
    "ReLU": ("nn.ReLU()", lambda: nonzero(3, 4)),
    "Sigmoid": ("nn.Sigmoid()", lambda: normal(3, 4)),
    "Tanh": ("nn.Tanh()", lambda: normal(3, 4)),
    "MLP": (MLP, lambda: normal(7, 20)),
    "LeNet": (LENET, lambda: normal(3, 1, 28, 28)),
}


def build(cases=CASES, names=None):
    """Returns the tensors of all cases and the metadata; `names` are further names for the constructors."""
    tensors, metadata = {}, {}
    for case, (constructor, make_input) in cases.items():
        metadata[case] = constructor
        result = run(case, constructor, make_input, names or {})
        tensors.update({f"{case}/{k}": t for k, t in result.items()})
    return tensors, metadata


def run(case, constructor, make_input, names):
    """One case, keys without the case's name."""
    seed(case)
    net = eval(constructor, {"nn": nn, **names})
    x = make_input()
    x.requires_grad_(x.is_floating_point())
    state = {k: t.detach().clone() for k, t in net.state_dict().items()}
    output = net(x)
    output = output[0] if isinstance(output, tuple) else output
    grad_output = torch.randn(output.shape)
    output.backward(grad_output)
    result = {f"state/{k}": t for k, t in state.items()}
    result |= {"input": x, "output": output, "grad_output": grad_output}
    if x.is_floating_point():
        result["grad_input"] = x.grad
    changed = {k: b for k, b in net.named_buffers() if k in state and not torch.equal(b, state[k])}
    result |= {f"after/{k}": b for k, b in changed.items()}
    return result | {f"grad/{k}": p.grad for k, p in net.named_parameters()}
