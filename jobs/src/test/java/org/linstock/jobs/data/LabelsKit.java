package org.linstock.jobs.data;

import java.util.List;

/** Makes labels for the tests of other packages. */
public final class LabelsKit {
  private LabelsKit() {}

  /** Labels that saw {@code values}. */
  public static Labels of(List<?> values) {
    Labels labels = new Labels();
    values.forEach(labels::add);
    return labels;
  }
}
