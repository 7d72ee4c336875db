package org.linstock.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The instruction set of an NVIDIA GPU. ND4J's CUDA kernels were built for 3.7 to 8.6 and without
 * PTX, so newer GPUs have nothing to compile them from; 8.9 (Ada) runs code of 8.6.
 */
record ComputeCapability(int major, int minor) {
  static final String SUPPORTED = "3.7 to 8.6";

  private static final Pattern LINE = Pattern.compile("\\s*(\\d{1,3})\\.(\\d{1,3})\\s*");

  /** Whether ND4J's kernels run on it: binaries run on later minor versions of their major one. */
  boolean isSupported() {
    return major == 3 ? minor >= 7 : major > 3 && major <= 8;
  }

  /**
   * What {@code nvidia-smi --query-gpu=compute_cap} printed, one GPU a line; others are ignored.
   */
  static List<ComputeCapability> parse(String text) {
    List<ComputeCapability> gpus = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        gpus.add(
            new ComputeCapability(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
      }
    }
    return gpus;
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
