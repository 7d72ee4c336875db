package org.linstock.faults;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * An object store in memory, for {@code s3a:} paths: keys and no directories, an object is there
 * when its stream is closed, and rename and delete of a directory go from key to key. Operations go
 * wrong as {@link Faults} has it.
 */
public final class ObjectStore extends FileSystem {
  private static final NavigableMap<String, byte[]> OBJECTS = new ConcurrentSkipListMap<>();

  private URI uri;

  /** Makes this the file system of {@code s3a:} paths. */
  static void use(Configuration conf) {
    conf.set("fs.s3a.impl", ObjectStore.class.getName());
  }

  @Override
  public void initialize(URI name, Configuration conf) throws IOException {
    super.initialize(name, conf);
    uri = URI.create(name.getScheme() + "://" + name.getAuthority());
  }

  private String key(Path path) {
    return makeQualified(path).toUri().getPath();
  }

  private Map<String, byte[]> under(Path directory) {
    String prefix = key(directory) + "/";
    return OBJECTS.subMap(prefix, prefix + Character.MAX_VALUE);
  }

  @Override
  public URI getUri() {
    return uri;
  }

  @Override
  public String getScheme() {
    return "s3a";
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    FileStatus status = getFileStatus(path);
    byte[] object = OBJECTS.get(key(path));
    if (status.isDirectory() || object == null) {
      throw new FileNotFoundException(path.toString());
    }
    return Faults.around("get", () -> new FSDataInputStream(new ObjectInput(object)), null);
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    if (!overwrite && exists(path)) {
      throw new FileAlreadyExistsException(path.toString());
    }
    ByteArrayOutputStream object =
        new ByteArrayOutputStream() {
          @Override
          public void close() throws IOException {
            put(key(path), toByteArray(), overwrite);
          }
        };
    return new FSDataOutputStream(object, null);
  }

  @Override
  public FSDataOutputStream append(Path path, int bufferSize, Progressable progress) {
    throw new UnsupportedOperationException("objects do not grow");
  }

  private static void put(String key, byte[] object, boolean overwrite) throws IOException {
    byte[] before =
        Faults.around(
            "put",
            () -> overwrite ? OBJECTS.put(key, object) : OBJECTS.putIfAbsent(key, object),
            null);
    if (!overwrite && before != null) {
      throw new FileAlreadyExistsException(key);
    }
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    Map<String, byte[]> objects = new LinkedHashMap<>(under(from));
    for (Map.Entry<String, byte[]> object : objects.entrySet()) {
      put(key(to) + object.getKey().substring(key(from).length()), object.getValue(), true);
    }
    return delete(from, true);
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    Set<String> keys = new TreeSet<>(under(path).keySet());
    keys.add(key(path));
    boolean deleted = false;
    for (String key : keys) {
      deleted |= Faults.around("delete", () -> OBJECTS.remove(key), null) != null;
    }
    return deleted;
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    Map<String, FileStatus> children = new LinkedHashMap<>();
    int from = key(path).length() + 1;
    for (String key : Faults.around("list", () -> under(path).keySet(), null)) {
      String name = key.substring(from).split("/", 2)[0];
      if (!name.isEmpty() && !children.containsKey(name)) {
        children.put(name, getFileStatus(new Path(path, name)));
      }
    }
    return children.values().toArray(FileStatus[]::new);
  }

  @Override
  public void setWorkingDirectory(Path path) {
    throw new UnsupportedOperationException("paths are absolute");
  }

  @Override
  public Path getWorkingDirectory() {
    return new Path(uri.toString() + "/");
  }

  @Override
  public boolean mkdirs(Path path, FsPermission permission) throws IOException {
    put(key(path) + "/", new byte[0], true);
    return true;
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    byte[] object = Faults.around("head", () -> OBJECTS.get(key(path)), null);
    if (object == null && under(path).isEmpty()) {
      throw new FileNotFoundException(path.toString());
    }
    return object == null
        ? new FileStatus(0, true, 1, 1, 0, makeQualified(path))
        : new FileStatus(object.length, false, 1, 1, 0, makeQualified(path));
  }
}
