package org.linstock.optim;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.linstock.nn.Parameter;

/**
 * Parameters that an optimizer treats alike. What a group does not set itself, it takes from its
 * optimizer:
 *
 * <pre>{@code
 * new SGD(0.1, ParamGroup.of(body).weightDecay(1e-4), ParamGroup.of(head).lr(1)).momentum(0.9);
 * }</pre>
 *
 * A group belongs to one optimizer; giving it a setting that the optimizer does not have throws.
 */
public final class ParamGroup {
  private final List<Parameter> parameters;
  private Settings own = new Settings();
  private Settings defaults;
  private String owner;

  private ParamGroup(List<Parameter> parameters) {
    this.parameters = List.copyOf(parameters);
  }

  /** A group without settings of its own. */
  public static ParamGroup of(List<Parameter> parameters) {
    return new ParamGroup(parameters);
  }

  /** A group without settings of its own. */
  public static ParamGroup of(Parameter... parameters) {
    return new ParamGroup(List.of(parameters));
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  /** The learning rate in force. */
  public double lr() {
    return get(Setting.LR);
  }

  public ParamGroup lr(double value) {
    return set(Setting.LR, value);
  }

  public ParamGroup weightDecay(double value) {
    return set(Setting.WEIGHT_DECAY, value);
  }

  /** Of SGD and RMSprop. */
  public ParamGroup momentum(double value) {
    return set(Setting.MOMENTUM, value);
  }

  /** Of SGD. */
  public ParamGroup dampening(double value) {
    return set(Setting.DAMPENING, value);
  }

  /** Of SGD. */
  public ParamGroup nesterov(boolean value) {
    return set(Setting.NESTEROV, value ? 1 : 0);
  }

  /** Of the Adam family. */
  public ParamGroup betas(double first, double second) {
    return set(Setting.BETAS, first, second);
  }

  /** Of all but SGD. */
  public ParamGroup eps(double value) {
    return set(Setting.EPS, value);
  }

  /** Of Adam and AdamW. */
  public ParamGroup amsgrad(boolean value) {
    return set(Setting.AMSGRAD, value ? 1 : 0);
  }

  /** Of NAdam. */
  public ParamGroup momentumDecay(double value) {
    return set(Setting.MOMENTUM_DECAY, value);
  }

  /** Of NAdam. */
  public ParamGroup decoupledWeightDecay(boolean value) {
    return set(Setting.DECOUPLED_WEIGHT_DECAY, value ? 1 : 0);
  }

  /** Of RMSprop. */
  public ParamGroup alpha(double value) {
    return set(Setting.ALPHA, value);
  }

  /** Of RMSprop. */
  public ParamGroup centered(boolean value) {
    return set(Setting.CENTERED, value ? 1 : 0);
  }

  /** Of Adagrad. */
  public ParamGroup lrDecay(double value) {
    return set(Setting.LR_DECAY, value);
  }

  /** Of Adadelta. */
  public ParamGroup rho(double value) {
    return set(Setting.RHO, value);
  }

  /** Climbs instead of descending. */
  public ParamGroup maximize(boolean value) {
    return set(Setting.MAXIMIZE, value ? 1 : 0);
  }

  ParamGroup set(Setting setting, double... value) {
    if (defaults != null) {
      requireKnown(setting, defaults, owner);
    }
    own.with(setting, value);
    return this;
  }

  double get(Setting setting) {
    return values(setting)[0];
  }

  boolean is(Setting setting) {
    return get(setting) != 0;
  }

  double beta1() {
    return values(Setting.BETAS)[0];
  }

  double beta2() {
    return values(Setting.BETAS)[1];
  }

  double[] values(Setting setting) {
    double[] value = own.get(setting);
    if (value == null && defaults != null) {
      value = defaults.get(setting);
    }
    if (value == null) {
      throw new IllegalStateException(
          "ParamGroup: %s is not set, and %s; set it or give the group to an optimizer first"
              .formatted(
                  setting.key(),
                  owner == null ? "the group has no optimizer" : owner + " has no default"));
    }
    return value;
  }

  boolean has(Setting setting) {
    return own.get(setting) != null || (defaults != null && defaults.get(setting) != null);
  }

  /** The settings that have a value. */
  Set<Setting> settings() {
    Set<Setting> all = EnumSet.copyOf(defaults.keys());
    all.addAll(own.keys());
    return all;
  }

  /** A copy of what this group sets itself. */
  Settings ownSettings() {
    return own.copy();
  }

  void restore(Settings settings) {
    own = settings;
  }

  /** Throws when this group cannot be given to the named optimizer with those defaults. */
  void checkFits(Settings optimizerDefaults, String optimizer) {
    if (owner != null) {
      throw new IllegalArgumentException(
          "ParamGroup: the group belongs to an optimizer (%s) already; make another one"
              .formatted(owner));
    }
    own.keys().forEach(setting -> requireKnown(setting, optimizerDefaults, optimizer));
  }

  void bind(Settings optimizerDefaults, String optimizer) {
    defaults = optimizerDefaults;
    owner = optimizer;
  }

  private static void requireKnown(Setting setting, Settings defaults, String optimizer) {
    if (setting != Setting.INITIAL_LR && defaults.get(setting) == null) {
      throw new IllegalArgumentException(
          "ParamGroup: %s has no setting %s; it has %s"
              .formatted(optimizer, setting.key(), defaults.names()));
    }
  }

  /** One setting a line, in PyTorch's names. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Setting setting : defaults == null ? own.keys() : settings()) {
      double[] value = values(setting);
      text.append(
          "    %s: %s\n"
              .formatted(setting.key(), value.length == 1 ? value[0] : Arrays.toString(value)));
    }
    return text.toString();
  }
}
