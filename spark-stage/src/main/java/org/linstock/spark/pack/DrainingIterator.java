package org.linstock.spark.pack;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Hands out a list's elements and lets go of each, so that what was sorted is freed while it is
 * being packed.
 */
final class DrainingIterator<T> implements Iterator<T> {
  private final List<T> elements;
  private int position;

  DrainingIterator(List<T> elements) {
    this.elements = elements;
  }

  @Override
  public boolean hasNext() {
    return position < elements.size();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more elements");
    }
    T element = elements.get(position);
    elements.set(position++, null);
    return element;
  }
}
