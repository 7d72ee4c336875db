package org.linstock.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files that have their name only once they are complete and on the disk. */
final class AtomicFile {
  private AtomicFile() {}

  /** What writes a file's content. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a temporary file beside {@code path}, forces it to the disk, and renames it. Whatever
   * fails leaves what was there before, and nothing else.
   */
  static void write(Path path, Content content) throws IOException {
    Path target = path.toAbsolutePath();
    // Not createTempFile, whose files nobody but their owner may read.
    Path temporary =
        target.resolveSibling(".%s.%s.tmp".formatted(target.getFileName(), UUID.randomUUID()));
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    forceDirectory(target.getParent());
  }

  /** Makes the new name last too, where the file system lets a directory be opened (POSIX). */
  private static void forceDirectory(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
