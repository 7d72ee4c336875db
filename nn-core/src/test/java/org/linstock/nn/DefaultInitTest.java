package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.tensor.Generator;
import org.linstock.testkit.Moments;

/**
 * Every layer of the layer table that has parameters starts as in PyTorch: a million draws of each
 * parameter against the mean and the variance of its law.
 */
class DefaultInitTest {
  private static final int DRAWS = 1_000_000;

  /** A law of initial values; with variance 0, a constant. */
  private record Law(double mean, double variance) {
    static Law uniform(double bound) {
      return new Law(0, bound * bound / 3);
    }

    static Law constant(double value) {
      return new Law(value, 0);
    }
  }

  /** The law of a parameter, from the layer's parameters and that parameter's name. */
  private interface Laws {
    Law of(Map<String, Parameter> parameters, String name);
  }

  private static final Map<String, Laws> LAWS = new HashMap<>();

  private static void laws(Laws laws, String... layers) {
    for (String layer : layers) {
      LAWS.put(layer, laws);
    }
  }

  static {
    laws(
        (p, name) -> Law.uniform(1 / Math.sqrt((double) Fans.in(p.get("weight")))),
        "Linear",
        "Conv1d",
        "Conv2d",
        "ConvTranspose1d",
        "ConvTranspose2d");
    laws((p, name) -> Law.uniform(1 / Math.sqrt((double) p.get("weight").size(1))), "Bilinear");
    laws(
        (p, name) -> Law.uniform(1 / Math.sqrt(hidden(p))),
        "RNN",
        "LSTM",
        "GRU",
        "RNNCell",
        "LSTMCell",
        "GRUCell");
    laws(
        (p, name) -> Law.constant(name.equals("weight") ? 1 : 0),
        "BatchNorm1d",
        "BatchNorm2d",
        "LayerNorm",
        "GroupNorm");
    laws((p, name) -> new Law(0, 1), "Embedding", "EmbeddingBag");
    laws(
        (p, name) ->
            name.endsWith("weight")
                ? Law.uniform(Math.sqrt(6.0 / (p.get(name).size(0) + p.get(name).size(1))))
                : Law.constant(0),
        "MultiheadAttention");
    laws((p, name) -> Law.constant(0.25), "PReLU");
  }

  private static double hidden(Map<String, Parameter> parameters) {
    return parameters.entrySet().stream()
        .filter(e -> e.getKey().startsWith("weight_hh"))
        .findFirst()
        .orElseThrow()
        .getValue()
        .size(1);
  }

  /** The first row of each layer with parameters of its own. */
  static List<LayerTable.Row> rows() {
    Map<String, LayerTable.Row> first = new LinkedHashMap<>();
    for (LayerTable.Row row : LayerTable.rows()) {
      Module layer = row.make().get();
      if (!own(layer).isEmpty()) {
        first.putIfAbsent(layer.typeName(), row);
      }
    }
    return new ArrayList<>(first.values());
  }

  private static Map<String, Parameter> own(Module layer) {
    Map<String, Parameter> own = new LinkedHashMap<>(layer.namedParameters());
    own.keySet().removeIf(name -> name.contains("."));
    return own;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void startsAsInPyTorch(LayerTable.Row row) throws ReflectiveOperationException {
    Generator.manualSeed(1);
    Module layer = row.make().get();
    Laws laws = LAWS.get(layer.typeName());
    assertNotNull(laws, "no law of initial values for " + layer.typeName() + "; add a line here");
    Map<String, Moments> moments = new LinkedHashMap<>();
    Map<String, Parameter> parameters = own(layer);
    boolean more = true;
    while (more) {
      more = false;
      for (Map.Entry<String, Parameter> e : parameters.entrySet()) {
        Moments m = moments.computeIfAbsent(e.getKey(), key -> new Moments());
        boolean random = laws.of(parameters, e.getKey()).variance() > 0;
        for (float value : e.getValue().toFloatArray()) {
          m.add(value);
        }
        more |= random && m.count() < DRAWS;
      }
      reset(layer);
    }
    moments.forEach((name, m) -> check(row + " " + name, laws.of(parameters, name), m));
  }

  private static void check(String what, Law law, Moments moments) {
    if (law.variance() == 0) {
      moments.assertConstant(what, law.mean());
    } else {
      moments.assertWithin(what, law.mean(), law.variance(), Double.POSITIVE_INFINITY);
    }
  }

  /** As the constructor does, whose values were taken in first. */
  private static void reset(Module layer) throws ReflectiveOperationException {
    layer.getClass().getMethod("resetParameters").invoke(layer);
  }

  @Test
  void aPReluStartsWhereItIsTold() {
    assertEquals(0.5, new PReLU(3, 0.5).weight().at(2));
  }
}
