package org.linstock.config;

import java.util.List;

/**
 * A service through which an application's own modules take part in architectures: implement it,
 * and name the implementation in {@code META-INF/services/org.linstock.config.ModuleForms}.
 */
public interface ModuleForms {
  /** The forms to add. Their types must not be taken. */
  List<ModuleForm<?>> forms();
}
