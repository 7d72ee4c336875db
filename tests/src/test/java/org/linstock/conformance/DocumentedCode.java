package org.linstock.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Java blocks of a document, each of which must stand in the test that runs it. */
final class DocumentedCode {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  private DocumentedCode() {}

  /**
   * Fails unless {@code document} has {@code blocks} blocks, and the source of {@code test} all.
   */
  static void assertRunBy(Class<?> test, String document, int blocks) throws IOException {
    Path file = Path.of("src/test/java", test.getName().replace('.', '/') + ".java");
    String source = normalized(Files.readString(file));
    Matcher matcher = BLOCK.matcher(Files.readString(Path.of("..", document)));
    int found = 0;
    for (; matcher.find(); found++) {
      String block = normalized(matcher.group(1));
      assertTrue(source.contains(block), () -> "not in the test: " + block);
    }
    assertEquals(blocks, found, "blocks of Java in " + document);
  }

  /** Without comments and white space, which differ between a document and formatted code. */
  private static String normalized(String code) {
    return code.replaceAll("//[^\n\"]*\n", "\n").replaceAll("\\s+", "");
  }
}
