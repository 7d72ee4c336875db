package org.linstock.spark.checkpoint;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The length and SHA-256 of every file of a round, and of the manifest itself.
 *
 * @param formatVersion of this file
 * @param commit an id that no other commit has, by which a writer knows its own
 * @param files by file name
 * @param sha256 of this file's text with this field empty
 */
record Manifest(int formatVersion, String commit, Map<String, Entry> files, String sha256) {
  static final int FORMAT = 1;

  /**
   * One file.
   *
   * @param length bytes
   * @param sha256 64 hexadecimal digits
   */
  record Entry(long length, String sha256) {
    Entry {
      require(sha256 != null, "sha256");
    }
  }

  Manifest {
    require(commit != null, "commit");
    require(files != null && !files.containsValue(null), "files");
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  private static void require(boolean present, String field) {
    if (!present) {
      throw new IllegalArgumentException("\"%s\" is missing or null".formatted(field));
    }
  }

  static Manifest of(String commit, Map<String, Entry> files) {
    Manifest open = new Manifest(FORMAT, commit, files, "");
    return new Manifest(FORMAT, commit, files, DigestUtils.sha256Hex(open.toJson()));
  }

  byte[] toJson() {
    return Json.write(this);
  }

  /**
   * Reads a manifest.
   *
   * @throws CheckpointCorruptException if it is not, byte for byte, what {@link #toJson} wrote
   */
  static Manifest read(byte[] json) {
    Manifest manifest = Json.read(json, Manifest.class);
    if (manifest.formatVersion != FORMAT) {
      throw new CheckpointCorruptException(
          "format %d, expected %d".formatted(manifest.formatVersion, FORMAT));
    }
    if (!Arrays.equals(json, of(manifest.commit, manifest.files).toJson())) {
      throw new CheckpointCorruptException("content differs from its own SHA-256");
    }
    return manifest;
  }
}
