package org.linstock.kernels;

import org.bytedeco.javacpp.FloatPointer;

/** A pointer that moves from one array to the next, where many products would each make one. */
final class Cursor extends FloatPointer {
  private static final long serialVersionUID = 1;

  Cursor() {
    super((FloatPointer) null);
  }

  /** Points to an element of an array, which the caller holds for as long as this is used. */
  Cursor at(FloatPointer array, long element) {
    address = array.address();
    position = element;
    return this;
  }
}
