package org.linstock.faults;

/** A class that hostile files name. */
final class NeverLoaded {
  private NeverLoaded() {}
}
