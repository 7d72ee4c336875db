package org.linstock.kernels;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.linstock.memory.Allocator;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;

/**
 * Convolution of float images one after another: the windows of an image are laid out as the
 * columns of a matrix, and a matrix product with the filters, straight in the arrays' memory, does
 * the rest (Chellapilla, Puri and Simard, 2006).
 */
final class CpuConvolution {
  private final Columns columns;
  private final int images;
  private final int groups;
  private final int filters;
  private final int rows;
  private final int cells;
  private final NdArray unfolded;

  /**
   * A convolution of images of one shape.
   *
   * @param x the shape of the images
   * @param weight the shape of the filters
   * @param z the shape of the results
   */
  CpuConvolution(Window window, long[] x, long[] weight, long[] z) {
    this.columns = new Columns(window, x, z);
    this.images = (int) x[0];
    this.groups = (int) (x[1] / weight[1]);
    this.filters = (int) weight[0] / groups;
    this.rows = columns.rows() / groups;
    this.cells = columns.cells();
    this.unfolded =
        columns.isPlain() ? null : Allocator.allocate(DType.FLOAT32, columns.rows(), cells);
  }

  void forward(NdArray x, NdArray weight, NdArray bias, NdArray z) {
    Place w = new Place(weight);
    Place in = new Place(unfolded == null ? x : unfolded);
    Place out = new Place(z);
    int outputs = filters * groups * cells;
    float[] start = bias == null ? null : repeated(bias, outputs);
    for (int i = 0; i < images; i++) {
      unfold(x, i);
      if (start != null) {
        z.floats().put(z.start() + i * outputs, start, 0, outputs);
      }
      for (int g = 0; g < groups; g++) {
        Blas.sgemm(
            false,
            false,
            filters,
            cells,
            rows,
            w.at((long) g * filters * rows),
            in.at(inputOf(i, g)),
            start == null ? 0 : 1,
            out.at(outputOf(i, g)));
      }
    }
  }

  /** The gradient of the images. */
  void inputGradient(NdArray gradient, NdArray weight, NdArray gradX) {
    Place w = new Place(weight);
    Place out = new Place(gradient);
    Place in = new Place(unfolded == null ? gradX : unfolded);
    for (int i = 0; i < images; i++) {
      for (int g = 0; g < groups; g++) {
        Blas.sgemm(
            true,
            false,
            rows,
            cells,
            filters,
            w.at((long) g * filters * rows),
            out.at(outputOf(i, g)),
            0,
            in.at(inputOf(i, g)));
      }
      if (unfolded != null) {
        columns.fold(unfolded, gradX, i);
      }
    }
  }

  /**
   * The gradient of the filters; transposed at first, as OpenBLAS then takes its kernels for small
   * matrices.
   */
  void weightGradient(NdArray gradient, NdArray x, NdArray gradWeight) {
    NdArray transposed = Allocator.allocate(DType.FLOAT32, groups, rows, filters);
    Place w = new Place(transposed);
    Place out = new Place(gradient);
    Place in = new Place(unfolded == null ? x : unfolded);
    for (int i = 0; i < images; i++) {
      unfold(x, i);
      for (int g = 0; g < groups; g++) {
        Blas.sgemm(
            false,
            true,
            rows,
            filters,
            cells,
            in.at(inputOf(i, g)),
            out.at(outputOf(i, g)),
            i == 0 ? 0 : 1,
            w.at((long) g * rows * filters));
      }
    }
    transpose(transposed, gradWeight);
  }

  private void transpose(NdArray x, NdArray z) {
    int size = rows * filters;
    for (int i = 0; i < groups * size; i++) {
      int from = i / size * size + i % size % rows * filters + i % size / rows;
      z.floats().put(z.start() + i, x.floats().get(x.start() + from));
    }
  }

  private void unfold(NdArray x, int image) {
    if (unfolded != null) {
      columns.unfold(x, image, unfolded);
    }
  }

  /** Where a group's columns begin: in the image itself when it is its own matrix. */
  private long inputOf(int image, int group) {
    return ((unfolded == null ? (long) image * groups : 0) + group) * rows * cells;
  }

  private long outputOf(int image, int group) {
    return ((long) image * groups + group) * filters * cells;
  }

  private float[] repeated(NdArray bias, int outputs) {
    float[] start = Scratch.current().get(2, outputs);
    for (int c = 0; c < filters * groups; c++) {
      Arrays.fill(start, c * cells, (c + 1) * cells, bias.floats().get(bias.start() + c));
    }
    return start;
  }

  /** Places in an array, through one pointer that is moved. */
  private static final class Place {
    private final FloatPointer pointer;
    private final long start;

    Place(NdArray x) {
      this.pointer = new FloatPointer(x.floatPointer());
      this.start = x.offset();
    }

    FloatPointer at(long element) {
      return pointer.position(start + element);
    }
  }
}
