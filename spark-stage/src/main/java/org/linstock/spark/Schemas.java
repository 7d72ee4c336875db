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

  static void requireFeatures(StructType schema, String column) {
    DataType type = type(schema, "featuresCol", column);
    require(isVector(type), column, "a Vector, array<float> or array<double>", type);
  }

  static void requireNumeric(StructType schema, String param, String column) {
    DataType type = type(schema, param, column);
    require(type instanceof NumericType, column, "numeric", type);
  }

  static void requireNumericOrVector(StructType schema, String param, String column) {
    DataType type = type(schema, param, column);
    boolean ok = type instanceof NumericType || isVector(type);
    require(ok, column, "numeric, a Vector, array<float> or array<double>", type);
  }

  static void requireBoolean(StructType schema, String param, String column) {
    DataType type = type(schema, param, column);
    require(type.equals(DataTypes.BooleanType), column, "boolean", type);
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
        || (type instanceof ArrayType array
            && (array.elementType().equals(DataTypes.FloatType)
                || array.elementType().equals(DataTypes.DoubleType)));
  }

  private static void require(boolean ok, String column, String expected, DataType got) {
    if (!ok) {
      throw new LinstockException(
          "Column %s must be %s but was actually of type %s"
              .formatted(column, expected, got.catalogString()));
    }
  }
}
