package org.linstock.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of numbers, and every way in which a row can be wrong. */
class CsvReaderTest {
  @TempDir Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("x.csv"), text);
  }

  private String message(CsvReader reader, String text) throws IOException {
    Path path = file(text);
    return assertThrows(IOException.class, () -> reader.read(path))
        .getMessage()
        .replace("CSV file " + path + ": ", "");
  }

  @Test
  void readsFeaturesAndTextClasses() throws IOException {
    CsvTable table =
        new CsvReader()
            .classLabel("kind")
            .read(
                file("a,kind,\"b, c\"\r\n1, rose ,2.5\r\n\r\n-3e1,\"lily\",.5\r\n+4.,rose,0\r\n"));
    assertEquals(List.of("a", "b, c"), table.featureNames());
    assertEquals(List.of("lily", "rose"), table.classNames());
    assertArrayEquals(new long[] {3, 2}, table.features().shape());
    assertArrayEquals(new float[] {1, 2.5f, -30, 0.5f, 4, 0}, table.features().toFloatArray());
    assertArrayEquals(new long[] {1, 0, 1}, table.labels().toLongArray());
    assertEquals(2, table.dataset().tensors().size());
  }

  @Test
  void wholeNumbersAreClassesAsTheyAre() throws IOException {
    CsvTable table = new CsvReader().classLabel("y").read(file("x,y\n1,0\n2,10\n3,2\n"));
    assertArrayEquals(new long[] {0, 10, 2}, table.labels().toLongArray());
    assertEquals(List.of(), table.classNames());
    CsvTable mixed = new CsvReader().classLabel("y").read(file("x,y\n1,0\n2,-1\n"));
    assertEquals(List.of("-1", "0"), mixed.classNames());
  }

  @Test
  void readsNumbersToPredictAndChosenColumns() throws IOException {
    CsvTable table =
        new CsvReader()
            .delimiter(';')
            .features("c", "a")
            .numberLabel("b")
            .read(file("a;b;c;name\n1;2;3;x\n4;5;6;y"));
    assertArrayEquals(new float[] {3, 1, 6, 4}, table.features().toFloatArray());
    assertArrayEquals(new float[] {2, 5}, table.labels().toFloatArray());
    assertArrayEquals(new long[] {2, 1}, table.labels().shape());
    CsvTable unlabelled = new CsvReader().read(file("a,b\n1,2"));
    assertNull(unlabelled.labels());
    assertEquals(1, unlabelled.dataset().tensors().size());
  }

  @Test
  void manyRows() throws IOException {
    StringBuilder text = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 5000; i++) {
      text.append(i).append(',').append(-i).append(',').append(i % 7).append('\n');
    }
    CsvTable table = new CsvReader().numberLabel("y").read(file(text.toString()));
    assertEquals(-4999, table.features().at(4999, 1));
    assertEquals(4999 % 7, table.labels().at(4999, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "",
        "NaN",
        "Infinity",
        "1f",
        "0x10",
        "1e40",
        "1e",
        "--1",
        "1 2",
        "1_0",
        "."
      })
  void aBadValueIsNamedByFileRowAndColumn(String value) throws IOException {
    assertEquals(
        "row 2, column \"age\": \"%s\", expected a finite number".formatted(value),
        message(new CsvReader(), "age,b\n1,2\n" + value + ",3\n"));
    assertEquals(
        "row 2, column \"age\": \"%s\", expected a finite number".formatted(value),
        message(new CsvReader().numberLabel("age"), "age,b\n1,2\n" + value + ",3\n"));
  }

  @Test
  void aLongBadValueIsShortened() throws IOException {
    assertTrue(
        message(new CsvReader(), "a\n" + "x".repeat(1000) + "\n").contains("x".repeat(40) + "…"));
  }

  @Test
  void otherMalformedFilesAreNamedToo() throws IOException {
    assertEquals(
        "row 2 has 3 fields, expected 2 as in the header",
        message(new CsvReader(), "a,b\n1,2\n1,2,3\n"));
    assertEquals(
        "row 1 has 1 fields, expected 2 as in the header", message(new CsvReader(), "a,b\n1\n"));
    assertEquals(
        "row 1, column \"y\": \"\", expected a class",
        message(new CsvReader().classLabel("y"), "a,y\n1,\n"));
    assertEquals("no rows below the header", message(new CsvReader(), "a,b\n"));
    assertEquals("no header row", message(new CsvReader(), ""));
    assertTrue(message(new CsvReader(), "a,a\n1,2\n").contains("duplicate name: \"a\""));
    assertTrue(message(new CsvReader(), "a,,\n1,2,3\n").contains("header name is missing"));
    assertTrue(message(new CsvReader(), "a\n\"1\"2\n").contains("line: 2"));
  }

  @Test
  void aQuoteLeftOpenDoesNotReadTheWholeFile() throws IOException {
    String text = "a,b\n1,\"" + "2\n3,4\n".repeat(RowLimit.MAX_ROW / 4);
    String message = message(new CsvReader(), text);
    assertTrue(message.contains("a row of more than 1000000 characters"), message);
    String fine = "a,b\n" + "3,4\n".repeat(RowLimit.MAX_ROW / 2);
    assertEquals(RowLimit.MAX_ROW / 2, new CsvReader().read(file(fine)).features().size(0));
  }

  @Test
  void textThatIsNotUtf8IsRefused() throws IOException {
    Path path = directory.resolve("latin.csv");
    Files.write(path, "a,b\n1,é\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        "CSV file %s: it is not UTF-8".formatted(path),
        assertThrows(IOException.class, () -> new CsvReader().read(path)).getMessage());
  }

  @Test
  void aColumnThatIsNotThereIsNamedWithThoseThatAre() throws IOException {
    Path path = file("a,b\n1,2\n");
    assertEquals(
        "CSV file %s: no column \"c\"; there are [a, b]".formatted(path),
        assertThrows(
                IllegalArgumentException.class, () -> new CsvReader().classLabel("c").read(path))
            .getMessage());
    assertEquals(
        "CSV file %s: features [a, a], expected at least one column and none twice".formatted(path),
        assertThrows(
                IllegalArgumentException.class, () -> new CsvReader().features("a", "a").read(path))
            .getMessage());
  }
}
