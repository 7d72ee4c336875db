"""Reference numbers for products of any rank, for shapes and for indexing."""

import torch

import golden_ops
from golden_ops import distinct, normal


def indices(shape, below):
    return torch.randint(below, shape)


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
}


def build():
    """Returns the tensors of all cases and the metadata."""
    return golden_ops.build(CASES, {})
