package org.linstock.kernels;

import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolution through ND4J's {@code conv2d} and {@code conv2d_bp}, which use oneDNN or cuDNN where
 * they are present. They know no groups, which are taken one by one; no end that differs from the
 * beginning, so images are cut or padded first; and with oneDNN they fail on dilation, so filters
 * are spread first, with zeros in between.
 */
final class Nd4jConvolution {
  private static final Nd4jOp FORWARD = new Nd4jOp("conv2d");
  private static final Nd4jOp BACKWARD = new Nd4jOp("conv2d_bp");
  private static final int NO_PADDING = 0;
  private static final int NO_DILATION = 1;
  private static final int EXPLICIT_PADDING = 0;
  private static final int NCHW = 0;
  private static final int OUT_IN_H_W = 1;

  private final Kernels kernels;
  private final Window window;
  private final NdArray weight;
  private final int groups;

  Nd4jConvolution(Kernels kernels, Window window, NdArray weight, int groups) {
    this.kernels = kernels;
    this.window = window;
    this.weight = weight;
    this.groups = groups;
  }

  void forward(NdArray x, NdArray bias, NdArray z) {
    for (int g = 0; g < groups; g++) {
      NdArray out = groups == 1 ? z : Allocator.allocate(z.dtype(), channels(z, g).shape());
      INDArray in = reached(x, g, z).nd();
      INDArray filters = spread(part(weight, g)).nd();
      INDArray[] inputs =
          bias == null
              ? new INDArray[] {in, filters}
              : new INDArray[] {in, filters, biasOf(bias, g)};
      FORWARD.run(arguments(), inputs, out.nd());
      if (groups > 1) {
        kernels.copy(out, channels(z, g));
      }
    }
  }

  private INDArray biasOf(NdArray bias, int g) {
    long size = bias.length() / groups;
    return bias.view(g * size, new long[] {size}, new long[] {1}).nd();
  }

  /** {@code x} may be any array of the input's shape when the weight's gradient is not wanted. */
  void backward(NdArray gradient, NdArray x, NdArray gradX, NdArray gradWeight) {
    if (gradX != null) {
      kernels.fill(gradX, 0);
    }
    for (int g = 0; g < groups; g++) {
      NdArray in = reached(x, g, gradient);
      NdArray filters = spread(part(weight, g));
      NdArray gx = Allocator.allocate(x.dtype(), in.shape());
      NdArray gw = Allocator.allocate(x.dtype(), filters.shape());
      INDArray out = dense(channels(gradient, g)).nd();
      BACKWARD.run(arguments(), new INDArray[] {in.nd(), filters.nd(), out}, gx.nd(), gw.nd());
      if (gradX != null) {
        copyReached(gx, channels(gradX, g));
      }
      if (gradWeight != null) {
        kernels.copy(positions(gw, part(gradWeight, g)), part(gradWeight, g));
      }
    }
  }

  private long[] arguments() {
    return new long[] {
      window.h().span(),
      window.w().span(),
      window.h().stride(),
      window.w().stride(),
      NO_PADDING,
      NO_PADDING,
      NO_DILATION,
      NO_DILATION,
      EXPLICIT_PADDING,
      NCHW,
      OUT_IN_H_W
    };
  }

  /** What the windows of one group meet: exactly as large as they reach, zero outside the image. */
  private NdArray reached(NdArray x, int g, NdArray z) {
    NdArray image = channels(x, g);
    long[] s = image.shape();
    long height = (z.shape()[2] - 1) * window.h().stride() + window.h().span();
    long width = (z.shape()[3] - 1) * window.w().stride() + window.w().span();
    boolean exact = window.h().before() == 0 && window.w().before() == 0;
    if (exact && image.isContiguous() && s[2] == height && s[3] == width) {
      return image;
    }
    NdArray reached = Allocator.allocate(x.dtype(), s[0], s[1], height, width);
    kernels.fill(reached, 0);
    NdArray common = overlap(image, reached, true);
    if (common.length() > 0) {
      kernels.copy(common, overlap(image, reached, false));
    }
    return reached;
  }

  private void copyReached(NdArray reached, NdArray image) {
    NdArray common = overlap(image, reached, true);
    if (common.length() > 0) {
      kernels.copy(overlap(image, reached, false), common);
    }
  }

  /** The part that an image and the area that windows reach have in common, as a view of either. */
  private NdArray overlap(NdArray image, NdArray reached, boolean ofImage) {
    int top = window.h().before();
    int left = window.w().before();
    long[] s = image.shape();
    long height = Math.max(0, Math.min(s[2], reached.shape()[2] - top));
    long width = Math.max(0, Math.min(s[3], reached.shape()[3] - left));
    NdArray whole = ofImage ? image : reached;
    long offset = ofImage ? 0 : top * whole.strides()[2] + left * whole.strides()[3];
    return whole.view(offset, new long[] {s[0], s[1], height, width}, whole.strides());
  }

  /** What a group has of images: all of them where there is one, with what ND4J made of it. */
  private NdArray channels(NdArray x, int g) {
    if (groups == 1) {
      return x;
    }
    long[] s = x.shape();
    long size = s[1] / groups;
    return x.view(g * size * x.strides()[1], new long[] {s[0], size, s[2], s[3]}, x.strides());
  }

  /** The filters of one group. */
  private NdArray part(NdArray filters, int g) {
    if (groups == 1) {
      return filters;
    }
    long[] s = filters.shape();
    long size = s[0] / groups;
    return filters.view(
        g * size * filters.strides()[0], new long[] {size, s[1], s[2], s[3]}, filters.strides());
  }

  private NdArray spread(NdArray filters) {
    if (window.h().dilation() == 1 && window.w().dilation() == 1) {
      return dense(filters);
    }
    long[] s = filters.shape();
    NdArray spread =
        Allocator.allocate(filters.dtype(), s[0], s[1], window.h().span(), window.w().span());
    kernels.fill(spread, 0);
    kernels.copy(filters, positions(spread, filters));
    return spread;
  }

  /** The positions of the filters' elements in a spread array. */
  private NdArray positions(NdArray spread, NdArray filters) {
    long[] s = spread.strides();
    long[] strides = {s[0], s[1], s[2] * window.h().dilation(), s[3] * window.w().dilation()};
    return spread.view(0, filters.shape(), strides);
  }

  private NdArray dense(NdArray x) {
    if (x.isContiguous()) {
      return x;
    }
    NdArray copy = Allocator.allocate(x.dtype(), x.shape());
    kernels.copy(x, copy);
    return copy;
  }
}
