package org.linstock.jobs.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The file formats that {@code --data} may name, and how each is known by its file names. */
public enum DataFormat {
  CSV(".*\\.csv(\\.gz)?", new CsvData()),
  PARQUET(".*\\.parquet", new ParquetData()),
  LIBSVM(".*\\.(libsvm|svm|svmlight)(\\.(gz|bz2))?", new LibsvmData()),
  IDX(".*idx[13]-ubyte(\\.gz)?", new IdxData());

  private final Pattern names;
  private final DataSource source;

  DataFormat(String names, DataSource source) {
    this.names = Pattern.compile(names);
    this.source = source;
  }

  /** What reads this format. */
  public DataSource source() {
    return source;
  }

  /** The format that a path's own name, or else the first telling name of the files in it, gives away. */
  public static Optional<DataFormat> guess(String name, List<String> filesInside) {
    return Stream.concat(Stream.of(name), filesInside.stream())
        .flatMap(DataFormat::of)
        .findFirst();
  }

  private static Stream<DataFormat> of(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(format -> format.names.matcher(lower).matches());
  }
}
