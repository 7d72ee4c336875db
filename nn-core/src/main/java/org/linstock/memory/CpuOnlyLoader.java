package org.linstock.memory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * A class loader in which ND4J finds its CPU backend alone. ND4J asks for its backends as services
 * and takes CUDA's first; only environment variables would change that order.
 */
final class CpuOnlyLoader extends ClassLoader {
  private static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";
  private static final String BACKEND = "org.nd4j.linalg.cpu.nativecpu.CpuBackend\n";

  CpuOnlyLoader(ClassLoader parent) {
    super(parent);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(SERVICE)
        ? Collections.enumeration(List.of(new URL(null, "cpu-only:backend", new Text())))
        : super.getResources(name);
  }

  /** The service file that this loader shows instead of the jars' own. */
  private static final class Text extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(BACKEND.getBytes(StandardCharsets.UTF_8));
        }
      };
    }
  }
}
