package org.linstock.spark.round;

import java.nio.FloatBuffer;

/**
 * The outer optimizer's step for one chunk of the parameters.
 *
 * @param next the parameters after it
 * @param velocity the momentum after it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, copied by nobody
record OuterStep(byte[] next, byte[] velocity) {
  /**
   * Takes the step.
   *
   * @param velocity the momentum so far; null: none yet
   */
  static OuterStep of(OuterSpec spec, byte[] from, byte[] mean, byte[] velocity) {
    byte[] next = new byte[from.length];
    byte[] speed = velocity == null ? new byte[from.length] : velocity.clone();
    FloatBuffer old = FloatVector.floats(from);
    FloatBuffer averaged = FloatVector.floats(mean);
    FloatBuffer v = FloatVector.floats(speed);
    FloatBuffer out = FloatVector.floats(next);
    for (int i = 0; i < out.capacity(); i++) {
      double change = (double) old.get(i) - averaged.get(i);
      double s = spec.momentum() * v.get(i) + change;
      v.put(i, (float) s);
      out.put(i, (float) (old.get(i) - spec.stepSize() * (change + spec.momentum() * s)));
    }
    return new OuterStep(next, speed);
  }
}
