package org.linstock.optim;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checked values of some settings. */
final class Settings {
  private final Map<Setting, double[]> values = new EnumMap<>(Setting.class);

  Settings with(Setting setting, double... value) {
    values.put(setting, setting.check(value));
    return this;
  }

  Settings copy() {
    Settings copy = new Settings();
    copy.values.putAll(values);
    return copy;
  }

  /** The value, or null when there is none. */
  double[] get(Setting setting) {
    return values.get(setting);
  }

  Set<Setting> keys() {
    return values.keySet();
  }

  List<String> names() {
    return values.keySet().stream().map(Setting::key).toList();
  }
}
