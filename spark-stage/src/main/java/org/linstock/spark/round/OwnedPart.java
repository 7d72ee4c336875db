package org.linstock.spark.round;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What the driver hears of the pieces that a reducer keeps.
 *
 * @param reports among them
 * @param finite whether every number of the slices among them is finite
 */
record OwnedPart(List<PartReport> reports, boolean finite) implements Serializable {

  /** Of one reducer's pieces. */
  static Iterator<OwnedPart> of(Iterator<Piece> pieces) {
    List<PartReport> reports = new ArrayList<>();
    boolean finite = true;
    while (pieces.hasNext()) {
      Piece piece = pieces.next();
      if (piece instanceof PartReport report) {
        reports.add(report);
      } else if (piece instanceof Slice slice) {
        finite &= FloatVector.finite(slice.floats());
      }
    }
    return List.of(new OwnedPart(reports, finite)).iterator();
  }
}
