package org.linstock.jobs.console;

import java.io.FileNotFoundException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns any failure into one line, from the root of what Spark wrapped around it. */
public final class FailureMessages {
  private static final int LONGEST = 1000;
  private static final String VERBOSE = "; run it again with --verbose to see where";

  /**
   * How Spark quotes a task's exception when the exception itself could not travel: {@code (TID 3)
   * (host): class: text}.
   */
  private static final Pattern QUOTED =
      Pattern.compile("Lost task [^\\n]*?\\): ([\\w.$]+(?:Exception|Error)): ([^\\n]*)");

  private FailureMessages() {}

  /** The line for {@code failure}, without a line break and never empty. */
  public static String line(Throwable failure) {
    List<Throwable> chain = chain(failure);
    return oneLine(
        chain.stream()
            .filter(UserException.class::isInstance)
            .findFirst()
            .or(() -> innermost(chain))
            .map(Throwable::getMessage)
            .orElseGet(() -> explain(chain.get(chain.size() - 1))));
  }

  /** The deepest of Linstock's own exceptions: their messages are written for its users. */
  private static Optional<Throwable> innermost(List<Throwable> chain) {
    return chain.stream()
        .filter(t -> t.getClass().getName().startsWith("org.linstock.") && t.getMessage() != null)
        .reduce((outer, inner) -> inner);
  }

  private static String explain(Throwable root) {
    String text = root.getMessage() == null ? "" : root.getMessage();
    Matcher quoted = QUOTED.matcher(text);
    if (quoted.find()) {
      boolean ours = quoted.group(1).startsWith("org.linstock.");
      return ours ? quoted.group(2) : quoted.group(1) + ": " + quoted.group(2) + VERBOSE;
    }
    if (root instanceof OutOfMemoryError) {
      return "out of memory ("
          + text
          + "): give the JVM more, as in LINSTOCK_OPTS=-Xmx8g, or train on more partitions";
    }
    if (root instanceof FileNotFoundException) {
      return "no such file: " + text;
    }
    if (root instanceof java.io.IOException || isSparkAnalysis(root)) {
      return text.isEmpty() ? root.getClass().getName() + VERBOSE : text;
    }
    return root.getClass().getSimpleName() + (text.isEmpty() ? "" : ": " + text) + VERBOSE;
  }

  private static boolean isSparkAnalysis(Throwable root) {
    return root.getClass().getName().equals("org.apache.spark.sql.AnalysisException");
  }

  private static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable t = failure; t != null && seen.add(t); t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }

  private static String oneLine(String text) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
  }
}
