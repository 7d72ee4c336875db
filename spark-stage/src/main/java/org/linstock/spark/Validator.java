package org.linstock.spark;

import java.io.Serializable;
import scala.runtime.AbstractFunction1;

/**
 * A param's validator in Java: MLlib calls it with the value that is set.
 *
 * @param <T> the value's type
 */
abstract class Validator<T> extends AbstractFunction1<T, Object> implements Serializable {
  private static final long serialVersionUID = 1L;

  abstract boolean accepts(T value);

  @Override
  public Object apply(T value) {
    return accepts(value);
  }
}
