package org.linstock.io;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.linstock.tensor.Tensor;

/**
 * An open safetensors file whose tensors are read one at a time. Reading takes the memory of the
 * tensor asked for and less than 1 MB besides; opening takes what the header needs.
 *
 * <pre>{@code
 * try (SafetensorsFile file = SafetensorsFile.open(path)) {
 *   Tensor weight = file.get("0.weight");
 * }
 * }</pre>
 *
 * For one thread at a time.
 */
public final class SafetensorsFile implements AutoCloseable {
  private static final int NAMES_IN_MESSAGE = 20;

  private final SeekableByteChannel channel;
  private final String file;
  private final SafetensorsHeader header;
  private final long data;
  private final Map<String, SafetensorsHeader.Entry> entries = new LinkedHashMap<>();

  /**
   * Opens a file and checks its header.
   *
   * @throws SafetensorsException when the file breaks a rule of the format
   */
  public static SafetensorsFile open(Path path) throws IOException {
    return open(Files.newByteChannel(path), path.toString());
  }

  /** Closes the channel when the header is bad. */
  static SafetensorsFile open(SeekableByteChannel channel, String file) throws IOException {
    try {
      return new SafetensorsFile(channel, file);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private SafetensorsFile(SeekableByteChannel channel, String file) throws IOException {
    this.channel = channel;
    this.file = file;
    header = SafetensorsHeader.read(Channels.newInputStream(channel), channel.size(), file);
    data = channel.position();
    header.entries().forEach(entry -> entries.put(entry.name(), entry));
  }

  /** The tensors' names, in the order of their bytes. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  /** The file's own notes. */
  public Map<String, String> metadata() {
    return header.metadata();
  }

  /**
   * Type and shape of a tensor, without reading it.
   *
   * @throws IllegalArgumentException when there is no such tensor, naming those that there are
   */
  public SafetensorsHeader.Entry entry(String name) {
    SafetensorsHeader.Entry entry = entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(
          "safetensors file %s: no tensor \"%s\"; it has %s".formatted(file, name, someNames()));
    }
    return entry;
  }

  private String someNames() {
    String names = String.join(", ", entries.keySet().stream().limit(NAMES_IN_MESSAGE).toList());
    int more = entries.size() - NAMES_IN_MESSAGE;
    return entries.isEmpty() ? "none" : more > 0 ? names + " and %d more".formatted(more) : names;
  }

  /**
   * Reads one tensor.
   *
   * @throws IllegalArgumentException when there is no such tensor, naming those that there are
   * @throws SafetensorsException when the file has become shorter since it was opened
   */
  public Tensor get(String name) throws IOException {
    SafetensorsHeader.Entry entry = entry(name);
    channel.position(data + entry.begin());
    return TensorBytes.read(Channels.newInputStream(channel), entry, file);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
