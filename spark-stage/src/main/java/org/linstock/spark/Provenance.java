package org.linstock.spark;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkContext;
import org.linstock.kernels.Backend;
import org.linstock.kernels.Versions;
import org.linstock.spark.pack.DataFingerprint;

/**
 * Where a model comes from: what its values are a function of. It is recorded by each training, in
 * checkpoints and saved models.
 *
 * @param seed of placement, order and initial values
 * @param settings the params that the result depends on, by name
 * @param data what the training rows were
 * @param validation what the validation rows were; null without any
 * @param versions of {@code linstock}, {@code spark} and {@code java}, the platform as {@code os},
 *     and as {@code backend} what the numbers were computed with, the matrix kernels included
 */
public record Provenance(
    long seed,
    Map<String, String> settings,
    DataFingerprint data,
    DataFingerprint validation,
    Map<String, String> versions) {

  public Provenance {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    versions = Collections.unmodifiableMap(new TreeMap<>(versions));
  }

  static Map<String, String> versions(SparkContext context) {
    Map<String, String> v = new LinkedHashMap<>();
    v.put("linstock", Versions.linstock());
    v.put("spark", context.version());
    v.put("java", System.getProperty("java.version"));
    v.put("os", "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    v.put("backend", Backend.describe());
    return v;
  }
}
