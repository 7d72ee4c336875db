package org.linstock.jobs.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.jobs.console.UserException;

class ColumnsTest {
  private static final StructType FLOWERS =
      new StructType()
          .add("length", DataTypes.DoubleType)
          .add("colour", DataTypes.StringType)
          .add("petals", DataTypes.IntegerType)
          .add("species", DataTypes.StringType);
  private static final StructType IMAGES =
      new StructType()
          .add("label", DataTypes.IntegerType)
          .add("id", DataTypes.LongType)
          .add("features", SQLDataTypes.VectorType())
          .add("pixels", DataTypes.createArrayType(DataTypes.FloatType));

  static Stream<Arguments> choices() {
    return Stream.of(
        Arguments.of(FLOWERS, null, List.of(), "species", List.of("length", "petals")),
        Arguments.of(FLOWERS, "length", List.of(), "length", List.of("petals")),
        Arguments.of(FLOWERS, null, List.of("petals"), "species", List.of("petals")),
        Arguments.of(IMAGES, null, List.of(), "label", List.of("features")),
        Arguments.of(IMAGES, null, List.of("pixels"), "label", List.of("pixels")),
        Arguments.of(IMAGES, null, List.of("id", "features"), "label", List.of("id", "features")));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void areChosen(
      StructType schema,
      String label,
      List<String> features,
      String chosen,
      List<String> expected) {
    Columns columns = Columns.choose(schema, label, features, "data");
    assertEquals(chosen, columns.label());
    assertEquals(expected, columns.features());
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            FLOWERS,
            "kind",
            List.of(),
            "no column 'kind' for the label; the data has length, colour"),
        Arguments.of(FLOWERS, null, List.of("width"), "no column 'width' for the features"),
        Arguments.of(
            FLOWERS, null, List.of("colour"), "feature column 'colour' is string, not a number"),
        Arguments.of(FLOWERS, "petals", List.of("petals"), "both label and feature"),
        Arguments.of(
            IMAGES, null, List.of("id", "pixels"), "feature column 'pixels' is array<float>"),
        Arguments.of(
            new StructType().add("a", DataTypes.StringType).add("b", DataTypes.StringType),
            null,
            List.of(),
            "no numeric column besides the label 'b'"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void areRefused(StructType schema, String label, List<String> features, String expected) {
    UserException e =
        assertThrows(UserException.class, () -> Columns.choose(schema, label, features, "data"));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }
}
