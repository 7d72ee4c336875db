package org.linstock.memory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks for an NVIDIA driver before ND4J's CUDA backend is loaded, which without one fails with
 * pages of native traces.
 */
final class CudaDriver {
  private static final String CUDA = "org/nd4j/linalg/jcublas/JCublasBackend.class";
  private static final String CPU = "org/nd4j/linalg/cpu/nativecpu/CpuBackend.class";

  /** The driver's devices on Linux, and on Windows' Linux subsystem. */
  private static final List<Path> DEVICES = List.of(Path.of("/dev/nvidiactl"), Path.of("/dev/dxg"));

  private CudaDriver() {}

  /** What to tell the user when only the CUDA backend is there and it cannot run; else null. */
  static String problem() {
    return problem(onClassPath(CUDA), onClassPath(CPU), DEVICES);
  }

  static String problem(boolean cuda, boolean cpu, List<Path> devices) {
    if (!cuda || cpu || devices.stream().anyMatch(Files::exists)) {
      return null;
    }
    return "the CUDA backend is on the class path, but no NVIDIA driver is running here (none of "
        + devices
        + "); install one for a GPU of compute capability 3.7 to 8.6, or build without -Pcuda for the CPU";
  }

  private static boolean onClassPath(String resource) {
    return CudaDriver.class.getClassLoader().getResource(resource) != null;
  }
}
