package org.linstock.jobs.data;

import java.io.Serializable;
import java.util.SortedSet;
import java.util.TreeSet;

/** The distinct values of a label column, as far as they are few enough to be classes. */
public final class Labels implements Serializable {
  private static final long serialVersionUID = 1L;

  /** More distinct values than this are not counted any further. */
  public static final int MANY = 1000;

  private final TreeSet<String> texts = new TreeSet<>();
  private final TreeSet<Double> numbers = new TreeSet<>();
  private boolean whole = true;
  private boolean many;

  /** Takes one label: a number, or anything else by its text. */
  void add(Object value) {
    if (value instanceof Number number) {
      whole &= number.doubleValue() == Math.rint(number.doubleValue());
      numbers.add(number.doubleValue());
    } else {
      texts.add(value.toString());
    }
    limit();
  }

  /** Takes all of another part's labels. */
  void addAll(Labels other) {
    texts.addAll(other.texts);
    numbers.addAll(other.numbers);
    whole &= other.whole;
    many |= other.many;
    limit();
  }

  private void limit() {
    if (texts.size() + numbers.size() > MANY) {
      many = true;
      if (texts.pollLast() == null) {
        numbers.pollLast();
      }
    }
  }

  /** Whether the labels are text rather than numbers. */
  public boolean isText() {
    return !texts.isEmpty();
  }

  /** Whether every label is a whole number. */
  public boolean isWhole() {
    return !isText() && whole;
  }

  /** Whether there are more than {@link #MANY} distinct labels. */
  public boolean isMany() {
    return many;
  }

  /** How many distinct labels there are, at most {@link #MANY}. */
  public int distinct() {
    return texts.size() + numbers.size();
  }

  /** Whether the labels are exactly 0, 1, …, n − 1. */
  public boolean isZeroBased() {
    return isWhole() && !many && numbers.first() == 0 && numbers.last() == numbers.size() - 1;
  }

  /** The numbers among the labels, ascending. */
  public SortedSet<Double> numbers() {
    return numbers;
  }

  /**
   * Names of the classes, in alphabetical order: texts as they are, whole numbers in numerical
   * order.
   */
  public String[] names() {
    return isText()
        ? texts.toArray(String[]::new)
        : numbers.stream().map(n -> Long.toString(n.longValue())).toArray(String[]::new);
  }
}
