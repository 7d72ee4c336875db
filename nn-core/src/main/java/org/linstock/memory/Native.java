package org.linstock.memory;

import java.util.List;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.profiler.ProfilerConfig;

/**
 * Starts ND4J once, with the settings that its defaults get wrong. Every array allocation passes
 * through here.
 */
public final class Native {
  private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";
  private static final String PLATFORM = "linux-x86_64";
  private static final boolean CPU = start();

  private Native() {}

  /**
   * Whether the arrays live in this process's own memory, where plain Java loops can reach them.
   */
  public static boolean isCpu() {
    return CPU;
  }

  private static boolean start() {
    if (System.getProperty(EXTENSION) == null) {
      System.setProperty(EXTENSION, extensionOnClassPath());
    }
    ND4JClassLoading.setNd4jClassloaderFromClass(Nd4j.class);
    Nd4j.getExecutioner()
        .setProfilingConfig(ProfilerConfig.builder().checkWorkspaces(false).build());
    return Nd4j.getBackend().getClass().getSimpleName().equals("CpuBackend");
  }

  /**
   * JavaCPP picks the oneDNN natives only when told their name, so the name is read off the class
   * path.
   */
  private static String extensionOnClassPath() {
    String bindings = "org/nd4j/linalg/cpu/nativecpu/bindings/" + PLATFORM;
    for (String extension : List.of("-onednn-avx512", "-onednn-avx2", "-onednn")) {
      String library = bindings + extension + "/libjnind4jcpu.so";
      if (Native.class.getClassLoader().getResource(library) != null) {
        return extension;
      }
    }
    return "";
  }
}
