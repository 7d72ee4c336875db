package org.linstock.memory;

import java.util.List;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.profiler.ProfilerConfig;
import org.slf4j.LoggerFactory;

/**
 * Starts ND4J once, with the settings that its defaults get wrong. Every array allocation passes
 * through here.
 */
public final class Native {
  private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";
  private static final String PLATFORM = "linux-x86_64";

  /** Which library JavaCPP loads for OpenBLAS. */
  private static final String BLAS = "org.bytedeco.openblas.load";

  /** Why ND4J cannot run, or null. Kept, so that every later use says the same. */
  private static final String PROBLEM;

  private static final boolean CPU;

  static {
    CudaDriver.Decision cuda = CudaDriver.decide();
    String problem = cuda.isFatal() ? cuda.problem() : null;
    boolean cpu = false;
    if (problem == null) {
      try {
        if (cuda.cpuOnly()) {
          LoggerFactory.getLogger(Native.class).warn(cuda.problem());
        }
        cpu = start(cuda.cpuOnly());
      } catch (LinkageError | RuntimeException e) {
        problem = "no ND4J backend can run here: " + rootCause(e);
      }
    }
    PROBLEM = problem;
    CPU = cpu;
  }

  private Native() {}

  /**
   * Whether the arrays live in this process's own memory, where plain Java loops can reach them.
   *
   * @throws IllegalStateException when no backend can run, saying why and what to do
   */
  public static boolean isCpu() {
    if (PROBLEM != null) {
      throw new IllegalStateException(PROBLEM);
    }
    return CPU;
  }

  /** The number of GPUs of this process; 0 on the CPU backend. */
  public static int cudaDevices() {
    return isCpu() ? 0 : Nd4j.getAffinityManager().getNumberOfDevices();
  }

  /** The GPU of this thread. */
  public static int currentCudaDevice() {
    return Nd4j.getAffinityManager().getDeviceForCurrentThread();
  }

  private static boolean start(boolean cpuOnly) {
    if (System.getProperty(EXTENSION) == null) {
      System.setProperty(EXTENSION, extensionOnClassPath());
    }
    if (System.getProperty(BLAS) == null
        && isOnClassPath("org/bytedeco/mkl/" + PLATFORM + "/libmkl_rt.so.2")) {
      System.setProperty(BLAS, "mkl");
    }
    ClassLoader loader = Nd4j.class.getClassLoader();
    ND4JClassLoading.setNd4jClassloader(cpuOnly ? new CpuOnlyLoader(loader) : loader);
    Nd4j.getExecutioner()
        .setProfilingConfig(ProfilerConfig.builder().checkWorkspaces(false).build());
    return Nd4j.getBackend().getClass().getSimpleName().equals("CpuBackend");
  }

  /** Whether matrix products are MKL's, which is so when its jars are on the class path. */
  public static boolean isMkl() {
    return System.getProperty(BLAS, "").startsWith("mkl");
  }

  private static String rootCause(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  /**
   * JavaCPP picks the oneDNN natives only when told their name, so the name is read off the class
   * path.
   */
  private static String extensionOnClassPath() {
    String bindings = "org/nd4j/linalg/cpu/nativecpu/bindings/" + PLATFORM;
    for (String extension : List.of("-onednn-avx512", "-onednn-avx2", "-onednn")) {
      if (isOnClassPath(bindings + extension + "/libjnind4jcpu.so")) {
        return extension;
      }
    }
    return "";
  }

  private static boolean isOnClassPath(String library) {
    return Native.class.getClassLoader().getResource(library) != null;
  }
}
