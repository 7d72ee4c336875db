package org.linstock.spark.checkpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What makes a round visible, all its files at once. */
public enum CommitMode {
  /** By the scheme of the directory: {@link #MANIFEST} for object stores, else {@link #RENAME}. */
  AUTO,
  /** The rename of a temporary directory, which must be atomic, as on HDFS. */
  RENAME,
  /** The manifest, written last: for file systems whose rename of a directory is a copy. */
  MANIFEST;

  private static final Set<String> OBJECT_STORES =
      Set.of(
          "s3", "s3a", "s3n", "gs", "abfs", "abfss", "wasb", "wasbs", "oss", "cos", "cosn", "obs",
          "tos", "swift", "oci", "o3fs", "ofs");

  /** The names that {@link #named} takes. */
  public static List<String> names() {
    return Arrays.stream(values()).map(CommitMode::lowerCase).toList();
  }

  /**
   * The mode of that name.
   *
   * @param name {@code auto}, {@code rename} or {@code manifest}
   */
  public static CommitMode named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** This mode, decided for paths of {@code scheme}. */
  CommitMode on(String scheme) {
    if (this != AUTO) {
      return this;
    }
    return OBJECT_STORES.contains(scheme.toLowerCase(Locale.ROOT)) ? MANIFEST : RENAME;
  }

  private String lowerCase() {
    return name().toLowerCase(Locale.ROOT);
  }
}
