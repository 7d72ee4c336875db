package org.linstock.nn;

import java.util.ArrayList;
import java.util.List;
import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;

/**
 * All parameters of a net as views of one vector, and all their gradients as views of another: an
 * optimizer step is then one kernel however many layers there are, and averaging, broadcast and
 * checkpoint move one buffer.
 *
 * <p>The order is that of {@link Module#namedParameters()}, a shared parameter counting once.
 * Tensors taken from {@code parameter.data()} before the net was flattened keep the old memory.
 */
public final class FlatParameters {
  private final NdArray values;
  private final List<Parameter> parameters;

  private FlatParameters(NdArray values, List<Parameter> parameters) {
    this.values = values;
    this.parameters = parameters;
  }

  /** Moves the net's float32 parameters and gradients into two vectors. */
  public static FlatParameters of(Module net) {
    List<Parameter> parameters = new ArrayList<>(net.parameters());
    long size = 0;
    for (Parameter parameter : parameters) {
      if (parameter.dtype() != DType.FLOAT32) {
        throw new IllegalArgumentException(
            "FlatParameters: a parameter of type %s, expected float32"
                .formatted(parameter.dtype()));
      }
      size += parameter.numel();
    }
    NdArray values = Allocator.allocatePersistent(DType.FLOAT32, size);
    NdArray gradients = Allocator.allocatePersistent(DType.FLOAT32, size);
    long at = 0;
    for (Parameter parameter : parameters) {
      long[] shape = parameter.shape();
      long[] strides = NdArray.contiguousStrides(shape);
      parameter.moveTo(values.view(at, shape, strides));
      if (parameter.leaf() != null) {
        parameter.leaf().placeIn(gradients.view(at, shape, strides));
      }
      at += parameter.numel();
    }
    return new FlatParameters(values, parameters);
  }

  /** The number of values. */
  public int size() {
    return Math.toIntExact(values.length());
  }

  public List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  /** Copies all values out. */
  public void read(float[] destination) {
    requireSize("read", destination);
    read(0, destination);
  }

  /** Copies {@code destination.length} values out, those from place {@code from} on. */
  public void read(int from, float[] destination) {
    if (destination.length > 0) {
      ArrayIo.get(values.range(from, destination.length), destination);
    }
  }

  /** Sets all values. */
  public void write(float[] source) {
    requireSize("write", source);
    write(0, source);
  }

  /** Sets {@code source.length} values, those from place {@code from} on. */
  public void write(int from, float[] source) {
    ArrayIo.set(values.range(from, source.length), source);
    values.markChanged();
  }

  private void requireSize(String operation, float[] array) {
    if (array.length != size()) {
      throw new IllegalArgumentException(
          "FlatParameters.%s: an array of %d values for %d parameters"
              .formatted(operation, array.length, size()));
    }
  }
}
