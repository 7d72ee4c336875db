package org.linstock.kernels;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.linstock.memory.NdArray;

/**
 * The windows of one float image as the columns of a matrix [channels·kernelH·kernelW, outH·outW],
 * and back; one channel at a time through the heap.
 *
 * <p>On the heap, elements are first laid out along the width alone (Cho and Brand, 2017): strip j
 * holds, line by line, what each window meets at its position j. With a stride of 1 along the
 * height, the matrix's row (i, j) is then one run of strip j, from line i on.
 */
final class Columns {
  private final Window.Axis h;
  private final Window.Axis w;
  private final int channels;
  private final int height;
  private final int width;
  private final int outH;
  private final int outW;

  /** Lines of a strip: those that windows reach, with padding. */
  private final int lines;

  /** The shapes of the images and of the windows' results. */
  Columns(Window window, long[] x, long[] z) {
    this.h = window.h();
    this.w = window.w();
    this.channels = (int) x[1];
    this.height = (int) x[2];
    this.width = (int) x[3];
    this.outH = (int) z[2];
    this.outW = (int) z[3];
    this.lines = (outH - 1) * h.stride() + (int) h.span();
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

  private int stripSize() {
    return lines * outW;
  }

  void unfold(NdArray x, int image, NdArray columns) {
    int size = height * width;
    float[] plane = Scratch.current().get(0, size);
    float[] strips = Scratch.current().get(1, w.kernel() * stripSize());
    for (int c = 0; c < channels; c++) {
      x.floats().get(x.start() + (image * channels + c) * size, plane, 0, size);
      for (int j = 0; j < w.kernel(); j++) {
        toStrip(plane, j, strips);
      }
      putRows(strips, columns.floats(), columns.start() + c * h.kernel() * w.kernel() * cells());
    }
  }

  private void toStrip(float[] plane, int j, float[] strips) {
    int left = j * w.dilation() - w.before();
    int from = first(left, w.stride(), outW);
    int to = Math.max(from, end(left, w.stride(), outW, width));
    int at = j * stripSize();
    for (int line = -h.before(); line < lines - h.before(); line++, at += outW) {
      if (line < 0 || line >= height) {
        Arrays.fill(strips, at, at + outW, 0);
        continue;
      }
      Arrays.fill(strips, at, at + from, 0);
      int source = line * width + left;
      if (w.stride() == 1) {
        System.arraycopy(plane, source + from, strips, at + from, to - from);
      } else {
        for (int ow = from; ow < to; ow++) {
          strips[at + ow] = plane[source + ow * w.stride()];
        }
      }
      Arrays.fill(strips, at + to, at + outW, 0);
    }
  }

  private void putRows(float[] strips, FloatBuffer columns, int begin) {
    int run = run();
    int at = begin;
    for (int i = 0; i < h.kernel(); i++) {
      for (int j = 0; j < w.kernel(); j++) {
        int from = j * stripSize() + i * h.dilation() * outW;
        for (int k = 0; k < cells(); k += run, at += run, from += h.stride() * outW) {
          columns.put(at, strips, from, run);
        }
      }
    }
  }

  /** How many neighbours of a row of the matrix are neighbours in a strip. */
  private int run() {
    return h.stride() == 1 ? cells() : outW;
  }

  /** Adds each column's elements to where they came from; the image starts as zeros. */
  void fold(NdArray columns, NdArray x, int image) {
    int size = height * width;
    float[] plane = Scratch.current().get(0, size);
    float[] strips = Scratch.current().get(1, w.kernel() * stripSize());
    for (int c = 0; c < channels; c++) {
      Arrays.fill(strips, 0, w.kernel() * stripSize(), 0);
      addRows(columns.floats(), columns.start() + c * h.kernel() * w.kernel() * cells(), strips);
      Arrays.fill(plane, 0, size, 0);
      for (int j = 0; j < w.kernel(); j++) {
        addStrip(strips, j, plane);
      }
      x.floats().put(x.start() + (image * channels + c) * size, plane, 0, size);
    }
  }

  private void addRows(FloatBuffer columns, int begin, float[] strips) {
    int run = run();
    float[] row = Scratch.current().get(2, run);
    int at = begin;
    for (int i = 0; i < h.kernel(); i++) {
      for (int j = 0; j < w.kernel(); j++) {
        int to = j * stripSize() + i * h.dilation() * outW;
        for (int k = 0; k < cells(); k += run, at += run, to += h.stride() * outW) {
          columns.get(at, row, 0, run);
          add(row, 0, strips, to, run);
        }
      }
    }
  }

  private void addStrip(float[] strips, int j, float[] plane) {
    int left = j * w.dilation() - w.before();
    int from = first(left, w.stride(), outW);
    int count = end(left, w.stride(), outW, width) - from;
    int source = j * stripSize() + h.before() * outW + from;
    int at = left + from * w.stride();
    for (int line = 0; line < Math.min(height, lines - h.before()); line++) {
      if (w.stride() == 1) {
        add(strips, source, plane, at, count);
      } else {
        for (int k = 0; k < count; k++) {
          plane[at + k * w.stride()] += strips[source + k];
        }
      }
      source += outW;
      at += width;
    }
  }

  private static void add(float[] x, int from, float[] sum, int at, int n) {
    for (int k = 0; k < n; k++) {
      sum[at + k] += x[from + k];
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
