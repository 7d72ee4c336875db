package org.linstock.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * Reads tables of numbers: CSV files (RFC 4180, UTF-8) whose first row names the columns.
 *
 * <pre>{@code
 * CsvTable iris = new CsvReader().classLabel("species").read(Path.of("iris.csv"));
 * DataLoader loader = new DataLoader(iris.dataset(), 16);
 * }</pre>
 *
 * Every value of a feature must be a finite decimal number; a row that is longer or shorter than
 * the header, an empty field, and a row of more than a million characters are errors that name
 * file, row and column. Rows are counted from 1, the header not counted.
 */
public final class CsvReader {
  private char delimiter = ',';
  private List<String> features = List.of();
  private String label;
  private boolean classes;

  /** What separates the fields; a comma by default. */
  public CsvReader delimiter(char value) {
    delimiter = value;
    return this;
  }

  /** The feature columns, in the tensor's order; every column but the label by default. */
  public CsvReader features(String... columns) {
    features = List.of(columns);
    return this;
  }

  /**
   * The column of classes. Whole numbers from 0 are taken as they are; any other texts are numbered
   * in alphabetical order.
   */
  public CsvReader classLabel(String column) {
    label = column;
    classes = true;
    return this;
  }

  /** The column of a number to predict. */
  public CsvReader numberLabel(String column) {
    label = column;
    classes = false;
    return this;
  }

  /**
   * Reads a file.
   *
   * @throws IOException when the file is malformed, naming file, row and column
   * @throws IllegalArgumentException when a column that was asked for is not there
   */
  public CsvTable read(Path path) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter)
            .setHeader()
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();
    try (BufferedReader text = Files.newBufferedReader(path, StandardCharsets.UTF_8);
        RowLimit limited = new RowLimit(text);
        CSVParser parser = parser(path, limited, format)) {
      CsvColumns columns = columns(path, parser.getHeaderNames());
      for (CSVRecord row : parser) {
        limited.startRow();
        columns.add(row);
      }
      return columns.table();
    } catch (UncheckedIOException e) {
      throw malformed(path, e.getCause());
    } catch (CharacterCodingException e) {
      throw malformed(path, new IOException("it is not UTF-8", e));
    }
  }

  private static CSVParser parser(Path path, Reader text, CSVFormat format) throws IOException {
    try {
      return CSVParser.parse(text, format);
    } catch (IllegalArgumentException e) {
      // A header with a name twice, or none.
      throw malformed(path, e);
    }
  }

  private static IOException malformed(Path path, Exception e) {
    return new IOException("CSV file %s: %s".formatted(path, e.getMessage()), e);
  }

  private CsvColumns columns(Path path, List<String> header) throws IOException {
    if (header.isEmpty()) {
      throw new IOException("CSV file %s: no header row".formatted(path));
    }
    Map<String, Integer> positions = new LinkedHashMap<>();
    for (String name : header) {
      positions.put(name, positions.size());
    }
    Map<String, Integer> chosen = new LinkedHashMap<>();
    for (String name : features.isEmpty() ? header : features) {
      if (!name.equals(label) || !features.isEmpty()) {
        chosen.put(name, require(path, positions, name));
      }
    }
    if (chosen.size() < features.size() || chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "CSV file %s: features %s, expected at least one column and none twice"
              .formatted(path, features));
    }
    int labelAt = label == null ? -1 : require(path, positions, label);
    return new CsvColumns(path, header, chosen, labelAt, classes);
  }

  private static int require(Path path, Map<String, Integer> positions, String name) {
    Integer position = positions.get(name);
    if (position == null) {
      throw new IllegalArgumentException(
          "CSV file %s: no column \"%s\"; there are %s".formatted(path, name, positions.keySet()));
    }
    return position;
  }
}
