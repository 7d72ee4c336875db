package org.linstock.ops;

import java.util.List;
import org.linstock.nn.ConvOptions;
import org.linstock.nn.CrossEntropyLoss;
import org.linstock.nn.Functional;
import org.linstock.nn.Loss.Reduction;
import org.linstock.nn.MSELoss;
import org.linstock.nn.PoolOptions;
import org.linstock.tensor.Tensor;

/** The ops of the first nets: arithmetic, products, shapes, convolution, pooling, their losses. */
final class BasicRows {
  private BasicRows() {}

  static List<OpTable.Row> rows() {
    OpTable.Section section = new OpTable.Section("ops");
    section.row("add", "Arithmetic.add", x -> x[0].add(x[1]));
    section.row("add_broadcast", "Arithmetic.add", x -> x[0].add(x[1]));
    section.row("add_outer", "Arithmetic.add", x -> x[0].add(x[1]));
    section.row("sub", "Arithmetic.sub", x -> x[0].sub(x[1]));
    section.row("sub_broadcast", "Arithmetic.sub", x -> x[0].sub(x[1]));
    section.row("mul", "Arithmetic.mul", x -> x[0].mul(x[1]));
    section.row("mul_broadcast", "Arithmetic.mul", x -> x[0].mul(x[1]));
    section.row("div", "Arithmetic.div", x -> x[0].div(x[1]));
    section.row("div_broadcast", "Arithmetic.div", x -> x[0].div(x[1]));
    section.row("add_scalar", "Arithmetic.add", x -> x[0].add(1.5));
    section.row("mul_scalar", "Arithmetic.mul", x -> x[0].mul(-2.5));
    section.row("neg", "Elementwise.neg", x -> x[0].neg());
    section.row("exp", "Elementwise.exp", x -> x[0].exp());
    section.row("log", "Elementwise.log", x -> x[0].log());
    section.row("sqrt", "Elementwise.sqrt", x -> x[0].sqrt());
    section.row("abs", "Elementwise.abs", x -> x[0].abs());
    section.row("pow", "Arithmetic.pow", x -> x[0].pow(3));
    section.row("pow2", "Arithmetic.pow", x -> x[0].pow(2));
    section.row("relu", "Elementwise.relu", x -> x[0].relu());
    section.row("sigmoid", "Elementwise.sigmoid", x -> x[0].sigmoid());
    section.row("tanh", "Elementwise.tanh", x -> x[0].tanh());
    section.row("matmul", "MatMul.matmul", x -> x[0].matmul(x[1]));
    section.row("sum", "Reductions.sum", x -> x[0].sum());
    section.row("sum_dim", "Reductions.sum", x -> x[0].sum(1));
    section.row("sum_keepdim", "Reductions.sum", x -> x[0].sum(true, 0, 2));
    section.row("mean", "Reductions.mean", x -> x[0].mean());
    section.row("mean_dim", "Reductions.mean", x -> x[0].mean(-1));
    section.row("reshape", "Shaping.reshape", x -> x[0].reshape(3, 4));
    section.row("permute", "Shaping.permute", x -> x[0].permute(2, 0, 1));
    section.row("transpose", "Shaping.t", x -> x[0].t());
    section.row("slice", "Slicing.slice", x -> x[0].slice(1, 1, 3));
    section.row("select", "Slicing.select", x -> x[0].get(1));
    section.row("cat", "Joining.cat", x -> Tensor.cat(1, x));
    section.row("cat_rows", "Joining.cat", x -> Tensor.cat(0, x));
    section.row("stack", "Joining.stack", x -> Tensor.stack(0, x));
    section.row("unsqueeze", "Shaping.unsqueeze", x -> x[0].unsqueeze(1));
    section.row("expand", "Shaping.expand", x -> x[0].expand(3, 4));
    section.row("softmax", "Softmaxes.softmax", x -> x[0].softmax(-1));
    section.row("log_softmax", "Softmaxes.logSoftmax", x -> x[0].logSoftmax(-1));
    section.row("linear", "MatMul.linear", x -> Functional.linear(x[0], x[1], x[2]));
    section.row("linear_nobias", "MatMul.linear", x -> Functional.linear(x[0], x[1], null));
    section.row("conv2d", "Convolution.conv2d", x -> conv(x, x[2], 1, 1, 0, 0));
    section.row("conv2d_nobias", "Convolution.conv2d", x -> conv(x, null, 1, 1, 0, 0));
    section.row("conv2d_stride_pad", "Convolution.conv2d", x -> conv(x, x[2], 2, 1, 1, 2));
    section.row(
        "conv2d_1x1", "Convolution.conv2d", x -> conv(x, x.length > 2 ? x[2] : null, 1, 1, 0, 0));
    section.row("maxpool2d", "Pooling.maxPool2d", x -> Functional.maxPool2d(x[0], 2));
    section.row(
        "maxpool2d_stride_pad",
        "Pooling.maxPool2d",
        x -> Functional.maxPool2d(x[0], wide(), padded()));
    section.row("avgpool2d", "Pooling.avgPool2d", x -> Functional.avgPool2d(x[0], 2));
    section.row(
        "avgpool2d_stride_pad",
        "Pooling.avgPool2d",
        x -> Functional.avgPool2d(x[0], wide(), padded()));
    section.row(
        "cross_entropy", "CrossEntropy.crossEntropy", x -> Functional.crossEntropy(x[0], x[1]));
    section.row(
        "cross_entropy_large",
        "CrossEntropy.crossEntropy",
        x -> Functional.crossEntropy(x[0], x[1]));
    section.row(
        "cross_entropy_sum",
        "CrossEntropy.crossEntropy",
        x -> new CrossEntropyLoss(Reduction.SUM).forward(x[0], x[1]));
    section.row(
        "cross_entropy_weighted",
        "CrossEntropy.weightedMean",
        x -> new CrossEntropyLoss().forward(x[0], x[1], x[2]));
    section.row("mse", "Arithmetic.pow", x -> Functional.mseLoss(x[0], x[1]));
    section.row("mse_sum", "Arithmetic.pow", x -> new MSELoss(Reduction.SUM).forward(x[0], x[1]));
    section.row(
        "mse_weighted", "CrossEntropy.weightedMean", x -> new MSELoss().forward(x[0], x[1], x[2]));
    return section.rows();
  }

  private static Tensor conv(Tensor[] x, Tensor bias, int sh, int sw, int ph, int pw) {
    return Functional.conv2d(x[0], x[1], bias, new ConvOptions().stride(sh, sw).padding(ph, pw));
  }

  private static int[] wide() {
    return new int[] {3};
  }

  private static PoolOptions padded() {
    return new PoolOptions().stride(2).padding(1);
  }
}
