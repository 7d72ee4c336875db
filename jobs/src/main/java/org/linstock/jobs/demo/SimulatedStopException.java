package org.linstock.jobs.demo;

import org.linstock.spark.RoundReport;
import org.linstock.spark.TrainingListener;

/** Ends a training from within, as a lost driver would, once a round is done. */
final class SimulatedStopException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private SimulatedStopException(int round) {
    super("stopped after round " + round);
  }

  /** A listener that stops the training after {@code round}. */
  static TrainingListener after(int round) {
    return new TrainingListener() {
      @Override
      public void onRound(RoundReport report) {
        if (report.round() == round) {
          throw new SimulatedStopException(round);
        }
      }
    };
  }
}
