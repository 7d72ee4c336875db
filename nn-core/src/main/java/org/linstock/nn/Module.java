package org.linstock.nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, Tensor> buffers = new LinkedHashMap<>();
  private boolean training = true;

  /** What this module computes. */
  public abstract Tensor forward(Tensor x);

  /** Adds a child. Names must not contain a dot, because dots join them in the state dict. */
  protected final <M extends Module> M register(String name, M child) {
    checkName(name);
    children.put(name, child);
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
    checkName(name);
    Tensor buffer = new Tensor(Init.persistent(values));
    buffers.put(name, buffer);
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
    return List.copyOf(children.values());
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
          module.buffers.forEach((name, b) -> state.put(prefix + name, b));
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
    StateDicts.load(getClass().getSimpleName(), stateDict(), source);
  }

  /**
   * Calls the consumer for this module and all below it, children before their parent, as PyTorch's
   * apply.
   */
  public final Module apply(Consumer<Module> consumer) {
    children.values().forEach(child -> child.apply(consumer));
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

  private void walk(String prefix, BiConsumer<String, Module> visitor) {
    visitor.accept(prefix, this);
    children.forEach((name, child) -> child.walk(prefix + name + ".", visitor));
  }

  /** What stands between the parentheses when this module is printed. */
  protected String extraRepr() {
    return "";
  }

  /** The tree, as PyTorch prints it. */
  @Override
  public String toString() {
    if (children.isEmpty()) {
      return getClass().getSimpleName() + "(" + extraRepr() + ")";
    }
    List<String> lines = new ArrayList<>();
    children.forEach(
        (name, child) -> lines.add("  (" + name + "): " + child.toString().replace("\n", "\n  ")));
    return getClass().getSimpleName() + "(\n" + String.join("\n", lines) + "\n)";
  }
}
