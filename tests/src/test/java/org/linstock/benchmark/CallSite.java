package org.linstock.benchmark;

import java.util.List;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;

/**
 * Where a sample was taken, as Linstock's reader knows it.
 *
 * @param op the innermost frame outside of kernels and memory; a rule of the backward pass is a
 *     lambda of its op
 * @param kernel the innermost frame in them; a dash if there is none
 */
record CallSite(String op, String kernel) {
  private static final String OURS = "org.linstock.";

  /** Classes that the JVM makes for lambdas. */
  private static final String GLUE = "$$Lambda$";

  private static final List<String> ROOMS = List.of("kernels", "memory", "tensor");

  static CallSite of(RecordedStackTrace trace) {
    String kernel = "–";
    for (RecordedFrame frame : trace == null ? List.<RecordedFrame>of() : trace.getFrames()) {
      String type = frame.getMethod().getType().getName();
      if (type.startsWith(OURS) && !type.contains(GLUE)) {
        String room = type.substring(OURS.length(), type.lastIndexOf('.'));
        if (!ROOMS.contains(room)) {
          return new CallSite(name(frame, type), kernel);
        }
        kernel = kernel.equals("–") ? name(frame, type) : kernel;
      }
    }
    return new CallSite("–", kernel);
  }

  private static String name(RecordedFrame frame, String type) {
    String method = frame.getMethod().getName();
    String owner = type.substring(type.lastIndexOf('.') + 1);
    return method.startsWith("lambda$")
        ? owner + "." + method.split("\\$", -1)[1] + " λ"
        : owner + "." + method;
  }
}
