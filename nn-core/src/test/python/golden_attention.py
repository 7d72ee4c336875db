"""Reference numbers for attention, tables of vectors and bilinear layers.

The layers are torch.nn's, but for a MultiheadAttention that attends to its one input, and the PositionalEncoding of
PyTorch's tutorial. The calls are functions of several inputs: `<call>/input.<i>`, `<call>/output.<i>`,
`<call>/grad_output.<i>` (random), `<call>/grad.<i>`, and under names of their own masks and indices.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn

import golden_layers
import golden_ops
from golden_file import seed
from golden_ops import normal


class MultiheadAttention(nn.MultiheadAttention):
    """Self-attention."""

    def forward(self, x):
        return super().forward(x, x, x)


class PositionalEncoding(nn.Module):
    """Sines and cosines of the position (Vaswani et al., 2017)."""

    def __init__(self, d_model, dropout=0.1, max_len=5000, batch_first=False):
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.dim = 1 if batch_first else 0
        position = torch.arange(max_len).unsqueeze(1)
        div_term = torch.exp(torch.arange(0, d_model, 2) * (-math.log(10000.0) / d_model))
        pe = torch.zeros(max_len, d_model)
        pe[:, 0::2] = torch.sin(position * div_term)
        pe[:, 1::2] = torch.cos(position * div_term)
        self.register_buffer("pe", pe.unsqueeze(1 - self.dim))

    def forward(self, x):
        return self.dropout(x + self.pe.narrow(self.dim, 0, x.size(self.dim)))


def sequence():
    return normal(5, 3, 8)


def indices():
    return torch.randint(7, (3, 4))


LAYERS = {
    "MultiheadAttention": ("MultiheadAttention(8, 2)", sequence),
    "MultiheadAttention_batch_first": (
        "MultiheadAttention(8, 4, dropout=0.3, bias=False, batch_first=True).eval()",
        sequence,
    ),
    "MultiheadAttention_unbatched": ("MultiheadAttention(8, 2)", lambda: normal(5, 8)),
    "Embedding": ("nn.Embedding(7, 3)", indices),
    "Embedding_padding": ("nn.Embedding(7, 3, padding_idx=-2)", indices),
    "Embedding_max_norm": ("nn.Embedding(7, 3, max_norm=1.0, norm_type=1.5)", indices),
    "EmbeddingBag": ("nn.EmbeddingBag(7, 3)", indices),
    "EmbeddingBag_sum": ("nn.EmbeddingBag(7, 3, mode='sum', padding_idx=2)", indices),
    "EmbeddingBag_max": ("nn.EmbeddingBag(7, 3, mode='max', max_norm=1.5)", indices),
}

LAYER = "nn.TransformerEncoderLayer(8, 2, dim_feedforward=6, dropout=0.0"

ENCODERS = {
    "TransformerEncoderLayer": (f"{LAYER})", sequence),
    "TransformerEncoderLayer_norm_first": (
        f"{LAYER}, activation='gelu', layer_norm_eps=0.001, batch_first=True, norm_first=True)",
        sequence,
    ),
    "TransformerEncoderLayer_nobias": (f"{LAYER}, bias=False)", sequence),
    "TransformerEncoder": (f"nn.TransformerEncoder({LAYER}), 2)", sequence),
    "TransformerEncoder_norm": (
        f"nn.TransformerEncoder({LAYER}, batch_first=True), 2, nn.LayerNorm(8))",
        sequence,
    ),
    "PositionalEncoding": ("PositionalEncoding(8, 0.0, 7)", sequence),
    "PositionalEncoding_batch_first": ("PositionalEncoding(8, 0.5, 7, True).eval()", sequence),
}



def truth(*shape):
    """Half true, but never in the first column, so that every row has something to look at."""
    mask = torch.rand(shape) < 0.5
    mask[..., 0] = False
    return mask


def attention(options="", call="q, k, v", **masks):
    """A call of nn.MultiheadAttention on sequences of 4 queries and 5 keys, batch 2; the parameters are inputs too."""
    net = eval(f"nn.MultiheadAttention(8, 2{options})", {"nn": nn})
    first = "batch_first" in options
    shapes = [(4, 2, 8), (5, 2, net.kdim), (5, 2, net.vdim)]
    inputs = [normal(*((b, a, c) if first else (a, b, c))) for a, b, c in shapes]
    values = {k: torch.randn_like(p) for k, p in net.named_parameters()}
    named = dict(zip("qkv", inputs))

    def function(q, k, v, *rest):
        parameters = dict(zip(values, rest))
        scope = dict(zip("qkv", (q, k, v))) | masks
        args, kwargs = eval(f"(lambda *a, **k: (a, k))({call})", scope)
        return torch.func.functional_call(net, parameters, args, kwargs)

    return function, [*named.values(), *values.values()], masks


def bag(mode, n=6, **options):
    offsets = torch.tensor([0, 2, 2, 5])
    index = torch.randint(7, (n,))
    return (
        lambda w, *s: F.embedding_bag(
            index, w, offsets, mode=mode, per_sample_weights=s[0] if s else None, **options
        ),
        [normal(7, 3)],
        {"index": index, "offsets": offsets},
    )


def weighted_bag():
    function, inputs, constants = bag("sum", padding_idx=3)
    return function, [*inputs, normal(6)], constants


def dot_product(mask=None, **options):
    def function(q, k, v):
        return F.scaled_dot_product_attention(q, k, v, attn_mask=mask, **options)

    return function, [normal(2, 3, 4, 5), normal(2, 3, 6, 5), normal(2, 3, 6, 2)], {} if mask is None else {"mask": mask}


def blind(rows):
    """A mask with rows that may look at nothing."""
    mask = truth(4, 6) | True
    mask[1, 2:] = False
    mask[rows] = False
    return mask


ATTENTION = "F.scaled_dot_product_attention"

# The op by itself: queries, keys and values of 2 heads side by side in the features, with the batch first or the length.
OPS = {
    "attention_packed": (
        f"{ATTENTION}(*x0.view(2, 5, 3, 2, 4).permute(2, 0, 3, 1, 4)).permute(0, 2, 1, 3).reshape(2, 5, 8)",
        lambda: [normal(2, 5, 24)],
    ),
    "attention_packed_length_first": (
        f"{ATTENTION}(*x0.view(5, 2, 3, 2, 4).permute(2, 1, 3, 0, 4), attn_mask=x1)"
        ".permute(2, 0, 1, 3).reshape(5, 2, 8)",
        lambda: [normal(5, 2, 24), normal(5, 5)],
    ),
    "attention_over": (
        f"{ATTENTION}(x0.view(2, 4, 2, 4).transpose(1, 2), *x1.view(2, 5, 2, 2, 4).permute(2, 0, 3, 1, 4))"
        ".permute(0, 2, 1, 3).reshape(2, 4, 8)",
        lambda: [normal(2, 4, 8), normal(2, 5, 16)],
    ),
    "attention_separate": (
        f"{ATTENTION}(*(x.view(-1, 2, 2, 4).permute(1, 2, 0, 3) for x in (x0, x1, x2)), attn_mask=x3)"
        ".permute(2, 0, 1, 3).reshape(4, 2, 8)",
        lambda: [normal(4, 2, 8), normal(5, 2, 8), normal(5, 2, 8), normal(2, 1, 1, 5)],
    ),
    "attention_single_head": (
        f"{ATTENTION}(*x0.chunk(3, 2))",
        lambda: [normal(1, 5, 12)],
    ),
    "attention_stacks": (
        f"{ATTENTION}(x0, x1, x2, attn_mask=x3)",
        lambda: [normal(2, 3, 4, 5), normal(2, 3, 6, 5), normal(2, 3, 6, 2), normal(3, 4, 6)],
    ),
    "attention_matrices": (f"{ATTENTION}(x0, x1, x2)", lambda: [normal(4, 5), normal(6, 5), normal(6, 2)]),
}

OPS_CONSTANT = {"attention_packed_length_first": {1}, "attention_separate": {3}, "attention_stacks": {3}}

# name: a maker of (function, inputs, constants)
CALLS = {
    "attention": lambda: attention(),
    "attention_each_head": lambda: attention(
        ", batch_first=True", "q, k, v, attn_mask=m, average_attn_weights=False", m=truth(4, 5)
    ),
    "attention_masks": lambda: attention(
        "", "q, k, v, key_padding_mask=p, attn_mask=m", p=truth(2, 5), m=truth(4, 4, 5)
    ),
    "attention_added_mask": lambda: attention("", "q, k, v, attn_mask=m", m=normal(4, 5)),
    "attention_features": lambda: attention(", kdim=6, vdim=7", "q, k, v, need_weights=False"),
    "attention_features_nobias": lambda: attention(", kdim=6, bias=False", "q, k, v"),
    "dot_product": lambda: dot_product(),
    "dot_product_causal": lambda: dot_product(is_causal=True),
    "dot_product_mask": lambda: dot_product(truth(4, 6).logical_not()),
    "dot_product_blind": lambda: dot_product(blind([0, 3])),
    "dot_product_added": lambda: dot_product(normal(2, 1, 4, 6)),
    "bag_sum": lambda: bag("sum"),
    "bag_sum_weighted": weighted_bag,
    "bag_mean": lambda: bag("mean", padding_idx=1),
    "bag_max": lambda: bag("max"),
    "bag_last_offset": lambda: bag("mean", n=5, include_last_offset=True),
    "bilinear": lambda: (F.bilinear, [normal(2, 3, 4), normal(2, 3, 5), normal(6, 4, 5), normal(6)], {}),
    "bilinear_nobias": lambda: (F.bilinear, [normal(3, 4), normal(3, 5), normal(6, 4, 5)], {}),
}


def build_ops():
    """The tensors and metadata of the op."""
    return golden_ops.build(OPS, OPS_CONSTANT)


def build():
    """The tensors and metadata of tables and attention."""
    return golden_layers.build(LAYERS, {"MultiheadAttention": MultiheadAttention})


def build_encoders():
    """The tensors and metadata of encoders and positions."""
    return golden_layers.build(ENCODERS, {"PositionalEncoding": PositionalEncoding})


def build_calls():
    """The tensors and metadata of the calls."""
    tensors = {}
    for name, make in CALLS.items():
        seed(name)
        tensors.update({f"{name}/{k}": t for k, t in run(*make()).items()})
    return tensors, {}


def run(function, inputs, constants):
    """One call, keys without its name."""
    for x in inputs:
        x.requires_grad_()
    outputs = function(*inputs)
    outputs = [o for o in (outputs if isinstance(outputs, tuple) else (outputs,)) if o is not None]
    grads = [torch.randn(o.shape) for o in outputs]
    torch.autograd.backward(outputs, grads)
    result = {f"input.{i}": x for i, x in enumerate(inputs)} | constants
    result |= {f"output.{i}": o for i, o in enumerate(outputs)}
    result |= {f"grad_output.{i}": g for i, g in enumerate(grads)}
    return result | {f"grad.{i}": x.grad for i, x in enumerate(inputs)}
