package org.linstock.benchmark;

import java.io.IOException;

/** One that does the works. */
interface Contender {
  String name();

  /** Times a work in a fresh process; none if it has no such work, or is not to be had here. */
  Samples time(String work) throws IOException, InterruptedException;
}
