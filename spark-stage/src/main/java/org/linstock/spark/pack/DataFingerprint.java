package org.linstock.spark.pack;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the packed data is, for a resume to compare: partitions, examples in each, and a hash of all
 * content in order.
 *
 * @param partitions number of partitions
 * @param examples examples of each partition, in partition order
 * @param contentHash 16 hexadecimal digits
 */
public record DataFingerprint(int partitions, List<Long> examples, String contentHash) {

  public DataFingerprint {
    examples = List.copyOf(examples);
    Objects.requireNonNull(contentHash, "contentHash");
    if (partitions != examples.size()) {
      throw new IllegalArgumentException(
          "%d partitions, but numbers of examples for %d".formatted(partitions, examples.size()));
    }
  }

  static DataFingerprint of(List<PartitionStats> stats) {
    long hash = 0;
    for (PartitionStats s : stats) {
      hash = Hashes.chain(hash, s.contentHash());
    }
    List<Long> examples = stats.stream().map(PartitionStats::rows).toList();
    return new DataFingerprint(stats.size(), examples, "%016x".formatted(hash));
  }

  /** All examples. */
  public long totalExamples() {
    return examples.stream().mapToLong(Long::longValue).sum();
  }

  /** The first way in which {@code other} is other data, as a clause; empty when it is the same. */
  public Optional<String> differenceFrom(DataFingerprint other) {
    if (partitions != other.partitions) {
      return Optional.of("%d partitions, not %d".formatted(partitions, other.partitions));
    }
    for (int p = 0; p < partitions; p++) {
      if (!examples.get(p).equals(other.examples.get(p))) {
        return Optional.of(
            "%d examples in partition %d, not %d"
                .formatted(examples.get(p), p, other.examples.get(p)));
      }
    }
    return contentHash.equals(other.contentHash)
        ? Optional.empty()
        : Optional.of(
            "as many examples of other content (hash %s, not %s)"
                .formatted(contentHash, other.contentHash));
  }
}
