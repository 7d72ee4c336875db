"""Reference numbers for products of any rank, for shapes and for indexing."""

import torch

import golden_ops
from golden_ops import distinct, normal


def indices(shape, below):
    return torch.randint(below, shape)


def mask(*shape):
    m = torch.rand(shape) < 0.5
    m.view(-1)[0], m.view(-1)[1] = True, False
    return m


# case: (expression, maker of the inputs)
CASES = {
    "matmul_dot": ("x0 @ x1", lambda: [normal(4), normal(4)]),
    "matmul_matrix_vector": ("x0 @ x1", lambda: [normal(3, 4), normal(4)]),
    "matmul_vector_matrix": ("x0 @ x1", lambda: [normal(3), normal(3, 4)]),
    "matmul_batch": ("x0 @ x1", lambda: [normal(2, 3, 4), normal(2, 4, 2)]),
    "matmul_batch_matrix": ("x0 @ x1", lambda: [normal(2, 2, 3, 4), normal(4, 2)]),
    "matmul_matrix_batch": ("x0 @ x1", lambda: [normal(3, 4), normal(2, 4, 2)]),
    "matmul_batch_vector": ("x0 @ x1", lambda: [normal(2, 3, 4), normal(4)]),
    "matmul_vector_batch": ("x0 @ x1", lambda: [normal(3), normal(2, 3, 4)]),
    "matmul_broadcast": ("x0 @ x1", lambda: [normal(2, 1, 3, 2), normal(3, 2, 4)]),
    "matmul_broadcast_both": ("x0 @ x1", lambda: [normal(2, 1, 3, 2), normal(1, 3, 2, 2)]),
    "matmul_heads": (
        "x0.view(2, 3, 2, 2).transpose(1, 2) @ x1.view(2, 3, 2, 2).transpose(1, 2).transpose(-1, -2)",
        lambda: [normal(2, 3, 4), normal(2, 3, 4)],
    ),
    "bmm": ("torch.bmm(x0, x1)", lambda: [normal(3, 2, 4), normal(3, 4, 2)]),
    "dot": ("torch.dot(x0, x1)", lambda: [normal(5), normal(5)]),
    "mv": ("torch.mv(x0, x1)", lambda: [normal(3, 5), normal(5)]),
    "outer": ("torch.outer(x0, x1)", lambda: [normal(3), normal(4)]),
    "addmm": ("torch.addmm(x0, x1, x2)", lambda: [normal(4), normal(2, 3), normal(3, 4)]),
    "addmm_scaled": (
        "torch.addmm(x0, x1, x2, beta=0.5, alpha=-2)",
        lambda: [normal(2, 4), normal(2, 3), normal(3, 4)],
    ),
    "baddbmm": (
        "torch.baddbmm(x0, x1, x2, beta=0.5, alpha=2)",
        lambda: [normal(1, 2, 2), normal(3, 2, 4), normal(3, 4, 2)],
    ),
    "linear_vector": ("F.linear(x0, x1, x2)", lambda: [normal(4), normal(3, 4), normal(3)]),
    "linear_sequence": (
        "F.linear(x0, x1, x2)",
        lambda: [normal(2, 3, 4), normal(3, 4), normal(3)],
    ),
    "linear_sequence_nobias": ("F.linear(x0, x1)", lambda: [normal(2, 2, 3, 4), normal(3, 4)]),
    "slice_negative": ("x0[:, -3:-1]", lambda: [normal(3, 4)]),
    "slice_step": ("x0[:, 1:6:2]", lambda: [normal(3, 7)]),
    "slice_transposed": ("x0.t()[1:3]", lambda: [normal(3, 4)]),
    "narrow": ("x0.narrow(-1, 1, 2)", lambda: [normal(2, 3, 4)]),
    "select_last": ("x0[-1]", lambda: [normal(3, 4)]),
    "select_dim": ("x0.select(1, -2)", lambda: [normal(2, 3, 4)]),
    "split": (
        "torch.cat([p * (i + 1) for i, p in enumerate(x0.split(2, 1))], 1)",
        lambda: [normal(2, 5)],
    ),
    "split_sizes": (
        "torch.cat([p * (i + 1) for i, p in enumerate(x0.split([1, 0, 3], 0))], 0)",
        lambda: [normal(4, 2)],
    ),
    "chunk": (
        "torch.cat([p * (i + 1) for i, p in enumerate(x0.chunk(3, -1))], -1)",
        lambda: [normal(2, 7)],
    ),
    "unbind": (
        "torch.cat([p * (i + 1) for i, p in enumerate(x0.unbind(1))], 0)",
        lambda: [normal(2, 3, 2)],
    ),
    "diagonal": ("x0.diagonal()", lambda: [normal(3, 4)]),
    "diagonal_above": ("x0.diagonal(1, 2, 0)", lambda: [normal(3, 2, 4)]),
    "diagonal_below": ("x0.diagonal(-1, -2, -1)", lambda: [normal(2, 4, 3)]),
    "index_select": ("x0.index_select(1, x1)", lambda: [normal(2, 4, 3), indices((5,), 4)]),
    "index_select_rows": ("x0.index_select(0, x1)", lambda: [normal(4, 3), indices((6,), 4)]),
    "index_add": (
        "x0.index_add(1, x1, x2)",
        lambda: [normal(2, 3, 2), indices((5,), 3), normal(2, 5, 2)],
    ),
    "get_index": ("x0[x1]", lambda: [normal(4, 3), indices((2, 3), 8) - 4]),
    "get_mask": ("x0[x1]", lambda: [normal(4, 3), torch.tensor([True, False, True, True])]),
    "embedding": ("F.embedding(x0, x1)", lambda: [indices((2, 5), 4), normal(4, 3)]),
    "gather": ("x0.gather(1, x1)", lambda: [normal(3, 4), indices((2, 6), 4)]),
    "gather_first": ("x0.gather(0, x1)", lambda: [normal(3, 4, 2), indices((5, 3, 2), 3)]),
    "take": ("x0.take(x1)", lambda: [normal(3, 4), indices((2, 5), 24) - 12]),
    "scatter": (
        "x0.scatter(1, x1, x2)",
        lambda: [normal(2, 5), torch.tensor([[0, 3], [4, 2]]), normal(2, 2)],
    ),
    "scatter_value": (
        "x0.scatter(0, x1, 2.5)",
        lambda: [normal(3, 4), torch.tensor([[0, 2, 1], [1, 2, 0]])],
    ),
    "scatter_add": (
        "x0.scatter_add(1, x1, x2)",
        lambda: [normal(2, 3), indices((2, 6), 3), normal(2, 6)],
    ),
    "masked_fill": ("x0.masked_fill(x1, -2.5)", lambda: [normal(2, 3, 4), mask(3, 4)]),
    "masked_fill_wider": ("x0.masked_fill(x1, 7.0)", lambda: [normal(4), mask(3, 4)]),
    "masked_select": ("x0.masked_select(x1)", lambda: [normal(3, 4), mask(3, 4)]),
    "masked_select_broadcast": ("x0.masked_select(x1)", lambda: [normal(3, 4), mask(4)]),
    "nonzero": ("x0.nonzero()", lambda: [torch.tensor([[0, 2, 0], [1, 0, 0], [3, 0, 4]])]),
    "one_hot": ("F.one_hot(x0, 5)", lambda: [indices((2, 3), 4)]),
    "one_hot_inferred": ("F.one_hot(x0)", lambda: [torch.tensor([0, 2, 1])]),
    "triu": ("x0.triu()", lambda: [normal(2, 3, 4)]),
    "triu_above": ("x0.triu(1)", lambda: [normal(4, 3)]),
    "tril": ("x0.tril(-1)", lambda: [normal(4, 5)]),
    "sort": ("x0.sort(0).values", lambda: [distinct(4, 3)]),
    "sort_descending": ("x0.sort(-1, descending=True).values", lambda: [distinct(2, 3, 4)]),
    "sort_indices": ("x0.sort(dim=1, stable=True).indices", lambda: [indices((3, 6), 3)]),
    "argsort": ("x0.argsort(dim=0, descending=True, stable=True)", lambda: [indices((6, 2), 3)]),
    "sort_special": (
        "x0.sort(stable=True).indices",
        lambda: [torch.tensor([0.0, float("nan"), -0.0, float("inf"), 1.0, float("-inf")])],
    ),
    "topk": ("x0.topk(2).values", lambda: [distinct(3, 5)]),
    "topk_smallest": ("x0.topk(2, 1, largest=False).values", lambda: [distinct(2, 4, 3)]),
    "topk_indices": ("x0.topk(3, 0).indices", lambda: [torch.randperm(12).reshape(4, 3)]),
    "unique": ("x0.unique()", lambda: [indices((3, 4), 5)]),
    "cumsum": ("x0.cumsum(1)", lambda: [normal(2, 4, 3)]),
    "cumsum_last": ("x0.cumsum(-1)", lambda: [normal(3, 5)]),
    "cumsum_whole": ("x0.cumsum(0)", lambda: [indices((3, 4), 9)]),
    "repeat": ("x0.repeat(2, 1, 3)", lambda: [normal(2, 2)]),
    "tile": ("x0.tile(2)", lambda: [normal(2, 3)]),
    "repeat_interleave": ("x0.repeat_interleave(2, 1)", lambda: [normal(2, 3, 2)]),
    "transpose_dims": ("x0.transpose(0, 2)", lambda: [normal(2, 3, 4)]),
    "contiguous": ("x0.t().contiguous()", lambda: [normal(3, 4)]),
    "clone": ("x0.clone()", lambda: [normal(3, 4)]),
    "flip": ("x0.flip(0, -1)", lambda: [normal(2, 3, 4)]),
    "roll": ("x0.roll(5, 1)", lambda: [normal(2, 3, 2)]),
    "roll_back": ("x0.roll(-1, 0)", lambda: [normal(4, 2)]),
    "pad": ("F.pad(x0, (1, 2, 0, 3))", lambda: [normal(2, 2, 3)]),
    "pad_value": ("F.pad(x0, (2, 1), value=-1.5)", lambda: [normal(2, 3)]),
    "pad_negative": ("F.pad(x0, (-1, 2, 1, -2))", lambda: [normal(4, 3)]),
    "diag": ("torch.diag(x0)", lambda: [normal(3)]),
    "diag_below": ("torch.diag(x0, -2)", lambda: [normal(2)]),
    "diag_matrix": ("torch.diag(x0, 1)", lambda: [normal(3, 4)]),
    "trace": ("x0.trace()", lambda: [normal(3, 4)]),
    "squeeze_all": ("x0.squeeze()", lambda: [normal(1, 3, 1, 2, 1)]),
    "flatten_range": ("x0.flatten(1, 2)", lambda: [normal(2, 3, 2, 2)]),
    "unflatten": ("x0.unflatten(1, (2, -1))", lambda: [normal(2, 6)]),
    "movedim": ("x0.movedim(0, -1)", lambda: [normal(2, 3, 4)]),
    "movedim_back": ("x0.movedim(2, 1)", lambda: [normal(2, 3, 4)]),
    "view_split": ("x0.t().unflatten(0, (2, 3)) * 2", lambda: [normal(4, 6)]),
}


def build():
    """Returns the tensors of all cases and the metadata."""
    return golden_ops.build(CASES, {})
