"""Reference numbers for convolution, pooling and normalization; the keys are those of golden_ops."""

import golden_ops
from golden_ops import distinct, normal, positive

CASES = {
    "conv1d": (
        "F.conv1d(x0, x1, x2)",
        lambda: [normal(2, 4, 9), normal(3, 4, 3), normal(3)],
    ),
    "conv1d_stride_pad_dilation": (
        "F.conv1d(x0, x1, x2, stride=2, padding=2, dilation=2)",
        lambda: [normal(2, 4, 9), normal(3, 4, 3), normal(3)],
    ),
    "conv1d_same": (
        "F.conv1d(x0, x1, padding='same')",
        lambda: [normal(2, 4, 9), normal(3, 4, 4)],
    ),
    "conv1d_groups": (
        "F.conv1d(x0, x1, x2, groups=2)",
        lambda: [normal(2, 4, 9), normal(6, 2, 3), normal(6)],
    ),
    "conv2d_dilation": (
        "F.conv2d(x0, x1, x2, dilation=(2, 1), padding=(1, 2))",
        lambda: [normal(2, 4, 7, 6), normal(3, 4, 3, 2), normal(3)],
    ),
    "conv2d_groups": (
        "F.conv2d(x0, x1, x2, stride=2, padding=1, groups=2)",
        lambda: [normal(2, 4, 7, 6), normal(6, 2, 3, 3), normal(6)],
    ),
    "conv2d_depthwise": (
        "F.conv2d(x0, x1, padding=1, groups=4)",
        lambda: [normal(2, 4, 7, 6), normal(4, 1, 3, 3)],
    ),
    "conv2d_same": (
        "F.conv2d(x0, x1, x2, padding='same', dilation=(1, 2))",
        lambda: [normal(2, 4, 7, 6), normal(3, 4, 2, 4), normal(3)],
    ),
    "conv2d_valid": (
        "F.conv2d(x0, x1, x2, padding='valid')",
        lambda: [normal(2, 4, 7, 6), normal(3, 4, 2, 2), normal(3)],
    ),
    "conv2d_stride_leaves_rest": (
        "F.conv2d(x0, x1, x2, stride=(3, 4))",
        lambda: [normal(2, 4, 7, 6), normal(3, 4, 2, 3), normal(3)],
    ),
    "conv2d_1x1_groups": (
        "F.conv2d(x0, x1, x2, groups=2)",
        lambda: [normal(2, 4, 7, 6), normal(6, 2, 1, 1), normal(6)],
    ),
    "conv2d_1x1_stride": (
        "F.conv2d(x0, x1, x2, stride=2)",
        lambda: [normal(2, 4, 7, 6), normal(3, 4, 1, 1), normal(3)],
    ),
    "conv_transpose1d": (
        "F.conv_transpose1d(x0, x1, x2, stride=2, padding=1, output_padding=1)",
        lambda: [normal(2, 4, 9), normal(4, 3, 3), normal(3)],
    ),
    "conv_transpose1d_groups": (
        "F.conv_transpose1d(x0, x1, groups=2)",
        lambda: [normal(2, 4, 9), normal(4, 3, 2)],
    ),
    "conv_transpose2d": (
        "F.conv_transpose2d(x0, x1, x2)",
        lambda: [normal(2, 4, 3, 4), normal(4, 3, 3, 2), normal(3)],
    ),
    "conv_transpose2d_stride_pad": (
        "F.conv_transpose2d(x0, x1, x2, stride=(2, 3), padding=(1, 0), output_padding=(1, 2))",
        lambda: [normal(2, 4, 3, 4), normal(4, 3, 3, 2), normal(3)],
    ),
    "conv_transpose2d_dilation_groups": (
        "F.conv_transpose2d(x0, x1, x2, stride=2, padding=1, output_padding=2, groups=2, dilation=3)",
        lambda: [normal(2, 4, 3, 3), normal(4, 3, 2, 2), normal(6)],
    ),
    "max_pool1d": (
        "F.max_pool1d(x0, 3, stride=2, padding=1, ceil_mode=True)",
        lambda: [distinct(2, 3, 9)],
    ),
    "max_pool1d_dilation": (
        "F.max_pool1d(x0, 3, stride=1, dilation=2)",
        lambda: [distinct(2, 3, 9)],
    ),
    "max_pool2d_ceil": (
        "F.max_pool2d(x0, (3, 2), stride=(2, 4), ceil_mode=True)",
        lambda: [distinct(2, 3, 7, 6)],
    ),
    "max_pool2d_dilation": (
        "F.max_pool2d(x0, 3, stride=1, padding=1, dilation=(2, 1))",
        lambda: [distinct(2, 3, 7, 6)],
    ),
    "max_pool2d_dilation_pad": (
        "F.max_pool2d(x0, 2, stride=2, padding=1, dilation=3, ceil_mode=True)",
        lambda: [distinct(2, 3, 7, 6)],
    ),
    "avg_pool1d": (
        "F.avg_pool1d(x0, 3, stride=2, padding=1)",
        lambda: [normal(2, 3, 9)],
    ),
    "avg_pool1d_ceil": (
        "F.avg_pool1d(x0, 4, stride=3, padding=1, ceil_mode=True, count_include_pad=False)",
        lambda: [normal(2, 3, 9)],
    ),
    "avg_pool2d_ceil": (
        "F.avg_pool2d(x0, (3, 2), stride=(2, 4), padding=1, ceil_mode=True)",
        lambda: [normal(2, 3, 7, 6)],
    ),
    "avg_pool2d_without_pad": (
        "F.avg_pool2d(x0, 3, stride=2, padding=1, count_include_pad=False)",
        lambda: [normal(2, 3, 7, 6)],
    ),
    "avg_pool2d_divisor": (
        "F.avg_pool2d(x0, 3, stride=1, padding=(0, 1), divisor_override=5)",
        lambda: [normal(2, 3, 7, 6)],
    ),
    "adaptive_avg_pool1d": (
        "F.adaptive_avg_pool1d(x0, 4)",
        lambda: [normal(2, 3, 9)],
    ),
    "adaptive_avg_pool1d_even": (
        "F.adaptive_avg_pool1d(x0, 3)",
        lambda: [normal(2, 3, 9)],
    ),
    "adaptive_avg_pool2d": (
        "F.adaptive_avg_pool2d(x0, (3, 4))",
        lambda: [normal(2, 3, 7, 6)],
    ),
    "adaptive_avg_pool2d_larger": (
        "F.adaptive_avg_pool2d(x0, (9, 2))",
        lambda: [normal(2, 3, 7, 6)],
    ),
    "adaptive_avg_pool2d_all": (
        "F.adaptive_avg_pool2d(x0, 1)",
        lambda: [normal(2, 3, 7, 6)],
    ),
    "adaptive_max_pool2d": (
        "F.adaptive_max_pool2d(x0, (3, 4))",
        lambda: [distinct(2, 3, 7, 6)],
    ),
    "adaptive_max_pool2d_even": (
        "F.adaptive_max_pool2d(x0, (1, 3))",
        lambda: [distinct(2, 3, 7, 6)],
    ),
    "max_pool2d_indices": (
        "F.max_pool2d(x0, 3, stride=2, padding=1, return_indices=True)[1]",
        lambda: [distinct(2, 3, 7, 6)],
    ),
    "max_pool1d_indices": (
        "F.max_pool1d(x0, 3, padding=1, return_indices=True)[1]",
        lambda: [distinct(2, 3, 9)],
    ),
    "batch_norm": (
        "F.batch_norm(x0, None, None, x1, x2, training=True)",
        lambda: [normal(4, 3, 5, 2) * 2 + 3, normal(3), normal(3)],
    ),
    "batch_norm_1d": (
        "F.batch_norm(x0, None, None, x1, x2, training=True)",
        lambda: [normal(6, 3) * 2 + 3, normal(3), normal(3)],
    ),
    "batch_norm_plain": (
        "F.batch_norm(x0, None, None, training=True)",
        lambda: [normal(4, 3, 5, 2) * 2 + 3],
    ),
    "batch_norm_eval": (
        "F.batch_norm(x0, x1, x2, x3, x4)",
        lambda: [normal(4, 3, 5, 2) * 2 + 3, normal(3), positive(3), normal(3), normal(3)],
    ),
    "layer_norm": (
        "F.layer_norm(x0, (5,), x1, x2)",
        lambda: [normal(3, 2, 5) + 2, normal(5), normal(5)],
    ),
    "layer_norm_two_dims": (
        "F.layer_norm(x0, (2, 5), x1, x2)",
        lambda: [normal(3, 2, 5) + 2, normal(2, 5), normal(2, 5)],
    ),
    "layer_norm_nobias": (
        "F.layer_norm(x0, (5,), x1)",
        lambda: [normal(3, 5) + 2, normal(5)],
    ),
    "layer_norm_plain": (
        "F.layer_norm(x0, (5,))",
        lambda: [normal(3, 5) + 2],
    ),
    "group_norm": (
        "F.group_norm(x0, 2, x1, x2)",
        lambda: [normal(2, 6, 3, 2) + 2, normal(6), normal(6)],
    ),
    "group_norm_each": (
        "F.group_norm(x0, 4)",
        lambda: [normal(2, 4, 5) + 2],
    ),
    "group_norm_no_positions": (
        "F.group_norm(x0, 2, x1, x2)",
        lambda: [normal(3, 8) + 2, normal(8), normal(8)],
    ),
}

# Running statistics are data: no gradient flows to them.
CONSTANT_INPUTS = {"batch_norm_eval": {1, 2}}


def build():
    """Returns the tensors of all cases and the metadata."""
    return golden_ops.build(CASES, CONSTANT_INPUTS)
