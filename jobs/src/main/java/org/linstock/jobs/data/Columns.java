package org.linstock.jobs.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.linstock.jobs.console.UserException;

/**
 * Which columns of the data are the features and the label.
 *
 * @param features the feature columns, in the order in which they become the net's input
 * @param label the label column
 * @param ignored columns that are neither, and why
 */
public record Columns(List<String> features, String label, List<String> ignored) {
  private static final String LABEL = "label";
  private static final String FEATURES = "features";

  public Columns {
    features = List.copyOf(features);
    ignored = List.copyOf(ignored);
  }

  /**
   * Chooses from {@code schema}.
   *
   * @param label the label column, or null: the one named {@code label}, or else the last one
   * @param features the feature columns, or empty: a vector or array column named {@code features},
   *     or else every numeric and vector column but the label
   */
  public static Columns choose(
      StructType schema, String label, List<String> features, String what) {
    String labelColumn = label == null ? defaultLabel(schema) : label;
    require(schema, labelColumn, "label", what);
    List<String> chosen =
        features.isEmpty() ? defaultFeatures(schema, labelColumn, what) : features;
    for (String feature : chosen) {
      requireUsable(schema, feature, chosen.size(), what);
    }
    if (chosen.contains(labelColumn)) {
      throw new UserException(
          "column '"
              + labelColumn
              + "' cannot be both label and feature: take it out of --features, or name another --label");
    }
    List<String> ignored =
        Arrays.stream(schema.fields())
            .filter(f -> !chosen.contains(f.name()) && !f.name().equals(labelColumn))
            .map(f -> f.name() + " (" + f.dataType().simpleString() + ")")
            .toList();
    return new Columns(chosen, labelColumn, ignored);
  }

  /** Whether the features are one vector or array column, which needs no assembling. */
  public boolean isOneVector(StructType schema) {
    return features.size() == 1 && !ColumnTypes.isNumeric(schema.apply(features.get(0)).dataType());
  }

  private static String defaultLabel(StructType schema) {
    String[] names = schema.fieldNames();
    return Arrays.asList(names).contains(LABEL) ? LABEL : names[names.length - 1];
  }

  private static List<String> defaultFeatures(StructType schema, String label, String what) {
    for (StructField field : schema.fields()) {
      if (field.name().equals(FEATURES) && ColumnTypes.isVectorOrArray(field.dataType())) {
        return List.of(FEATURES);
      }
    }
    List<String> numeric =
        Arrays.stream(schema.fields())
            .filter(f -> ColumnTypes.isNumeric(f.dataType()) || ColumnTypes.isVector(f.dataType()))
            .map(StructField::name)
            .filter(name -> !name.equals(label))
            .toList();
    if (numeric.isEmpty()) {
      throw new UserException(
          what
              + ": no numeric column besides the label '"
              + label
              + "'; the data has "
              + describe(schema));
    }
    return numeric;
  }

  /**
   * Refuses data without {@code column}; {@code role} says what it is for, {@code what} names the
   * data.
   */
  public static void require(StructType schema, String column, String role, String what) {
    if (!Arrays.asList(schema.fieldNames()).contains(column)) {
      throw new UserException(
          what
              + ": no column '"
              + column
              + "' for the "
              + role
              + "; the data has "
              + describe(schema));
    }
  }

  /** Refuses data in which one of a trained model's {@code features} is missing or not a number. */
  public static void requireNumbers(StructType schema, List<String> features, String what) {
    for (String feature : features) {
      requireUsable(schema, feature, features.size(), what);
    }
  }

  private static void requireUsable(StructType schema, String feature, int count, String what) {
    require(schema, feature, "features", what);
    DataType type = schema.apply(feature).dataType();
    boolean usable =
        ColumnTypes.isNumeric(type)
            || ColumnTypes.isVector(type)
            || (count == 1 && ColumnTypes.isVectorOrArray(type));
    if (!usable) {
      throw new UserException(
          String.format(
              "%s: feature column '%s' is %s, not a number: leave it out, or turn it into numbers first (one value"
                  + " that is no number turns a whole CSV column into text)",
              what, feature, type.simpleString()));
    }
  }

  private static String describe(StructType schema) {
    return Arrays.stream(schema.fieldNames()).limit(20).collect(Collectors.joining(", "))
        + (schema.size() > 20 ? ", … (" + schema.size() + " columns)" : "");
  }
}
