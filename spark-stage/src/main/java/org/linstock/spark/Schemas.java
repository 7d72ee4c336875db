package org.linstock.spark;

import java.util.Arrays;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.linstock.spark.error.LinstockException;

/** Checks of column names and types, in MLlib's words. */
final class Schemas {
  private Schemas() {}

  static DataType type(StructType schema, String param, String column) {
    return Arrays.stream(schema.fields())
        .filter(f -> f.name().equals(column))
        .findFirst()
        .orElseThrow(
            () ->
                new LinstockException(
                    "Column %s does not exist; set %s to one of: %s"
                        .formatted(column, param, String.join(", ", schema.fieldNames()))))
        .dataType();
  }

  /** The features: one column of vectors or arrays, or several that may also be numbers. */
  static void requireFeatures(StructType schema, InferenceParams params) {
    if (params.getFeaturesCols().length == 0) {
      DataType type = type(schema, "featuresCol", params.getFeaturesCol());
      require(isVector(type), params.getFeaturesCol(), "a Vector or an array of numbers", type);
      return;
    }
    for (String column : params.getFeaturesCols()) {
      DataType type = type(schema, "featuresCols", column);
      boolean ok = type instanceof NumericType || isVector(type);
      require(ok, column, "of type numeric, a Vector or an array of numbers", type);
    }
  }

  static void requireNumeric(StructType schema, String param, String column) {
    DataType type = type(schema, param, column);
    require(type instanceof NumericType, column, "of type numeric", type);
  }

  static void requireNumericOrVector(StructType schema, String param, String column) {
    DataType type = type(schema, param, column);
    boolean ok = type instanceof NumericType || isVector(type);
    require(ok, column, "of type numeric, a Vector or an array of numbers", type);
  }

  static void requireBoolean(StructType schema, String param, String column) {
    DataType type = type(schema, param, column);
    require(type.equals(DataTypes.BooleanType), column, "of type boolean", type);
  }

  static void requireAbsent(StructType schema, String param, String column) {
    if (Arrays.asList(schema.fieldNames()).contains(column)) {
      throw new LinstockException(
          "Column %s already exists; set %s to another name, or to \"\" to leave it out"
              .formatted(column, param));
    }
  }

  static boolean isVector(DataType type) {
    return type.equals(SQLDataTypes.VectorType())
        || (type instanceof ArrayType array && isNumbers(array.elementType()));
  }

  private static boolean isNumbers(DataType type) {
    return type instanceof ArrayType array
        ? isNumbers(array.elementType())
        : type instanceof NumericType;
  }

  private static void require(boolean ok, String column, String expected, DataType got) {
    if (!ok) {
      throw new LinstockException(
          "Column %s must be %s but was actually of type %s"
              .formatted(column, expected, got.catalogString()));
    }
  }
}
