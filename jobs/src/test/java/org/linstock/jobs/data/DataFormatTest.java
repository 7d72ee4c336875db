package org.linstock.jobs.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DataFormatTest {

  static Stream<Arguments> names() {
    return Stream.of(
        Arguments.of("iris.csv", List.of(), DataFormat.CSV),
        Arguments.of("IRIS.CSV.gz", List.of(), DataFormat.CSV),
        Arguments.of("*.parquet", List.of(), DataFormat.PARQUET),
        Arguments.of("a9a.libsvm", List.of(), DataFormat.LIBSVM),
        Arguments.of("t10k-images-idx3-ubyte", List.of(), DataFormat.IDX),
        Arguments.of("mnist", List.of("README", "t10k-labels-idx1-ubyte.gz"), DataFormat.IDX),
        Arguments.of("out", List.of("_SUCCESS", "part-0.snappy.parquet"), DataFormat.PARQUET),
        Arguments.of("data", List.of("notes.txt"), null));
  }

  @ParameterizedTest
  @MethodSource("names")
  void isToldByTheNames(String name, List<String> inside, DataFormat expected) {
    assertEquals(Optional.ofNullable(expected), DataFormat.guess(name, inside));
  }
}
