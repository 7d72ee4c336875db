"""Reference numbers for recurrent ops and layers.

The layers have, beside the keys of golden_layers, those of a forward with given initial states: `<case>/initial.<i>`,
`<case>/result.<i>` (output and final states), `<case>/grad_result.<i>` (random) and `<case>/grad_initial.<i>`.
The ops take the input's part of the sums, so PyTorch's layers run here with an identity as input weight.
"""

import torch
from torch import nn

import golden_layers
import golden_ops
from golden_file import seed
from golden_ops import normal

L, N, H = 4, 3, 2


def single(function, gates, states, bias, reverse):
    """A call of torch.lstm and its kind on x0 (sums), states, hidden weight and hidden bias, for one direction."""
    width = gates * H
    names = [f"x{i}" for i in range(1, 1 + states)]
    state = f"({', '.join(f'{n}[None]' for n in names)})" if states > 1 else f"{names[0]}[None]"
    biases = f", torch.zeros({width}), x{states + 2}" if bias else ""
    weights = f"[torch.eye({width}), x{states + 1}{biases}]"
    x = "x0.flip(0)" if reverse else "x0"
    call = f"torch.{function}({x}, {state}, {weights}, {bias}, 1, 0.0, False, False, False)"
    output = f"{call}[0].flip(0)" if reverse else f"{call}[0]"
    return f"torch.cat([{output}, {call}[2]])" if function == "lstm" else output


def op_case(function, gates, states, bias=True, reverse=False, length=L):
    def inputs():
        tensors = [normal(length, N, gates * H)] + [normal(N, H) for _ in range(states)]
        return tensors + [normal(gates * H, H)] + ([normal(gates * H)] if bias else [])

    return single(function, gates, states, bias, reverse), inputs


OPS = {
    f"{function}{suffix}": op_case(function, gates, states, **options)
    for function, gates, states in [("rnn_tanh", 1, 1), ("rnn_relu", 1, 1), ("lstm", 4, 2), ("gru", 3, 1)]
    for suffix, options in [
        ("", {}),
        ("_reverse", {"reverse": True}),
        ("_nobias", {"bias": False}),
        ("_one_step", {"length": 1}),
    ]
}


def sequence():
    return normal(5, 3, 4)


LAYERS = {
    "RNN": ("nn.RNN(4, 3)", sequence),
    "RNN_relu": ("nn.RNN(4, 3, nonlinearity='relu', num_layers=2)", sequence),
    "LSTM": ("nn.LSTM(4, 3)", sequence),
    "LSTM_deep": ("nn.LSTM(4, 3, num_layers=2, bidirectional=True)", sequence),
    "LSTM_nobias_batch_first": ("nn.LSTM(4, 3, bias=False, batch_first=True)", sequence),
    "LSTM_unbatched": ("nn.LSTM(4, 3, bidirectional=True)", lambda: normal(5, 4)),
    "LSTM_dropout": ("nn.LSTM(4, 3, num_layers=2, dropout=0.5).eval()", sequence),
    "GRU": ("nn.GRU(4, 3)", sequence),
    "GRU_deep": ("nn.GRU(4, 3, num_layers=2, batch_first=True, bidirectional=True)", sequence),
    "GRU_nobias": ("nn.GRU(4, 3, bias=False)", sequence),
    "RNNCell": ("nn.RNNCell(4, 3)", lambda: normal(3, 4)),
    "RNNCell_relu": ("nn.RNNCell(4, 3, bias=False, nonlinearity='relu')", lambda: normal(3, 4)),
    "LSTMCell": ("nn.LSTMCell(4, 3)", lambda: normal(3, 4)),
    "LSTMCell_unbatched": ("nn.LSTMCell(4, 3, bias=False)", lambda: normal(4)),
    "GRUCell": ("nn.GRUCell(4, 3)", lambda: normal(3, 4)),
}


def build_ops():
    """The tensors and metadata of the ops."""
    return golden_ops.build(OPS, {})


def build_layers():
    """The tensors and metadata of the layers."""
    tensors, metadata = golden_layers.build(LAYERS)
    for case, (constructor, _) in LAYERS.items():
        tensors.update({f"{case}/{k}": t for k, t in with_states(case, constructor, tensors).items()})
    return tensors, metadata


def with_states(case, constructor, tensors):
    """A forward of one case with initial states."""
    seed(case + " with states")
    net = eval(constructor, {"nn": nn})
    net.load_state_dict({k: tensors[f"{case}/state/{k}"] for k in net.state_dict()})
    x = tensors[f"{case}/input"].detach()
    initial = [normal(*shape).requires_grad_() for shape in state_shapes(net, x)]
    results = net(x, tuple(initial) if len(initial) > 1 else initial[0])
    results = flat(results)
    grads = [torch.randn(r.shape) for r in results]
    torch.autograd.backward(results, grads)
    named = {f"initial.{i}": t for i, t in enumerate(initial)}
    named |= {f"result.{i}": t for i, t in enumerate(results)}
    named |= {f"grad_result.{i}": t for i, t in enumerate(grads)}
    return named | {f"grad_initial.{i}": t.grad for i, t in enumerate(initial)}


def flat(results):
    """Output and states as one list."""
    if isinstance(results, torch.Tensor):
        return [results]
    return [t for r in results for t in flat(r)]


def state_shapes(net, x):
    """The shapes of the initial states, twice the same for LSTMs."""
    if isinstance(net, nn.RNNCellBase):
        shape = (*x.shape[:-1], net.hidden_size)
    else:
        batch = [] if x.dim() == 2 else [x.shape[0 if net.batch_first else 1]]
        shape = (net.num_layers * (1 + net.bidirectional), *batch, net.hidden_size)
    return [shape] * (2 if isinstance(net, (nn.LSTM, nn.LSTMCell)) else 1)
