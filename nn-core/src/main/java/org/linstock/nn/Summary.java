package org.linstock.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import org.linstock.autograd.NoGrad;
import org.linstock.tensor.Tensor;

/**
 * A net for people: each module's name, type, output shape and parameters, and the totals.
 *
 * <pre>{@code
 * System.out.println(Summary.of(net, 1, 1, 28, 28));
 * }</pre>
 *
 * The net is run once, in evaluation mode and without a graph, on zeros; lazy layers get their
 * shapes by that. A module used twice has one line and its first output; one that tells no output,
 * a user's own inside another, shows a dash.
 */
public final class Summary {
  private static final List<String> HEADER =
      List.of("name", "type", "output shape", "parameters", "trainable");

  private final List<List<String>> rows = new ArrayList<>();
  private long parameters;
  private long trainable;
  private long bytes;
  private long bufferBytes;
  private long activations;

  private Summary(Module net, IdentityHashMap<Module, long[]> outputs) {
    IdentityHashMap<Tensor, Boolean> seen = new IdentityHashMap<>();
    net.namedModules()
        .forEach(
            (name, module) -> {
              long own = 0;
              long learned = 0;
              for (Parameter parameter : ownParameters(module)) {
                if (seen.put(parameter, true) == null) {
                  own += parameter.numel();
                  learned += parameter.requiresGrad() ? parameter.numel() : 0;
                  bytes += parameter.numel() * parameter.dtype().bytes();
                }
              }
              parameters += own;
              trainable += learned;
              add(name, module, outputs.get(module), own, learned);
            });
    outputs.forEach(
        (module, shape) -> {
          boolean leaf = module.children().isEmpty();
          activations += leaf ? Arrays.stream(shape).reduce(1, Math::multiplyExact) : 0;
        });
    for (Tensor buffer : net.buffers()) {
      bufferBytes += seen.put(buffer, true) == null ? buffer.numel() * buffer.dtype().bytes() : 0;
    }
  }

  /**
   * Runs the net on zeros and summarises it.
   *
   * @param inputShape the shape of a batch, for example 1, 3, 32, 32
   * @throws IllegalArgumentException as the net does when the shape does not fit
   */
  public static Summary of(Module net, long... inputShape) {
    return of(net, Tensor.zeros(inputShape));
  }

  /** As {@link #of(Module, long...)}, on a given batch: of integers for a net that embeds. */
  public static Summary of(Module net, Tensor input) {
    IdentityHashMap<Module, long[]> outputs = new IdentityHashMap<>();
    IdentityHashMap<Module, Boolean> modes = new IdentityHashMap<>();
    net.apply(module -> modes.put(module, module.isTraining()));
    try (NoGrad ng = NoGrad.enter();
        Trace trace =
            Trace.watch((module, output) -> outputs.putIfAbsent(module, output.shape()))) {
      outputs.put(net, net.eval().forward(input).shape());
    } finally {
      // Parents come first, because each sets all below it.
      net.namedModules().values().forEach(module -> module.train(modes.get(module)));
    }
    return new Summary(net, outputs);
  }

  private static List<Parameter> ownParameters(Module module) {
    List<Parameter> own = new ArrayList<>();
    module
        .namedParameters()
        .forEach(
            (name, parameter) -> {
              if (!name.contains(".")) {
                own.add(parameter);
              }
            });
    return own;
  }

  private void add(String name, Module module, long[] output, long own, long learned) {
    String indent = "  ".repeat(name.isEmpty() ? 0 : name.split("\\.", -1).length);
    rows.add(
        List.of(
            indent + (name.isEmpty() ? "(net)" : name),
            module.typeName(),
            output == null ? "—" : Arrays.toString(output),
            own == 0 ? "—" : count(own),
            own == 0 ? "—" : learned == own ? "yes" : learned == 0 ? "no" : count(learned)));
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** The number of parameters, shared ones counted once. */
  public long parameters() {
    return parameters;
  }

  /** The number of parameters that learn. */
  public long trainable() {
    return trainable;
  }

  /** The bytes of parameters and buffers. */
  public long bytes() {
    return bytes + bufferBytes;
  }

  /** The numbers that the layers put out together, those of modules that only hold others apart. */
  public long activations() {
    return activations;
  }

  /** The table. */
  @Override
  public String toString() {
    int[] widths = new int[HEADER.size()];
    List<List<String>> all = new ArrayList<>(rows);
    all.add(HEADER);
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    String rule = "─".repeat(Arrays.stream(widths).sum() + 2 * (widths.length - 1));
    List<String> lines = new ArrayList<>(List.of(line(HEADER, widths), rule));
    rows.forEach(row -> lines.add(line(row, widths)));
    lines.add(rule);
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d parameters, %,d trainable; %,d bytes, buffers included",
            parameters,
            trainable,
            bytes()));
    return String.join("\n", lines);
  }

  private static String line(List<String> row, int... widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String pad = " ".repeat(widths[i] - row.get(i).length());
      // Numbers stand at the right of their column.
      line.append(i == 3 ? pad + row.get(i) : row.get(i) + pad).append("  ");
    }
    return line.toString().stripTrailing();
  }
}
