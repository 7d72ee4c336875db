"""Reference numbers for losses, and for the distances they are made of: as golden_ops.py, one case for each reduction of
each row, named `<row>_<reduction>`.
"""

import torch

import golden_ops
from golden_ops import classes, distinct, normal, positive


def probabilities(*shape):
    return torch.rand(shape) * 0.8 + 0.1


def signs(*shape):
    """-1 and 1 by turns."""
    n = torch.Size(shape).numel()
    return (torch.arange(n) % 2 * 2.0 - 1).reshape(shape)


def log_softmax(*shape):
    return torch.log_softmax(normal(*shape), 1 if len(shape) > 1 else 0)


def distribution(*shape):
    return torch.softmax(normal(*shape), 1 if len(shape) > 1 else 0)


def with_zero(x):
    """A target that holds an exact 0."""
    x[0, 0] = 0
    return x


def ignoring(target, index):
    target[1] = index
    return target


def around_one(*shape):
    """Counts on both sides of 1, where Stirling's term begins."""
    return torch.rand(shape) * 0.7 + 0.1 + (torch.arange(torch.Size(shape).numel()) % 3).reshape(shape)


# The numbers are sums of powers of two: exact in float32 too.
CLASS_WEIGHTS = "weight=torch.tensor([0.5, 2.0, 1.5, 0.25])"
WEIGHTS = "weight=torch.tensor([0.5, 2.0, 1.5])"
POSITIVE = "pos_weight=torch.tensor([0.5, 2.0, 1.5])"

# row: (class, its settings, maker of the inputs)
ROWS = {
    "mse": ("MSELoss", "", lambda: [normal(5, 3), normal(5, 3)]),
    "mse_vector": ("MSELoss", "", lambda: [normal(5), normal(5)]),
    "l1": ("L1Loss", "", lambda: [normal(5, 3), normal(5, 3)]),
    "smooth_l1": ("SmoothL1Loss", "", lambda: [normal(5, 3), normal(5, 3)]),
    "smooth_l1_beta": ("SmoothL1Loss", "beta=0.5", lambda: [normal(5, 3), normal(5, 3)]),
    "smooth_l1_zero": ("SmoothL1Loss", "beta=0.0", lambda: [normal(5, 3), normal(5, 3)]),
    "huber": ("HuberLoss", "", lambda: [normal(5, 3), normal(5, 3)]),
    "huber_delta": ("HuberLoss", "delta=0.5", lambda: [normal(5, 3), normal(5, 3)]),
    "bce": ("BCELoss", "", lambda: [probabilities(5, 3), probabilities(5, 3)]),
    "bce_weight": ("BCELoss", WEIGHTS, lambda: [probabilities(5, 3), probabilities(5, 3)]),
    "bce_logits": ("BCEWithLogitsLoss", "", lambda: [normal(5, 3), probabilities(5, 3)]),
    "bce_logits_large": (
        "BCEWithLogitsLoss",
        "",
        lambda: [distinct(5, 3) * 100, probabilities(5, 3)],
    ),
    "bce_logits_weight": ("BCEWithLogitsLoss", WEIGHTS, lambda: [normal(5, 3), probabilities(5, 3)]),
    "bce_logits_pos": ("BCEWithLogitsLoss", POSITIVE, lambda: [normal(5, 3), probabilities(5, 3)]),
    "bce_logits_both": (
        "BCEWithLogitsLoss",
        f"{WEIGHTS}, {POSITIVE}",
        lambda: [normal(5, 3), probabilities(5, 3)],
    ),
    "kl_div": ("KLDivLoss", "", lambda: [log_softmax(5, 4), distribution(5, 4)]),
    "kl_div_log": ("KLDivLoss", "log_target=True", lambda: [log_softmax(5, 4), log_softmax(5, 4)]),
    "poisson": ("PoissonNLLLoss", "", lambda: [normal(5, 3), positive(5, 3)]),
    "poisson_full": ("PoissonNLLLoss", "full=True", lambda: [normal(5, 3), around_one(5, 3)]),
    "poisson_mean": (
        "PoissonNLLLoss",
        "log_input=False, eps=0.25",
        lambda: [positive(5, 3), positive(5, 3)],
    ),
    "gaussian": ("GaussianNLLLoss", "", lambda: [normal(5, 3), normal(5, 3), positive(5, 3)]),
    "gaussian_full": (
        "GaussianNLLLoss",
        "full=True, eps=0.25",
        lambda: [normal(5, 3), normal(5, 3), positive(5, 1)],
    ),
    "hinge": ("HingeEmbeddingLoss", "", lambda: [positive(5, 3), signs(5, 3)]),
    "hinge_margin": ("HingeEmbeddingLoss", "margin=0.5", lambda: [normal(5, 3), signs(5, 3)]),
    "cosine": ("CosineEmbeddingLoss", "", lambda: [normal(5, 3), normal(5, 3), signs(5)]),
    "cosine_margin": (
        "CosineEmbeddingLoss",
        "margin=-0.5",
        lambda: [normal(5, 3), normal(5, 3), signs(5)],
    ),
    "ranking": ("MarginRankingLoss", "", lambda: [normal(5), normal(5), signs(5)]),
    "ranking_margin": ("MarginRankingLoss", "margin=0.5", lambda: [normal(5), normal(5), signs(5)]),
    "triplet": ("TripletMarginLoss", "", lambda: [normal(5, 3), normal(5, 3), normal(5, 3)]),
    "triplet_options": (
        "TripletMarginLoss",
        "margin=2.0, p=3.0, eps=0.25, swap=True",
        lambda: [normal(5, 3), normal(5, 3), normal(5, 3)],
    ),
    "nll": ("NLLLoss", "", lambda: [log_softmax(5, 4), classes(5, 4)]),
    "nll_weight": ("NLLLoss", CLASS_WEIGHTS, lambda: [log_softmax(5, 4), classes(5, 4)]),
    "nll_ignore": ("NLLLoss", "ignore_index=7", lambda: [log_softmax(5, 4), ignoring(classes(5, 4), 7)]),
    "nll_image": (
        "NLLLoss",
        CLASS_WEIGHTS,
        lambda: [log_softmax(5, 4, 2, 3), torch.randint(4, (5, 2, 3))],
    ),
    "ce": ("CrossEntropyLoss", "", lambda: [normal(5, 4), classes(5, 4)]),
    "ce_weight": ("CrossEntropyLoss", CLASS_WEIGHTS, lambda: [normal(5, 4), classes(5, 4)]),
    "ce_ignore": ("CrossEntropyLoss", "", lambda: [normal(5, 4), ignoring(classes(5, 4), -100)]),
    "ce_smooth": ("CrossEntropyLoss", "label_smoothing=0.25", lambda: [normal(5, 4), classes(5, 4)]),
    "ce_all": (
        "CrossEntropyLoss",
        f"{CLASS_WEIGHTS}, ignore_index=2, label_smoothing=0.25",
        lambda: [normal(5, 4), ignoring(classes(5, 4), 2)],
    ),
    "ce_image": ("CrossEntropyLoss", "", lambda: [normal(5, 4, 2, 3), torch.randint(4, (5, 2, 3))]),
    "ce_image_all": (
        "CrossEntropyLoss",
        f"{CLASS_WEIGHTS}, ignore_index=0, label_smoothing=0.25",
        lambda: [normal(5, 4, 2, 3), torch.randint(4, (5, 2, 3))],
    ),
    "ce_probabilities": ("CrossEntropyLoss", "", lambda: [normal(5, 4), distribution(5, 4)]),
    "ce_probabilities_all": (
        "CrossEntropyLoss",
        f"{CLASS_WEIGHTS}, label_smoothing=0.25",
        lambda: [normal(5, 4, 2), distribution(5, 4, 2)],
    ),
    "unbatched_ce": ("CrossEntropyLoss", "", lambda: [normal(4), torch.tensor(2)]),
    "unbatched_ce_probabilities": ("CrossEntropyLoss", "", lambda: [normal(4), distribution(4)]),
    "unbatched_nll": ("NLLLoss", CLASS_WEIGHTS, lambda: [log_softmax(4), torch.tensor(2)]),
    "unbatched_cosine": ("CosineEmbeddingLoss", "", lambda: [normal(3), normal(3), torch.tensor(1.0)]),
}

# Targets of 1 and -1, and a target of 0 where the divergence has no slope, take no gradient.
CONSTANT = {"hinge": {1}, "hinge_margin": {1}, "unbatched_cosine": {2}}
CONSTANT |= {row: {2} for row in ("cosine", "cosine_margin", "ranking", "ranking_margin")}

DISTANCES = {
    "kl_div_zero": (
        "F.kl_div(x0, x1, reduction='sum')",
        lambda: [log_softmax(5, 4), with_zero(distribution(5, 4))],
    ),
    "normalize": ("F.normalize(x0)", lambda: [normal(5, 3)]),
    "normalize_p": ("F.normalize(x0, p=3.0, dim=0)", lambda: [normal(5, 3)]),
    "cosine_similarity": ("F.cosine_similarity(x0, x1)", lambda: [normal(5, 3), normal(5, 3)]),
    "cosine_similarity_dim": (
        "F.cosine_similarity(x0, x1, dim=-1)",
        lambda: [normal(5, 3, 4), normal(5, 1, 4)],
    ),
    "pairwise_distance": ("F.pairwise_distance(x0, x1)", lambda: [normal(5, 3), normal(5, 3)]),
    "pairwise_distance_p": (
        "F.pairwise_distance(x0, x1, p=1.0)",
        lambda: [normal(5, 3), normal(5, 3)],
    ),
}


def build():
    """Returns the tensors of all cases and the metadata."""
    cases, constant = dict(DISTANCES), {"kl_div_zero": {1}}
    for row, (kind, settings, inputs) in ROWS.items():
        for reduction in ["mean", "sum", "none"] + ["batchmean"] * (kind == "KLDivLoss"):
            settings_text = f"{settings}, " if settings else ""
            arguments = ", ".join(f"x{i}" for i in range(len(_count(inputs))))
            expression = f"torch.nn.{kind}({settings_text}reduction='{reduction}')({arguments})"
            cases[f"{row}_{reduction}"] = (expression, inputs)
            constant[f"{row}_{reduction}"] = CONSTANT.get(row, set())
    return golden_ops.build(cases, constant)


def _count(inputs):
    torch.manual_seed(0)
    return inputs()
