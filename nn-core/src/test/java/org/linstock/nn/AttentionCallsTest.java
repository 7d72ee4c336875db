package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.linstock.testkit.Golden.assertClose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.autograd.GradCheck;
import org.linstock.kernels.WithKernels;
import org.linstock.memory.DType;
import org.linstock.nn.EmbeddingBag.Mode;
import org.linstock.tensor.Tensor;
import org.linstock.testkit.Golden;

/** Calls with several inputs, masks and offsets, against PyTorch. */
class AttentionCallsTest {
  private static final Golden GOLDEN = Golden.load("calls_attention");

  /** A call by its name: a function of the inputs that gives all outputs. */
  private static final Map<String, Function<Tensor[], List<Tensor>>> CALLS = new LinkedHashMap<>();

  static {
    AttentionOptions options = new AttentionOptions();
    CALLS.put("attention", x -> attend("attention", options, x, null, true, null, true));
    CALLS.put(
        "attention_each_head",
        x -> {
          String name = "attention_each_head";
          return attend(name, options.batchFirst(true), x, null, true, constant(name, "m"), false);
        });
    CALLS.put(
        "attention_masks",
        x -> {
          String name = "attention_masks";
          return attend(name, options, x, constant(name, "p"), true, constant(name, "m"), true);
        });
    CALLS.put(
        "attention_added_mask",
        x -> {
          String name = "attention_added_mask";
          return attend(name, options, x, null, true, constant(name, "m"), true);
        });
    CALLS.put(
        "attention_features",
        x -> attend("attention_features", options.kdim(6).vdim(7), x, null, false, null, true));
    CALLS.put(
        "attention_features_nobias",
        x ->
            attend(
                "attention_features_nobias",
                options.kdim(6).bias(false),
                x,
                null,
                true,
                null,
                true));
    CALLS.put("dot_product", x -> List.of(Functional.scaledDotProductAttention(x[0], x[1], x[2])));
    CALLS.put("dot_product_causal", x -> dotProduct(x, null, true));
    for (String kind : List.of("mask", "blind", "added")) {
      String name = "dot_product_" + kind;
      CALLS.put(name, x -> dotProduct(x, constant(name, "mask"), false));
    }
    CALLS.put("bag_sum", x -> bag("bag_sum", x, Mode.SUM, false, null));
    CALLS.put("bag_sum_weighted", x -> bag("bag_sum_weighted", x, Mode.SUM, false, 3));
    CALLS.put("bag_mean", x -> bag("bag_mean", x, Mode.MEAN, false, 1));
    CALLS.put("bag_max", x -> bag("bag_max", x, Mode.MAX, false, null));
    CALLS.put("bag_last_offset", x -> bag("bag_last_offset", x, Mode.MEAN, true, null));
    CALLS.put("bilinear", x -> List.of(Functional.bilinear(x[0], x[1], x[2], x[3])));
    CALLS.put("bilinear_nobias", x -> List.of(Functional.bilinear(x[0], x[1], x[2], null)));
  }

  private static Tensor constant(String name, String constant) {
    return GOLDEN.get(name + "/" + constant);
  }

  /** The first three inputs are query, key and value, the others the parameters in their order. */
  private static List<Tensor> attend(
      String name,
      AttentionOptions options,
      Tensor[] x,
      Tensor padding,
      boolean needWeights,
      Tensor mask,
      boolean average) {
    MultiheadAttention net = new MultiheadAttention(8, 2, options);
    net.to(x[0].dtype());
    List<Parameter> parameters = net.parameters();
    assertEquals(x.length - 3, parameters.size(), name);
    for (int i = 0; i < parameters.size(); i++) {
      parameters.get(i).data().copy_(x[i + 3].detach());
    }
    MultiheadAttention.Result r =
        net.forward(x[0], x[1], x[2], padding, needWeights, mask, average);
    return needWeights ? List.of(r.output(), r.weights()) : List.of(r.output());
  }

  private static List<Tensor> dotProduct(Tensor[] x, Tensor mask, boolean causal) {
    return List.of(Functional.scaledDotProductAttention(x[0], x[1], x[2], mask, 0, causal));
  }

  private static List<Tensor> bag(
      String name, Tensor[] x, Mode mode, boolean last, Integer padding) {
    Tensor index = constant(name, "index");
    Tensor offsets = constant(name, "offsets");
    Tensor weights = x.length > 1 ? x[1] : null;
    return List.of(Functional.embeddingBag(index, x[0], offsets, mode, weights, last, padding));
  }

  static Set<String> names() {
    return CALLS.keySet();
  }

  @Test
  void everyReferenceIsCalled() {
    assertEquals(GOLDEN.cases(), new TreeSet<>(names()));
  }

  @ParameterizedTest
  @MethodSource("names")
  void equalsPyTorch(String name) {
    compare(name, DType.FLOAT64, 1e-9);
    compare(name, DType.FLOAT32, 1e-5);
    WithKernels.nd4j(() -> compare(name, DType.FLOAT32, 1e-5));
  }

  private static void compare(String name, DType dtype, double tolerance) {
    List<Tensor> inputs = new ArrayList<>();
    GOLDEN.list(name + "/input").forEach(x -> inputs.add(x.to(dtype).copy().requiresGrad_(true)));
    List<Tensor> outputs = CALLS.get(name).apply(inputs.toArray(Tensor[]::new));
    Tensor total = Tensor.scalar(0).to(dtype);
    for (int i = 0; i < outputs.size(); i++) {
      assertClose(name, GOLDEN.get(name + "/output." + i), outputs.get(i), tolerance);
      Tensor gradient = GOLDEN.get(name + "/grad_output." + i).to(dtype);
      total = total.add(outputs.get(i).mul(gradient).sum());
    }
    assertEquals(GOLDEN.list(name + "/output").size(), outputs.size());
    total.backward();
    // The parameters of a layer are its own: their gradients are compared in the layers' table.
    int own = name.startsWith("attention") ? 3 : inputs.size();
    for (int i = 0; i < own; i++) {
      assertClose(
          name + " grad " + i, GOLDEN.get(name + "/grad." + i), inputs.get(i).grad(), tolerance);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void passesTheGradientChecks(String name) {
    Function<Tensor[], List<Tensor>> call = CALLS.get(name);
    List<Tensor> all = GOLDEN.list(name + "/input");
    int own = name.startsWith("attention") ? 3 : all.size();
    Tensor[] inputs = all.subList(0, own).toArray(Tensor[]::new);
    Function<Tensor[], Tensor> first =
        x -> {
          Tensor[] given = all.toArray(Tensor[]::new);
          System.arraycopy(x, 0, given, 0, own);
          return call.apply(given).get(0);
        };
    GradCheck.check(first, inputs);
    if (inputs[0].numel() <= 64) {
      GradCheck.checkSecond(first, inputs);
    }
  }
}
