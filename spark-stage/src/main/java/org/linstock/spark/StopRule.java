package org.linstock.spark;

/**
 * When a training ends before its last epoch, and with which state.
 *
 * @param patience epochs without improvement of the validation loss to wait for; 0: for ever
 * @param restoreBest whether the best epoch's state is the result, where patience is above 0
 * @param tol relative change of the training loss below which training has converged; 0: never
 */
record StopRule(int patience, boolean restoreBest, double tol) {

  static StopRule of(NetworkParams p) {
    return new StopRule(p.getEarlyStoppingPatience(), p.getRestoreBest(), p.getTol());
  }

  boolean converged(double before, double after) {
    return tol > 0 && Math.abs(before - after) <= tol * Math.max(Math.abs(before), 1e-12);
  }

  boolean exhausted(int epochsWithoutImprovement) {
    return patience > 0 && epochsWithoutImprovement >= patience;
  }

  boolean keepsBest() {
    return patience > 0 && restoreBest;
  }
}
