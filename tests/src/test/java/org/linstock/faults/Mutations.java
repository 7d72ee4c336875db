package org.linstock.faults;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages a file in ways that parsers have fallen for. */
final class Mutations {
  private static final List<String> TOKENS =
      List.of(
          "9223372036854775808",
          "-9223372036854775808",
          "4294967296",
          "99999",
          "-1",
          "0",
          "1e999",
          "0.5",
          "null",
          "true",
          "NaN",
          "\"",
          "\\u0000",
          "\\ud800",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"type\":\"Sequential\",",
          "\"@class\":\"java.lang.Runtime\",",
          "../",
          "[".repeat(2000),
          "\u0000",
          "\u00ff\u00fe");

  private Mutations() {}

  /** A damaged copy: one to four changes. */
  static byte[] of(byte[] file, Random random) {
    byte[] mutated = file;
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      mutated = change(mutated, random);
    }
    return mutated;
  }

  private static byte[] change(byte[] file, Random random) {
    int at = random.nextInt(file.length + 1);
    int end = Math.min(file.length, at + 1 + random.nextInt(16));
    return switch (random.nextInt(6)) {
      case 0 -> spliced(file, at, flipped(file, at, random), Math.min(file.length, at + 1));
      case 1 -> spliced(file, at, new byte[0], end);
      case 2 -> spliced(file, at, token(random), at);
      case 3 -> spliced(file, at, token(random), end);
      case 4 -> spliced(file, end, slice(file, at, end), end);
      default -> slice(file, 0, at);
    };
  }

  private static byte[] token(Random random) {
    return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] flipped(byte[] file, int at, Random random) {
    int old = at < file.length ? file[at] : 0;
    return new byte[] {(byte) (old ^ (1 << random.nextInt(8)))};
  }

  private static byte[] slice(byte[] file, int from, int to) {
    return Arrays.copyOfRange(file, from, to);
  }

  /** What is before {@code from}, then {@code middle}, then what is behind {@code to}. */
  private static byte[] spliced(byte[] file, int from, byte[] middle, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, from);
    out.writeBytes(middle);
    out.write(file, to, file.length - to);
    return out.toByteArray();
  }
}
