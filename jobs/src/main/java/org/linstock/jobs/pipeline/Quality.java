package org.linstock.jobs.pipeline;

import java.util.Map;

/** How good the predictions of a model are on some rows. */
public interface Quality {

  /** The first line a reader wants: the main figure and on how many rows. */
  String headline();

  /** Everything, as lines to print. */
  String report();

  /** {@code accuracy} or {@code rmse}, {@code loss}, and the further figures, by name. */
  Map<String, Double> figures();

  /** How many rows were judged. */
  long rows();
}
