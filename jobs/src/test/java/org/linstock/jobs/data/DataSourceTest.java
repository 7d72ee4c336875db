package org.linstock.jobs.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.jobs.console.FailureMessages;
import org.linstock.jobs.console.UserException;
import org.linstock.jobs.data.DataSource.Purpose;

class DataSourceTest {
  private static SparkSession spark;
  @TempDir private Path home;

  @BeforeAll
  static void start() {
    spark = SparkKit.local();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void idxGivesEveryImageOnceInOrder(boolean packed) throws IOException {
    int count = 37;
    writeIdx("train", count, packed);
    List<Row> rows = idx(home, Purpose.TRAIN).collectAsList();
    assertEquals(count, rows.size());
    for (int i = 0; i < count; i++) {
      Vector pixels = rows.get(i).getAs("features");
      assertArrayEquals(new double[] {i / 255.0, 0, 1, 0.2, 0.4, 0.6}, pixels.toArray(), 1e-12);
      assertEquals(i % 10, rows.get(i).<Double>getAs("label"));
    }
  }

  @Test
  void idxTakesTheTestFilesForTesting() throws IOException {
    writeIdx("train", 5, false);
    writeIdx("t10k", 3, true);
    assertEquals(3, idx(home, Purpose.TEST).count());
    assertEquals(5, idx(home.resolve("train-images-idx3-ubyte"), Purpose.TEST).count());
  }

  @Test
  void idxImagesAloneHaveNoLabel() throws IOException {
    writeIdx("t10k", 3, false);
    Files.delete(home.resolve("t10k-labels-idx1-ubyte"));
    assertArrayEquals(new String[] {"features"}, idx(home, Purpose.TEST).columns());
  }

  @Test
  void idxSaysWhatIsWrongWithAFile() throws IOException {
    writeIdx("train", 20, false);
    Path images = home.resolve("train-images-idx3-ubyte");
    byte[] good = Files.readAllBytes(images);

    Files.write(images, java.util.Arrays.copyOf(good, good.length - 1));
    Exception truncated =
        assertThrows(Exception.class, () -> idx(home, Purpose.TRAIN).collectAsList());
    assertTrue(
        FailureMessages.line(truncated).contains("ends before item 19 of 20"),
        FailureMessages.line(truncated));

    Files.writeString(images, "pixel_0,pixel_1\n");
    UserException other = assertThrows(UserException.class, () -> idx(home, Purpose.TRAIN));
    assertTrue(other.getMessage().contains("begins with 70697865"), other.getMessage());

    writeIdx("t10k", 4, false);
    Files.move(
        home.resolve("t10k-images-idx3-ubyte"),
        images,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    UserException mixed = assertThrows(UserException.class, () -> idx(home, Purpose.TRAIN));
    assertTrue(mixed.getMessage().contains("20 labels"), mixed.getMessage());
  }

  @Test
  void libsvmKeepsTheWidthOfTheModel() throws IOException {
    Path file = home.resolve("a.libsvm");
    Files.writeString(file, "1 1:0.5\n0 2:1.5\n");
    Dataset<Row> rows = DataFormat.LIBSVM.source().read(spark, file.toString(), Purpose.TEST, 7);
    assertEquals(7, rows.first().<Vector>getAs("features").size());
  }

  static Stream<Arguments> tables() {
    return Stream.of(
        Arguments.of("a,b,label\n1,2,0\n3,4,1\n5,6,1\n", null),
        Arguments.of("a,b,label\n1,2,0\n3,NaN,1\n", "row 2: column 'b' holds a NaN"),
        Arguments.of("a,b,label\n1,2,0\n3,4,1\n,6,1\n", "row 3: column 'a' is empty"),
        Arguments.of("a,b,label\n1,2,0\n3,4\n", "row 2: column 'label' is empty"),
        Arguments.of("a,b,label\n", "no rows"));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void surveyFindsTheFirstBadCell(String csv, String expected) throws IOException {
    Path file = home.resolve("table.csv");
    Files.writeString(file, csv);
    Dataset<Row> rows = DataFormat.CSV.source().read(spark, file.toString(), Purpose.TRAIN, 0);
    Columns columns = new Columns(List.of("a", "b"), "label", List.of());
    if (expected == null) {
      Survey survey = Survey.of(rows, columns, "table");
      assertEquals(3, survey.rows());
      assertEquals(2, survey.width());
      assertEquals(2, survey.labels().distinct());
    } else {
      UserException e = assertThrows(UserException.class, () -> Survey.of(rows, columns, "table"));
      assertTrue(e.getMessage().contains(expected), e.getMessage());
    }
  }

  private static Dataset<Row> idx(Path path, Purpose purpose) {
    return DataFormat.IDX.source().read(spark, path.toString(), purpose, 0);
  }

  /** Images of 2 by 3 pixels of which the first one numbers the image, and their labels. */
  private void writeIdx(String set, int count, boolean packed) throws IOException {
    ByteArrayOutputStream images = new ByteArrayOutputStream();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    header(images, count, 2, 3);
    header(labels, count);
    for (int i = 0; i < count; i++) {
      images.write(new byte[] {(byte) i, 0, (byte) 255, 51, 102, (byte) 153});
      labels.write(i % 10);
    }
    write(set + "-images-idx3-ubyte", images, packed);
    write(set + "-labels-idx1-ubyte", labels, packed);
  }

  private static void header(OutputStream out, int... dims) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(0x0800 | dims.length);
    for (int dim : dims) {
      data.writeInt(dim);
    }
  }

  private void write(String name, ByteArrayOutputStream content, boolean packed)
      throws IOException {
    Path file = home.resolve(packed ? name + ".gz" : name);
    try (OutputStream out =
        packed ? new GZIPOutputStream(Files.newOutputStream(file)) : Files.newOutputStream(file)) {
      content.writeTo(out);
    }
  }
}
