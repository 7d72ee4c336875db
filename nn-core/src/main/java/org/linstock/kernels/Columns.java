package org.linstock.kernels;

import java.util.Arrays;
import org.linstock.memory.NdArray;

/**
 * The windows of one float image as the columns of a matrix [channels·kernelH·kernelW, outH·outW],
 * and back; one channel at a time through the heap.
 */
final class Columns {
  private final Window.Axis h;
  private final Window.Axis w;
  private final int channels;
  private final int height;
  private final int width;
  private final int outH;
  private final int outW;

  /** The shapes of the images and of the windows' results. */
  Columns(Window window, long[] x, long[] z) {
    this.h = window.h();
    this.w = window.w();
    this.channels = (int) x[1];
    this.height = (int) x[2];
    this.width = (int) x[3];
    this.outH = (int) z[2];
    this.outW = (int) z[3];
  }

  int rows() {
    return channels * h.kernel() * w.kernel();
  }

  int cells() {
    return outH * outW;
  }

  /** Whether an image is its own matrix of columns. */
  boolean isPlain() {
    return isPlain(h, height, outH) && isPlain(w, width, outW);
  }

  private static boolean isPlain(Window.Axis axis, int size, int outputs) {
    return axis.kernel() == 1 && axis.stride() == 1 && axis.before() == 0 && size == outputs;
  }

  void unfold(NdArray x, int image, NdArray columns) {
    int size = height * width;
    int block = h.kernel() * w.kernel() * cells();
    float[] plane = Scratch.current().get(0, size);
    float[] rows = Scratch.current().get(1, block);
    for (int c = 0; c < channels; c++) {
      x.floats().get(x.start() + (image * channels + c) * size, plane, 0, size);
      for (int i = 0; i < h.kernel(); i++) {
        for (int j = 0; j < w.kernel(); j++) {
          unfold(plane, i, j, rows, (i * w.kernel() + j) * cells());
        }
      }
      columns.floats().put(columns.start() + c * block, rows, 0, block);
    }
  }

  /** The row of position (i, j): for each window the element that it meets there, or zero. */
  private void unfold(float[] plane, int i, int j, float[] rows, int begin) {
    int left = j * w.dilation() - w.before();
    int from = first(left, w.stride(), outW);
    int to = Math.max(from, end(left, w.stride(), outW, width));
    for (int oh = 0; oh < outH; oh++) {
      int line = oh * h.stride() - h.before() + i * h.dilation();
      int at = begin + oh * outW;
      if (line < 0 || line >= height) {
        Arrays.fill(rows, at, at + outW, 0);
        continue;
      }
      Arrays.fill(rows, at, at + from, 0);
      int source = line * width + left;
      if (w.stride() == 1) {
        System.arraycopy(plane, source + from, rows, at + from, to - from);
      } else {
        for (int ow = from; ow < to; ow++) {
          rows[at + ow] = plane[source + ow * w.stride()];
        }
      }
      Arrays.fill(rows, at + to, at + outW, 0);
    }
  }

  /** Adds each column's elements to where they came from; the image starts as zeros. */
  void fold(NdArray columns, NdArray x, int image) {
    int size = height * width;
    int block = h.kernel() * w.kernel() * cells();
    float[] plane = Scratch.current().get(0, size);
    float[] rows = Scratch.current().get(1, block);
    for (int c = 0; c < channels; c++) {
      columns.floats().get(columns.start() + c * block, rows, 0, block);
      Arrays.fill(plane, 0, size, 0);
      for (int i = 0; i < h.kernel(); i++) {
        for (int j = 0; j < w.kernel(); j++) {
          fold(rows, (i * w.kernel() + j) * cells(), i, j, plane);
        }
      }
      x.floats().put(x.start() + (image * channels + c) * size, plane, 0, size);
    }
  }

  private void fold(float[] rows, int begin, int i, int j, float[] plane) {
    int left = j * w.dilation() - w.before();
    int from = first(left, w.stride(), outW);
    int to = end(left, w.stride(), outW, width);
    for (int oh = 0; oh < outH; oh++) {
      int line = oh * h.stride() - h.before() + i * h.dilation();
      if (line < 0 || line >= height) {
        continue;
      }
      int source = begin + oh * outW;
      int at = line * width + left;
      if (w.stride() == 1) {
        for (int ow = from; ow < to; ow++) {
          plane[at + ow] += rows[source + ow];
        }
      } else {
        for (int ow = from; ow < to; ow++) {
          plane[at + ow * w.stride()] += rows[source + ow];
        }
      }
    }
  }

  /** The first window whose element is not before the image. */
  private static int first(int left, int stride, int outputs) {
    return left >= 0 ? 0 : Math.min(outputs, (-left + stride - 1) / stride);
  }

  /** One past the last window whose element is not after the image. */
  private static int end(int left, int stride, int outputs, int size) {
    return left >= size ? 0 : Math.min(outputs, (size - 1 - left) / stride + 1);
  }
}
