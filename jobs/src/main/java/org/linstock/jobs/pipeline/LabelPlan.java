package org.linstock.jobs.pipeline;

import java.util.List;
import org.linstock.jobs.console.UserException;
import org.linstock.jobs.data.Labels;

/**
 * What the label column asks for.
 *
 * @param task classification or regression
 * @param outputs how many outputs the net needs: a class each, or 1
 * @param names the classes' names, where the labels are not already 0, 1, …; empty otherwise
 * @param reason why this was chosen, for the person to read
 */
public record LabelPlan(Task task, int outputs, List<String> names, String reason) {
  /** Whole numbers with at most this many distinct values are taken for classes. */
  private static final int MOST_CLASSES = 100;

  /** How many class names a line shows. */
  private static final int SHOWN = 10;

  public LabelPlan {
    names = List.copyOf(names);
  }

  /**
   * Plans for {@code labels} of column {@code column}.
   *
   * @param task what the user asked for, or null to decide by the labels
   * @param keepNumbers whether whole numbers from 0 on are classes as they stand, even if some
   *     number has no row: so with a net whose outputs are given
   */
  public static LabelPlan of(Labels labels, String column, Task task, boolean keepNumbers) {
    boolean few = labels.isText() || (labels.isWhole() && labels.distinct() <= MOST_CLASSES);
    Task chosen = task != null ? task : few ? Task.CLASSIFICATION : Task.REGRESSION;
    String reason = task != null ? "as asked with --task" : reason(labels);
    if (chosen == Task.REGRESSION) {
      if (labels.isText()) {
        throw new UserException(
            "--task regression: label column '"
                + column
                + "' is text; take classification, or name another --label");
      }
      return new LabelPlan(chosen, 1, List.of(), reason);
    }
    requireClasses(labels, column);
    boolean asTheyStand =
        labels.isZeroBased() || (keepNumbers && labels.isWhole() && labels.numbers().first() >= 0);
    return asTheyStand
        ? new LabelPlan(chosen, labels.numbers().last().intValue() + 1, List.of(), reason)
        : new LabelPlan(chosen, labels.distinct(), List.of(labels.names()), reason);
  }

  /** The task, the classes and why, in one line. */
  public String describe() {
    if (task == Task.REGRESSION) {
      return "regression (" + reason + ")";
    }
    String classes =
        names.isEmpty()
            ? outputs + " classes, 0 to " + (outputs - 1)
            : outputs
                + " classes: "
                + String.join(", ", names.subList(0, Math.min(SHOWN, outputs)));
    return "classification, " + classes + (names.size() > SHOWN ? ", …" : "") + " (" + reason + ")";
  }

  private static void requireClasses(Labels labels, String column) {
    if (labels.isMany() || labels.distinct() < 2 || !(labels.isText() || labels.isWhole())) {
      String found =
          labels.isMany()
              ? "more than " + Labels.MANY + " different values"
              : labels.distinct() < 2 ? "only one value" : "fractions such as " + fraction(labels);
      throw new UserException(
          "classification: label column '"
              + column
              + "' has "
              + found
              + ", which cannot be classes; name another --label"
              + (labels.isText() ? "" : ", or take --task regression"));
    }
  }

  private static double fraction(Labels labels) {
    return labels.numbers().stream().filter(n -> n != Math.rint(n)).findFirst().orElseThrow();
  }

  private static String reason(Labels labels) {
    if (labels.isText()) {
      return "the label is text";
    }
    if (!labels.isWhole()) {
      return "the label has fractions";
    }
    return labels.distinct() <= MOST_CLASSES
        ? "the label has " + labels.distinct() + " whole numbers"
        : "the label has more than " + MOST_CLASSES + " different numbers";
  }
}
