package org.linstock.spark.round;

import java.util.Iterator;
import java.util.function.Function;

/** What the JDK's iterators lack. */
final class Iterators {
  private Iterators() {}

  /** An iterator that gives what {@code function} makes of each element, when it is asked for. */
  static <T, R> Iterator<R> transform(
      Iterator<T> elements, Function<? super T, ? extends R> function) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return elements.hasNext();
      }

      @Override
      public R next() {
        return function.apply(elements.next());
      }
    };
  }
}
