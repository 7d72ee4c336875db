package org.linstock.kernels;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this was built as and with; the same in any jar that it is packed into. */
public final class Versions {
  private static final Properties VERSIONS = load();

  private Versions() {}

  private static Properties load() {
    Properties properties = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** Linstock's own version. */
  public static String linstock() {
    return VERSIONS.getProperty("linstock");
  }

  /** Of ND4J, which does not know it itself once it is in another jar. */
  static String nd4j() {
    return VERSIONS.getProperty("nd4j");
  }
}
