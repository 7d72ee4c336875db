package org.linstock.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.linstock.tensor.Tensor;

/** Collects the checked values of a CSV file's rows. */
final class CsvColumns {
  /** Java's own parser would also take "1f", "0x1p3", "NaN" and "Infinity". */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  private static final Pattern CLASS = Pattern.compile("\\d{1,9}");

  private final Path path;
  private final List<String> header;
  private final List<String> names;
  private final int[] positions;
  private final int labelAt;
  private final boolean classes;
  private final List<String> labels = new ArrayList<>();
  private float[] values = new float[1024];
  private float[] targets = new float[256];
  private int rows;

  /**
   * @param features names and positions
   * @param labelAt −1 for none
   */
  CsvColumns(
      Path path, List<String> header, Map<String, Integer> features, int labelAt, boolean classes) {
    this.path = path;
    this.header = header;
    this.names = List.copyOf(features.keySet());
    this.positions = features.values().stream().mapToInt(Integer::intValue).toArray();
    this.labelAt = labelAt;
    this.classes = classes;
  }

  void add(CSVRecord row) throws IOException {
    if (row.size() != header.size()) {
      throw new IOException(
          "CSV file %s: row %d has %d fields, expected %d as in the header"
              .formatted(path, row.getRecordNumber(), row.size(), header.size()));
    }
    values = grown(values, (long) (rows + 1) * positions.length);
    for (int i = 0; i < positions.length; i++) {
      values[rows * positions.length + i] = number(row, positions[i]);
    }
    if (labelAt >= 0 && classes) {
      labels.add(text(row));
    } else if (labelAt >= 0) {
      targets = grown(targets, rows + 1L);
      targets[rows] = number(row, labelAt);
    }
    rows++;
  }

  private static float[] grown(float[] array, long size) {
    return size <= array.length
        ? array
        : Arrays.copyOf(
            array, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(size, array.length * 2L)));
  }

  private float number(CSVRecord row, int position) throws IOException {
    String text = row.get(position);
    float value = NUMBER.matcher(text).matches() ? Float.parseFloat(text) : Float.NaN;
    if (!Float.isFinite(value)) {
      throw bad(row, position, "a finite number");
    }
    return value;
  }

  private String text(CSVRecord row) throws IOException {
    if (row.get(labelAt).isEmpty()) {
      throw bad(row, labelAt, "a class");
    }
    return row.get(labelAt);
  }

  private IOException bad(CSVRecord row, int position, String expected) {
    String text = row.get(position);
    String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return new IOException(
        "CSV file %s: row %d, column \"%s\": \"%s\", expected %s"
            .formatted(path, row.getRecordNumber(), header.get(position), shown, expected));
  }

  CsvTable table() throws IOException {
    if (rows == 0) {
      throw new IOException("CSV file %s: no rows below the header".formatted(path));
    }
    Tensor features =
        Tensor.of(Arrays.copyOf(values, rows * positions.length), rows, positions.length);
    if (labelAt < 0) {
      return new CsvTable(names, List.of(), features, null);
    }
    if (!classes) {
      return new CsvTable(
          names, List.of(), features, Tensor.of(Arrays.copyOf(targets, rows), rows, 1));
    }
    boolean numbered = labels.stream().allMatch(label -> CLASS.matcher(label).matches());
    List<String> classNames = numbered ? List.of() : List.copyOf(new TreeSet<>(labels));
    long[] numbers =
        labels.stream()
            .mapToLong(
                label ->
                    numbered ? Long.parseLong(label) : Collections.binarySearch(classNames, label))
            .toArray();
    return new CsvTable(names, classNames, features, Tensor.ofInts(numbers));
  }
}
