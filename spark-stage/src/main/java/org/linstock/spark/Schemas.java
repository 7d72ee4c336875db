package org.linstock.spark;

import java.util.Arrays;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.linstock.spark.error.SchemaException;

/** Checks of column names and types, in MLlib's words. */
final class Schemas {
  private static final String VECTORS_TOO = " A Vector or an array of numbers will do too.";

  private Schemas() {}

  static DataType type(StructType schema, String param, String column) {
    return Arrays.stream(schema.fields())
        .filter(f -> f.name().equals(column))
        .findFirst()
        .orElseThrow(
            () ->
                new SchemaException(
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
      requireNumericOrVector(schema, "featuresCols", column);
    }
  }

  static void requireNumeric(StructType schema, String param, String column) {
    DataType type = type(schema, param, column);
    require(type instanceof NumericType, column, "of type numeric", type);
  }

  static void requireNumericOrVector(StructType schema, String param, String column) {
    DataType type = type(schema, param, column);
    if (!isVector(type)) {
      require(type instanceof NumericType, column, "of type numeric", type, VECTORS_TOO);
    }
  }

  static void requireBoolean(StructType schema, String param, String column) {
    DataType type = type(schema, param, column);
    require(type.equals(DataTypes.BooleanType), column, "of type boolean", type);
  }

  static void requireAbsent(StructType schema, String param, String column) {
    if (Arrays.asList(schema.fieldNames()).contains(column)) {
      throw new SchemaException(
          "requirement failed: Column %s already exists; set %s to another name, or to \"\" to leave it out"
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
    require(ok, column, expected, got, "");
  }

  private static void require(
      boolean ok, String column, String expected, DataType got, String hint) {
    if (!ok) {
      throw new SchemaException(
          "requirement failed: Column %s must be %s but was actually of type %s.%s"
              .formatted(column, expected, got.catalogString(), hint));
    }
  }
}
