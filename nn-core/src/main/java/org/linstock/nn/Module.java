package org.linstock.nn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.linstock.io.Safetensors;
import org.linstock.memory.DType;
import org.linstock.tensor.Device;
import org.linstock.tensor.Tensor;

/**
 * A net or a part of one: a tree of named children, parameters and buffers, after {@code
 * torch.nn.Module}.
 *
 * <p>Registration is explicit and returns what was registered:
 *
 * <pre>{@code
 * final class MLP extends Module {
 *   private final Linear hidden = register("hidden", new Linear(20, 256));
 *   private final Linear out = register("out", new Linear(256, 10));
 *   public Tensor forward(Tensor x) { return out.forward(F.relu(hidden.forward(x))); }
 * }
 * }</pre>
 */
public abstract class Module {
  private final Map<String, Module> children = new LinkedHashMap<>();
  private List<Module> inOrder;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, Tensor> buffers = new LinkedHashMap<>();
  private final Set<String> notSaved = new HashSet<>();
  private boolean training = true;

  /** What this module computes. */
  public abstract Tensor forward(Tensor x);

  /** Adds a child. Names must not contain a dot, because dots join them in the state dict. */
  protected final <M extends Module> M register(String name, M child) {
    checkName(name);
    children.put(name, child);
    inOrder = null;
    return child;
  }

  /** Adds a parameter that starts with the given values. */
  protected final Parameter register(String name, Tensor values) {
    checkName(name);
    Parameter parameter = values instanceof Parameter p ? p : new Parameter(values);
    parameters.put(name, parameter);
    return parameter;
  }

  /** Adds a tensor that is saved with the module but not learned. */
  protected final Tensor registerBuffer(String name, Tensor values) {
    return registerBuffer(name, values, true);
  }

  /**
   * Adds a tensor that is not learned.
   *
   * @param persistent whether it is part of the state dict
   */
  protected final Tensor registerBuffer(String name, Tensor values, boolean persistent) {
    checkName(name);
    Tensor buffer = values instanceof Buffer b ? b : new Buffer(values);
    buffers.put(name, buffer);
    if (!persistent) {
      notSaved.add(name);
    }
    return buffer;
  }

  private void checkName(String name) {
    boolean taken =
        children.containsKey(name) || parameters.containsKey(name) || buffers.containsKey(name);
    if (name.isEmpty() || name.contains(".") || taken) {
      throw new IllegalArgumentException(
          "register: name \"%s\" in %s is %s; choose another"
              .formatted(
                  name,
                  getClass().getSimpleName(),
                  taken ? "already taken" : "empty or contains a dot"));
    }
  }

  /** The direct children, in order of registration. */
  public final List<Module> children() {
    List<Module> known = inOrder;
    if (known == null) {
      known = List.copyOf(children.values());
      inOrder = known;
    }
    return known;
  }

  /** The direct children by name, in order of registration. */
  public final Map<String, Module> namedChildren() {
    return Collections.unmodifiableMap(children);
  }

  /** A direct child by its position; negative counts from the end. */
  public final Module get(int index) {
    int size = children.size();
    if (index < -size || index >= size) {
      throw new IndexOutOfBoundsException(
          "get: child %d of %s, which has %d".formatted(index, getClass().getSimpleName(), size));
    }
    return children().get(index < 0 ? index + size : index);
  }

  /** A direct child by its name. */
  public final Module child(String name) {
    Module child = children.get(name);
    if (child == null) {
      throw new IllegalArgumentException(
          "child: no child \"%s\" in %s; there are %s"
              .formatted(name, getClass().getSimpleName(), children.keySet()));
    }
    return child;
  }

  /** Every parameter once, in order of registration. */
  public final List<Parameter> parameters() {
    return List.copyOf(namedParameters().values());
  }

  /** Every parameter once by its dotted name; a shared one under its first name. */
  public final Map<String, Parameter> namedParameters() {
    Map<String, Parameter> named = new LinkedHashMap<>();
    Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    walk(
        "",
        (prefix, module) ->
            module.parameters.forEach(
                (name, parameter) -> {
                  if (seen.add(parameter)) {
                    named.put(prefix + name, parameter);
                  }
                }));
    return named;
  }

  /** Every buffer by its dotted name. */
  public final Map<String, Tensor> namedBuffers() {
    Map<String, Tensor> named = new LinkedHashMap<>();
    walk("", (prefix, module) -> module.buffers.forEach((name, b) -> named.put(prefix + name, b)));
    return named;
  }

  public final List<Tensor> buffers() {
    return List.copyOf(namedBuffers().values());
  }

  /** This module under the name "" and all below it by dotted name, a shared one once. */
  public final Map<String, Module> namedModules() {
    Map<String, Module> named = new LinkedHashMap<>();
    Set<Module> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    walk(
        "",
        (prefix, module) -> {
          if (seen.add(module)) {
            named.put(prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1), module);
          }
        });
    return named;
  }

  /**
   * Parameters and buffers under all their dotted names: the checkpoint contract. The tensors share
   * the module's memory.
   */
  public final Map<String, Tensor> stateDict() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    walk(
        "",
        (prefix, module) -> {
          module.parameters.forEach((name, p) -> state.put(prefix + name, p.data()));
          module.buffers.forEach(
              (name, b) -> {
                if (!module.notSaved.contains(name)) {
                  state.put(prefix + name, b);
                }
              });
        });
    return state;
  }

  /**
   * Copies values in by name.
   *
   * @throws IllegalArgumentException listing all that is missing, unexpected or of another shape;
   *     nothing is changed then
   */
  public final void loadStateDict(Map<String, Tensor> source) {
    Map<String, Tensor> shapeless = new LinkedHashMap<>(namedParameters());
    shapeless.putAll(namedBuffers());
    shapeless.values().removeIf(Module::hasShape);
    StateDicts.check(typeName(), stateDict(), source);
    shapeless.forEach((name, tensor) -> materialize(tensor, source.get(name).shape()));
    StateDicts.copy(source, stateDict());
  }

  private static boolean hasShape(Tensor tensor) {
    return tensor instanceof Parameter parameter
        ? parameter.isInitialized()
        : ((Buffer) tensor).isInitialized();
  }

  /** A lazy parameter or buffer takes the shape that the state has for it. */
  private static void materialize(Tensor tensor, long[] shape) {
    if (tensor instanceof Parameter parameter) {
      parameter.materialize(shape);
    } else {
      ((Buffer) tensor).materialize(shape);
    }
  }

  /**
   * Writes the state to a safetensors file, which has its name only once it is complete. A tensor
   * with several names is written under each.
   *
   * @throws IllegalStateException when a lazy layer has no shape yet
   */
  public final void save(Path path) throws IOException {
    namedParameters()
        .forEach(
            (name, parameter) -> {
              if (!parameter.isInitialized()) {
                throw new IllegalStateException(
                    "save: %s of %s has no shape yet; run the net once on a batch"
                        .formatted(name, typeName()));
              }
            });
    Safetensors.save(path, stateDict(), Map.of("format", "pt"));
  }

  /**
   * Copies the state of a file in; strict, as {@link #loadStateDict}.
   *
   * @throws IllegalArgumentException naming the file and listing all that does not fit
   */
  public final void load(Path path) throws IOException {
    Map<String, Tensor> state = Safetensors.load(path);
    try {
      loadStateDict(state);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("load %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  /**
   * Calls the consumer for this module and all below it, children before their parent, as PyTorch's
   * apply.
   */
  public final Module apply(Consumer<Module> consumer) {
    List<Module> all = children();
    for (int i = 0; i < all.size(); i++) {
      all.get(i).apply(consumer);
    }
    consumer.accept(this);
    return this;
  }

  /** Switches to training mode. */
  public final Module train() {
    return mode(true);
  }

  /** Switches to evaluation mode. */
  public final Module eval() {
    return mode(false);
  }

  /** Switches to training mode, or to evaluation mode. */
  public final Module train(boolean train) {
    return mode(train);
  }

  private Module mode(boolean train) {
    return apply(m -> m.training = train);
  }

  public final boolean isTraining() {
    return training;
  }

  /** Forgets all gradients. */
  public final void zeroGrad() {
    for (Parameter parameter : parameters()) {
      if (parameter.leaf() != null) {
        parameter.leaf().clear();
      }
    }
  }

  /** Stops all parameters from learning. */
  public final Module freeze() {
    parameters().forEach(p -> p.requiresGrad_(false));
    return this;
  }

  /** Lets all parameters learn again. */
  public final Module unfreeze() {
    parameters().forEach(p -> p.requiresGrad_(true));
    return this;
  }

  /** Converts floating point parameters and buffers to another floating point type, in place. */
  public final Module to(DType dtype) {
    if (!dtype.isFloatingPoint()) {
      throw new IllegalArgumentException(
          "to: a module of %s, expected a floating point type".formatted(dtype));
    }
    namedParameters().values().forEach(p -> p.convert(dtype));
    buffers().forEach(b -> ((Buffer) b).convert(dtype));
    return this;
  }

  /**
   * Moves parameters and buffers to a device.
   *
   * @throws IllegalStateException when the device is not there, naming what is
   */
  public final Module to(Device device) {
    device.requireAvailable("to");
    return this;
  }

  private void walk(String prefix, BiConsumer<String, Module> visitor) {
    visitor.accept(prefix, this);
    children.forEach((name, child) -> child.walk(prefix + name + ".", visitor));
  }

  /** The name under which this module is printed and written as architecture. */
  public String typeName() {
    return getClass().getSimpleName();
  }

  /** What stands between the parentheses when this module is printed. */
  protected String extraRepr() {
    return "";
  }

  /** The tree, as PyTorch prints it. */
  @Override
  public String toString() {
    String extra = extraRepr();
    if (childLines().isEmpty() && !extra.contains("\n")) {
      return typeName() + "(" + extra + ")";
    }
    List<String> lines = new ArrayList<>(childLines());
    if (!extra.isEmpty()) {
      lines.add(0, extra.replace("\n", "\n  "));
    }
    return typeName() + "(\n  " + String.join("\n  ", lines) + "\n)";
  }

  /** The lines that print the children, one a child; the first of each is not indented. */
  List<String> childLines() {
    List<String> lines = new ArrayList<>();
    children.forEach((name, child) -> lines.add(childLine(name, child.toString())));
    return lines;
  }

  static String childLine(String name, String text) {
    return "(" + name + "): " + text.replace("\n", "\n  ");
  }

  /** Lets these be the children from now on, for containers that change. */
  final void replaceChildren(Map<String, ? extends Module> replacement) {
    Map<String, Module> before = new LinkedHashMap<>(children);
    children.clear();
    inOrder = null;
    try {
      replacement.forEach(this::register);
    } catch (IllegalArgumentException e) {
      children.clear();
      children.putAll(before);
      inOrder = null;
      throw e;
    }
  }
}
