package org.linstock.jobs.pipeline;

/** What a net is trained to do. */
public enum Task {
  /** Say to which of some classes a row belongs. */
  CLASSIFICATION,
  /** Say a number. */
  REGRESSION
}
