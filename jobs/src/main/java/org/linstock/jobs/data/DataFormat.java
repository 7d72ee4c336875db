package org.linstock.jobs.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The file formats that {@code --data} may name, and how each is known by its file names. */
public enum DataFormat {
  CSV(".*\\.csv(\\.gz)?"),
  PARQUET(".*\\.parquet"),
  LIBSVM(".*\\.(libsvm|svm|svmlight)(\\.(gz|bz2))?"),
  IDX(".*idx[13]-ubyte(\\.gz)?");

  private final Pattern names;

  DataFormat(String names) {
    this.names = Pattern.compile(names);
  }

  /** What reads this format. */
  public DataSource source() {
    return switch (this) {
      case CSV -> new CsvData();
      case PARQUET -> new ParquetData();
      case LIBSVM -> new LibsvmData();
      case IDX -> new IdxData();
    };
  }

  /**
   * The format that a path's own name, or else the first telling name of the files in it, gives
   * away.
   */
  public static Optional<DataFormat> guess(String name, List<String> filesInside) {
    return Stream.concat(Stream.of(name), filesInside.stream()).flatMap(DataFormat::of).findFirst();
  }

  private static Stream<DataFormat> of(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(format -> format.names.matcher(lower).matches());
  }
}
