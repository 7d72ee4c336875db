package org.linstock.jobs;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.linstock.jobs.console.UserException;
import org.linstock.jobs.data.DataFormat;
import org.linstock.jobs.files.Locations;
import picocli.CommandLine.Option;

/** Which data a command reads. */
final class DataOptions {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "PATH",
      description = "file, directory or glob, local or on HDFS")
  private String data;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "csv, parquet, libsvm or idx (MNIST's four files); told by the file names when not given")
  private DataFormat format;

  String path() {
    return data;
  }

  /** Refuses data that are not there; the format that was given or that the file names tell. */
  DataFormat check(Configuration hadoop) {
    Locations.requireExisting(hadoop, "--data", data);
    List<String> inside = Locations.namesInside(hadoop, "--data", data);
    if (format != null) {
      return format;
    }
    return DataFormat.guess(new Path(data).getName(), inside)
        .orElseThrow(
            () ->
                new UserException(
                    "--data "
                        + data
                        + ": the name does not tell the format; add --format csv, parquet, libsvm or idx"));
  }
}
