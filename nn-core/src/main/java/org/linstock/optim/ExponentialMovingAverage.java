package org.linstock.optim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;
import org.linstock.nn.Module;
import org.linstock.nn.Parameter;
import org.linstock.tensor.Tensor;

/**
 * An exponential moving average of a net's parameters, {@code a = decay·a + (1 − decay)·p}, which
 * often predicts better than the last ones. The first update takes the parameters as they are;
 * buffers are always those of the last update. This is PyTorch's AveragedModel with
 * get_ema_multi_avg_fn.
 *
 * <pre>{@code
 * optimizer.step();
 * ema.update();                       // after every step
 * ema.apply();                        // the net now has the averaged values
 * …                                   // evaluate or save it
 * ema.restore();                      // and now its own again
 * }</pre>
 */
public final class ExponentialMovingAverage {
  private static final String COUNT = "n_averaged";
  private static final String PREFIX = "module.";

  private final Module net;
  private final double decay;
  private final List<Tensor> parameters;
  private final List<Tensor> buffers;
  private final List<NdArray> averages = new ArrayList<>();
  private final List<NdArray> own = new ArrayList<>();
  private final ScratchVectors scratch = new ScratchVectors();
  private long updates;
  private boolean applied;

  /**
   * Starts from the net's present values.
   *
   * @param decay in [0, 1]; 0.999 is usual
   */
  public ExponentialMovingAverage(Module net, double decay) {
    if (!(decay >= 0 && decay <= 1)) {
      throw new IllegalArgumentException(
          "ExponentialMovingAverage: decay = %s, expected a number in [0, 1]".formatted(decay));
    }
    this.net = net;
    this.decay = decay;
    net.namedParameters().forEach(ExponentialMovingAverage::requireShape);
    parameters = List.copyOf(net.parameters());
    buffers = net.buffers();
    for (Tensor tensor : all()) {
      NdArray array = tensor.array();
      averages.add(Allocator.allocatePersistent(array.dtype(), array.shape()));
      own.add(Allocator.allocatePersistent(array.dtype(), array.shape()));
    }
    copyIn();
  }

  private static void requireShape(String name, Parameter parameter) {
    if (!parameter.isInitialized()) {
      throw new IllegalArgumentException(
          "ExponentialMovingAverage: %s belongs to a lazy layer and has no shape yet; run one forward (a dry run) first"
              .formatted(name));
    }
  }

  private List<Tensor> all() {
    List<Tensor> all = new ArrayList<>(parameters);
    all.addAll(buffers);
    return all;
  }

  private void copyIn() {
    copy(all(), averages);
  }

  private static void copy(List<Tensor> from, List<NdArray> to) {
    for (int i = 0; i < from.size(); i++) {
      if (from.get(i).numel() > 0) {
        Kernels.get().copy(from.get(i).array(), to.get(i));
      }
    }
  }

  private void setNet(List<NdArray> values) {
    List<Tensor> all = all();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).numel() > 0) {
        Kernels.get().copy(values.get(i), all.get(i).array());
        all.get(i).array().markChanged();
      }
    }
  }

  /** Takes the net's present values into the average. */
  public void update() {
    requireOwn("update");
    if (updates == 0) {
      copyIn();
    } else {
      for (int i = 0; i < parameters.size(); i++) {
        blend(averages.get(i), parameters.get(i).array());
      }
      copy(buffers, averages.subList(parameters.size(), averages.size()));
    }
    updates++;
  }

  /** {@code a += (1 − decay)·(p − a)}. */
  private void blend(NdArray average, NdArray parameter) {
    long n = average.length();
    if (n > 0) {
      NdArray a = average.reshaped(n);
      NdArray difference = scratch.get(0, a);
      Kernels.get().binary(Binary.SUB, parameter.reshaped(n), a, difference);
      Vectors.scale(difference, 1 - decay);
      Kernels.get().binary(Binary.ADD, a, difference, a);
    }
  }

  /** The number of updates. */
  public long updates() {
    return updates;
  }

  /** Gives the net the averaged values, keeping its own. */
  public void apply() {
    requireOwn("apply");
    copy(all(), own);
    setNet(averages);
    applied = true;
  }

  /** Gives the net its own values back. */
  public void restore() {
    if (!applied) {
      throw new IllegalStateException(
          "ExponentialMovingAverage.restore: the net has its own values; call apply() first");
    }
    setNet(own);
    applied = false;
  }

  private void requireOwn(String operation) {
    if (applied) {
      throw new IllegalStateException(
          "ExponentialMovingAverage.%s: the net has the averaged values; call restore() first"
              .formatted(operation));
    }
  }

  /** A copy of the net's state dict with the averaged values. */
  public Map<String, Tensor> averaged() {
    boolean was = applied;
    if (!was) {
      apply();
    }
    Map<String, Tensor> state = new LinkedHashMap<>();
    net.stateDict().forEach((name, tensor) -> state.put(name, tensor.copy()));
    if (!was) {
      restore();
    }
    return state;
  }

  /** {@code n_averaged} and the averaged values under {@code module.<name>}, as in PyTorch. */
  public Map<String, Tensor> stateDict() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    state.put(COUNT, Tensor.ofInts(updates));
    averaged().forEach((name, tensor) -> state.put(PREFIX + name, tensor));
    return state;
  }

  /**
   * Continues from a state dict.
   *
   * @throws IllegalArgumentException listing what does not fit the net; nothing is changed then
   */
  public void loadStateDict(Map<String, Tensor> source) {
    requireOwn("loadStateDict");
    double count = new StateSource(source, "", 0).number(COUNT);
    Map<String, Tensor> values = new LinkedHashMap<>();
    source.forEach(
        (key, tensor) -> {
          if (key.startsWith(PREFIX)) {
            values.put(key.substring(PREFIX.length()), tensor);
          }
        });
    copy(all(), own);
    net.loadStateDict(values);
    copyIn();
    setNet(own);
    updates = (long) count;
  }
}
