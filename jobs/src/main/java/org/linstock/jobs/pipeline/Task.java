package org.linstock.jobs.pipeline;

/** What a net is trained to do. */
public enum Task {
  /** Say to which of some classes a row belongs. */
  CLASSIFICATION,
  /** Say a number. */
  REGRESSION;

  /** The name of the figure by which a model of this kind is judged. */
  public String metric() {
    return this == CLASSIFICATION ? "accuracy" : "rmse";
  }
}
