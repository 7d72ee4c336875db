"""Reference numbers for arithmetic, elementwise functions, comparisons and reductions; see golden_ops for the keys."""

import torch

import golden_ops
from golden_ops import distinct, nonzero, normal, positive


def unit(*shape):
    """Within (-0.9, 0.9)."""
    return torch.rand(shape) * 1.8 - 0.9


def between(*shape):
    """At least 0.1 away from any integer and any half, so that rounding has no kink nearby."""
    return torch.randint(-3, 3, shape) + torch.where(torch.rand(shape) < 0.5, 0.2, 0.7) + torch.rand(shape) * 0.1


def ints(*shape):
    return torch.randint(-9, 10, shape)


def divisors(*shape):
    """Integers of both signs, none of them 0."""
    return torch.randint(1, 6, shape) * (torch.randint(0, 2, shape) * 2 - 1)


def bools(*shape):
    return torch.rand(shape) < 0.5


def ties(*shape):
    """Small whole numbers: many are equal."""
    return torch.randint(-2, 3, shape).double()


def with_zero(*shape):
    x = nonzero(*shape)
    x.view(-1)[1] = 0
    return x


def with_zeros(*shape):
    x = with_zero(*shape)
    x.view(-1)[-1] = 0
    return x


def pair(make):
    return lambda: [make(2, 3), make(2, 3)]


def one(make):
    return lambda: [make(2, 3)]


def cube(make=normal):
    return lambda: [make(2, 3, 4)]


def special():
    inf, nan = float("inf"), float("nan")
    return torch.tensor([nan, inf, -inf, 0.0, -0.0, 1.5, -2.5])


UNARY = {
    "expm1": normal,
    "log1p": positive,
    "log2": positive,
    "log10": positive,
    "rsqrt": positive,
    "square": normal,
    "reciprocal": nonzero,
    "sin": normal,
    "cos": normal,
    "tan": unit,
    "asin": unit,
    "acos": unit,
    "atan": normal,
    "sinh": normal,
    "cosh": normal,
    "erf": normal,
    "erfc": normal,
    "sign": nonzero,
    "floor": between,
    "ceil": between,
    "round": between,
    "trunc": between,
}

CASES = {name: (f"torch.{name}(x0)", one(make)) for name, make in UNARY.items()}

CASES |= {
    "sub_scalar": ("x0 - 1.5", one(normal)),
    "div_scalar": ("x0 / 3", one(normal)),
    "pow_fraction": ("x0.pow(1.7)", one(positive)),
    "pow_negative": ("x0.pow(-2)", one(nonzero)),
    "pow_zero": ("x0.pow(0)", one(nonzero)),
    "pow_tensor": ("x0.pow(x1)", lambda: [positive(2, 3), normal(3)]),
    "pow_base": ("torch.pow(2.5, x0)", one(normal)),
    "remainder": ("torch.remainder(x0, x1)", lambda: [between(2, 3) * 2, divisors(2, 3) + 0.0]),
    "remainder_scalar": ("torch.remainder(x0, -2)", lambda: [between(2, 3)]),
    "fmod": ("torch.fmod(x0, x1)", lambda: [between(2, 3) * 2, divisors(2, 3) + 0.0]),
    "fmod_scalar": ("torch.fmod(x0, 2)", lambda: [between(2, 3)]),
    "floor_divide": ("torch.floor_divide(x0.detach(), x1.detach())", lambda: [between(2, 3) * 4, between(2, 3)]),
    "atan2": ("torch.atan2(x0, x1)", lambda: [nonzero(2, 3), nonzero(3)]),
    "logaddexp": ("torch.logaddexp(x0, x1)", lambda: [normal(2, 3), normal(3)]),
    "logaddexp_large": ("torch.logaddexp(x0, x1)", lambda: [normal(2, 3) * 500, normal(2, 3) * 500]),
    "maximum": ("torch.maximum(x0, x1)", lambda: [distinct(2, 3), distinct(2, 3) + 0.03]),
    "minimum": ("torch.minimum(x0, x1)", lambda: [distinct(2, 3), distinct(1, 3) + 0.03]),
    "lerp": ("torch.lerp(x0, x1, 0.3)", pair(normal)),
    "lerp_end": ("torch.lerp(x0, x1, 0.8)", pair(normal)),
    "lerp_tensor": ("torch.lerp(x0, x1, x2)", lambda: [normal(2, 3), normal(2, 3), normal(2, 3)]),
    "clamp": ("x0.clamp(-0.25, 0.17)", lambda: [distinct(3, 4)]),
    "clamp_min": ("x0.clamp(min=0.17)", lambda: [distinct(3, 4)]),
    "clamp_max": ("x0.clamp(max=0.17)", lambda: [distinct(3, 4)]),
    "where": ("torch.where(x0, x1, x2)", lambda: [bools(2, 3), normal(2, 3), normal(3)]),
    "where_scalar": ("torch.where(x0, x1, 2.5)", lambda: [bools(3), normal(2, 3)]),
    "add_float_int": ("x0 + x1", lambda: [normal(2, 3), ints(3)]),
    "mul_bool_float": ("x0 * x1", lambda: [bools(2, 3), normal(2, 3)]),
    "add_int": ("x0 + x1", pair(ints)),
    "add_bool_int": ("x0 + x1", lambda: [bools(2, 3), ints(3)]),
    "add_bool": ("x0 + x1", pair(bools)),
    "sub_int": ("x0 - x1", lambda: [ints(2, 3), ints(2, 1)]),
    "mul_int": ("x0 * x1", pair(ints)),
    "div_int": ("x0.float() / x1.float()", lambda: [ints(2, 3), divisors(2, 3)]),
    "div_int_scalar": ("x0 / 4", one(ints)),
    "floor_divide_int": ("x0 // x1", lambda: [ints(2, 3), divisors(2, 3)]),
    "floor_divide_int_scalar": ("x0 // -4", one(ints)),
    "remainder_int": ("torch.remainder(x0, x1)", lambda: [ints(2, 3), divisors(2, 3)]),
    "fmod_int": ("torch.fmod(x0, x1)", lambda: [ints(2, 3), divisors(2, 3)]),
    "pow_int": ("x0.pow(3)", one(ints)),
    "maximum_int": ("torch.maximum(x0, x1)", pair(ints)),
    "clamp_int": ("x0.clamp(-3, 4)", one(ints)),
    "abs_int": ("x0.abs()", one(ints)),
    "neg_int": ("-x0", one(ints)),
    "sign_int": ("x0.sign()", one(ints)),
    "gt": ("x0 > x1", lambda: [ties(3, 4), ties(4)]),
    "ge": ("x0 >= x1", lambda: [ties(3, 4), ties(4)]),
    "lt": ("x0 < x1", lambda: [ties(3, 4), ties(4)]),
    "le": ("x0 <= x1", lambda: [ties(3, 4), ties(3, 4)]),
    "eq": ("x0 == x1", lambda: [ties(3, 4), ties(3, 4)]),
    "ne": ("x0 != x1", lambda: [ties(3, 4), ties(3, 4)]),
    "ne_scalar": ("x0 != 1", lambda: [ties(3, 4)]),
    "gt_int_float": ("x0 > x1", lambda: [ints(3, 4), normal(3, 4) * 5]),
    "eq_int": ("x0 == x1", lambda: [ints(20), ints(20)]),
    "isclose": ("torch.isclose(x0, x1, rtol=0.5, atol=0.1)", lambda: [ties(3, 4), ties(3, 4) + 0.03]),
    "isnan": ("torch.isnan(x0)", lambda: [special()]),
    "isinf": ("torch.isinf(x0)", lambda: [special()]),
    "isfinite": ("torch.isfinite(x0)", lambda: [special()]),
    "logical_and": ("torch.logical_and(x0, x1)", lambda: [bools(3, 4), bools(4)]),
    "logical_or": ("torch.logical_or(x0, x1)", lambda: [bools(3, 4), bools(3, 4)]),
    "logical_xor": ("torch.logical_xor(x0, x1)", lambda: [ties(3, 4), bools(3, 4)]),
    "logical_not": ("torch.logical_not(x0)", lambda: [ties(3, 4)]),
    "any": ("x0.any()", lambda: [bools(3, 4)]),
    "any_dim": ("x0.any(1)", lambda: [bools(4, 3, 2)]),
    "all": ("x0.all()", lambda: [bools(3, 4)]),
    "all_dim": ("x0.all(0, keepdim=True)", lambda: [ties(2, 8)]),
    "sum_int": ("x0.sum(1)", cube(ints)),
    "sum_bool": ("x0.sum(0)", cube(bools)),
    "mean_dims": ("x0.mean((0, 2), keepdim=True)", cube()),
    "var": ("x0.var()", cube()),
    "var_dim": ("x0.var(1)", cube()),
    "var_population": ("x0.var((0, 2), correction=0, keepdim=True)", cube()),
    "std": ("x0.std()", cube()),
    "std_dim": ("x0.std(-1)", cube()),
    "std_population": ("x0.std((0, 1), correction=0)", cube()),
    "prod": ("x0.prod()", cube(nonzero)),
    "prod_dim": ("x0.prod(1)", cube(nonzero)),
    "prod_keepdim": ("x0.prod(2, keepdim=True)", lambda: [nonzero(2, 3, 5)]),
    "prod_zero": ("x0.prod(1)", lambda: [with_zero(2, 5)]),
    "prod_zeros": ("x0.prod()", lambda: [with_zeros(5)]),
    "prod_int": ("x0.prod(1)", lambda: [divisors(2, 7)]),
    "max": ("x0.max()", cube(distinct)),
    "min": ("x0.min()", cube(distinct)),
    "max_dim": ("x0.max(1).values", cube(distinct)),
    "max_keepdim": ("x0.max(-1, keepdim=True).values", cube(distinct)),
    "min_dim": ("x0.min(0).values", cube(distinct)),
    "max_indices": ("x0.max(1).indices", cube(distinct)),
    "min_indices": ("x0.min(2, keepdim=True).indices", cube(distinct)),
    "amax": ("x0.amax((0, 2))", cube(distinct)),
    "amax_dim": ("x0.amax(1)", cube(distinct)),
    "amin": ("x0.amin((1, 2), keepdim=True)", cube(distinct)),
    "amax_int": ("x0.amax(1)", cube(ints)),
    "min_int": ("x0.min()", cube(ints)),
    "argmax": ("x0.argmax()", cube(distinct)),
    "argmax_dim": ("x0.argmax(1, keepdim=True)", cube(distinct)),
    "argmin": ("x0.argmin()", cube(distinct)),
    "argmin_dim": ("x0.argmin(-1)", cube(distinct)),
    "norm": ("x0.norm()", cube()),
    "norm_dim": ("x0.norm(2, 1)", cube()),
    "norm_1": ("x0.norm(1, (0, 2), keepdim=True)", cube(nonzero)),
    "norm_3": ("x0.norm(3, 1)", cube(nonzero)),
    "norm_half": ("x0.norm(0.5)", lambda: [nonzero(2, 3)]),
    "norm_inf": ("x0.norm(float('inf'), 1)", cube(distinct)),
    "norm_negative_inf": ("x0.norm(-float('inf'), 1)", cube(distinct)),
    "norm_0": ("x0.detach().norm(0, 1)", cube(ties)),
    "logsumexp": ("x0.logsumexp(1)", cube()),
    "logsumexp_dims": ("x0.logsumexp((0, 2), keepdim=True)", cube()),
    "logsumexp_large": ("x0.logsumexp(1)", lambda: [normal(2, 4) * 500]),
}

# Steps have no difference quotient at whole divisors, and comparisons no gradient.
CONSTANT_INPUTS = {"remainder": {1}, "fmod": {1}}


def build():
    """Returns the tensors of all cases and the metadata."""
    return golden_ops.build(CASES, CONSTANT_INPUTS)
