package org.linstock.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linstock.testkit.Golden.assertClose;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linstock.kernels.WithKernels;
import org.linstock.memory.DType;
import org.linstock.nn.LazyLinear;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.Sequential;
import org.linstock.tensor.Tensor;
import org.linstock.testkit.Golden;

/** Averages of a net's values, against PyTorch's AveragedModel. */
class ExponentialMovingAverageTest {
  private static final Golden GOLDEN = Golden.load("schedulers");
  private static final int UPDATES = 20;

  /** Parameters of 2, 2 and 1 values and a buffer of 2. */
  private static final class Values extends Module {
    private final DType dtype;

    Values(DType dtype) {
      this.dtype = dtype;
      register("weight", Tensor.ones(2).to(dtype));
      register("bias", Tensor.ones(2).to(dtype));
      register("extra", Tensor.ones(1).to(dtype));
      registerBuffer("running_mean", Tensor.zeros(2).to(dtype));
    }

    @Override
    public Tensor forward(Tensor x) {
      return x;
    }

    void set(int index) {
      Tensor params = GOLDEN.get("ema/params").get(index).to(dtype);
      parameters().get(0).data().copy_(params.slice(0, 0, 2));
      parameters().get(1).data().copy_(params.slice(0, 2, 4));
      parameters().get(2).data().copy_(params.slice(0, 4, 5));
      buffers().get(0).copy_(GOLDEN.get("ema/buffers").get(index).to(dtype));
    }
  }

  private static Tensor flat(Map<String, Tensor> state) {
    return Tensor.cat(
        0, state.get("weight"), state.get("bias"), state.get("extra"), state.get("running_mean"));
  }

  @Test
  void equalsPyTorch() {
    compare(DType.FLOAT64, 1e-12);
    compare(DType.FLOAT32, 1e-6);
    WithKernels.nd4j(() -> compare(DType.FLOAT32, 1e-6));
  }

  private static void compare(DType dtype, double tolerance) {
    Values net = new Values(dtype);
    ExponentialMovingAverage ema = new ExponentialMovingAverage(net, 0.9);
    for (int i = 0; i < UPDATES; i++) {
      net.set(i);
      ema.update();
      assertClose(
          "update " + i, GOLDEN.get("ema/averaged").get(i), flat(ema.averaged()), tolerance);
    }
    assertEquals(UPDATES, ema.updates());
  }

  @Test
  void theNetBorrowsTheAverages() {
    Values net = new Values(DType.FLOAT32);
    ExponentialMovingAverage ema = new ExponentialMovingAverage(net, 0.9);
    net.set(0);
    ema.update();
    net.set(1);
    ema.update();
    float[] own = flat(net.stateDict()).toFloatArray();
    float[] averaged = flat(ema.averaged()).toFloatArray();
    ema.apply();
    assertArrayEquals(averaged, flat(net.stateDict()).toFloatArray());
    assertArrayEquals(averaged, flat(ema.averaged()).toFloatArray());
    assertTrue(message(ema::update).contains("call restore() first"));
    assertTrue(message(ema::apply).contains("call restore() first"));
    ema.restore();
    assertArrayEquals(own, flat(net.stateDict()).toFloatArray());
    assertTrue(message(ema::restore).contains("call apply() first"));
  }

  @Test
  void savedStateContinuesWithTheSameBits() {
    Values net = new Values(DType.FLOAT32);
    ExponentialMovingAverage ema = new ExponentialMovingAverage(net, 0.9);
    net.set(0);
    ema.update();
    net.set(1);
    ema.update();
    Map<String, Tensor> state = new LinkedHashMap<>(ema.stateDict());
    assertEquals(2, state.get("n_averaged").item());
    Values other = new Values(DType.FLOAT32);
    ExponentialMovingAverage resumed = new ExponentialMovingAverage(other, 0.9);
    resumed.loadStateDict(state);
    assertArrayEquals(new float[] {1, 1}, other.stateDict().get("weight").toFloatArray());
    for (Values values : new Values[] {net, other}) {
      values.set(2);
    }
    ema.update();
    resumed.update();
    assertArrayEquals(flat(ema.averaged()).toFloatArray(), flat(resumed.averaged()).toFloatArray());
    state.remove("module.bias");
    assertTrue(message(() -> resumed.loadStateDict(state)).contains("missing [bias]"));
    state.remove("n_averaged");
    assertTrue(message(() -> resumed.loadStateDict(state)).contains("n_averaged is missing"));
  }

  @Test
  void aSharedLayerIsAveragedOnce() {
    Linear shared = new Linear(1, 1);
    Module net = new Sequential(shared, shared);
    ExponentialMovingAverage ema = new ExponentialMovingAverage(net, 0.5);
    shared.weight().data().fill_(2);
    ema.update();
    shared.weight().data().fill_(4);
    ema.update();
    assertEquals(3, ema.averaged().get("0.weight").item());
    assertEquals(3, ema.averaged().get("1.weight").item());
  }

  @Test
  void refusesWhatCannotBe() {
    assertEquals(
        "ExponentialMovingAverage: decay = 1.5, expected a number in [0, 1]",
        message(() -> new ExponentialMovingAverage(new Linear(1, 1), 1.5)));
    assertTrue(
        message(() -> new ExponentialMovingAverage(new LazyLinear(1), 0.5))
            .contains("run one forward (a dry run) first"));
  }

  private static String message(Runnable action) {
    return assertThrows(RuntimeException.class, action::run).getMessage();
  }
}
