package org.linstock.config;

import java.util.Map;
import java.util.function.Function;
import org.linstock.nn.Module;

/**
 * How one kind of module is written and rebuilt.
 *
 * @param type its name in the JSON, for instance {@code Linear}
 * @param moduleClass the class, by which a module finds its form when it is written
 * @param settings the constructor's settings as JSON values: numbers, texts, booleans, int arrays
 * @param build the constructor, from those settings
 */
public record ModuleForm<M extends Module>(
    String type,
    Class<M> moduleClass,
    Function<M, Map<String, Object>> settings,
    Function<Settings, M> build) {
  Map<String, Object> settingsOf(Module module) {
    return settings.apply(moduleClass.cast(module));
  }
}
