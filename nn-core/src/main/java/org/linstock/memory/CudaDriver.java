package org.linstock.memory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Looks for an NVIDIA driver, and for GPUs that ND4J's kernels cover, before ND4J's CUDA backend is
 * loaded: without one it fails with pages of native traces, or at the first kernel.
 */
final class CudaDriver {
  private static final String CUDA = "org/nd4j/linalg/jcublas/JCublasBackend.class";
  private static final String CPU = "org/nd4j/linalg/cpu/nativecpu/CpuBackend.class";

  /** The driver's devices on Linux, and on Windows' Linux subsystem. */
  private static final List<Path> DEVICES = List.of(Path.of("/dev/nvidiactl"), Path.of("/dev/dxg"));

  private static final int SECONDS = 10;

  private CudaDriver() {}

  /**
   * What to do about CUDA.
   *
   * @param cpuOnly whether the CUDA backend is to be hidden from ND4J
   * @param problem what to tell the user: as an error when nothing can run, as a warning when
   *     {@code cpuOnly}; null when all is well
   */
  record Decision(boolean cpuOnly, String problem) {
    static final Decision FINE = new Decision(false, null);

    /** Whether no backend can run. */
    boolean isFatal() {
      return problem != null && !cpuOnly;
    }
  }

  static Decision decide() {
    boolean cuda = onClassPath(CUDA);
    boolean driver = cuda && DEVICES.stream().anyMatch(Files::exists);
    return decide(cuda, onClassPath(CPU), driver, driver ? gpus() : List.of());
  }

  /**
   * The decision from what was found.
   *
   * @param cuda whether the CUDA backend is on the class path
   * @param cpu whether the CPU backend is
   * @param driver whether an NVIDIA driver is running
   * @param gpus the GPUs; empty also when they could not be asked, and then ND4J may try
   */
  static Decision decide(boolean cuda, boolean cpu, boolean driver, List<ComputeCapability> gpus) {
    if (!cuda) {
      return Decision.FINE;
    }
    if (!driver) {
      // With the CPU backend beside it, ND4J passes the CUDA one over by itself.
      return cpu ? Decision.FINE : new Decision(false, noDriver());
    }
    if (gpus.isEmpty() || gpus.stream().allMatch(ComputeCapability::isSupported)) {
      return Decision.FINE;
    }
    return new Decision(cpu, unsupported(gpus, cpu));
  }

  private static String noDriver() {
    return "the CUDA backend is on the class path, but no NVIDIA driver is running here (none of "
        + DEVICES
        + "); install one for a GPU of compute capability "
        + ComputeCapability.SUPPORTED
        + ", or build without -Pcuda for the CPU";
  }

  private static String unsupported(List<ComputeCapability> gpus, boolean cpu) {
    String found =
        "ND4J's CUDA kernels cover GPUs of compute capability %s, found %s"
            .formatted(ComputeCapability.SUPPORTED, gpus);
    boolean some = gpus.stream().anyMatch(ComputeCapability::isSupported);
    String choose =
        some ? "let CUDA_VISIBLE_DEVICES name only GPUs that they cover" : "use such a GPU";
    return cpu
        ? found + "; computing on the CPU. To compute on a GPU, " + choose
        : found + "; " + choose + ", or build without -Pcuda for the CPU";
  }

  private static boolean onClassPath(String resource) {
    return CudaDriver.class.getClassLoader().getResource(resource) != null;
  }

  /** The GPUs that the driver's own tool lists; none when it is not there or does not answer. */
  private static List<ComputeCapability> gpus() {
    List<String> command =
        new ArrayList<>(List.of("nvidia-smi", "--query-gpu=compute_cap", "--format=csv,noheader"));
    String visible = System.getenv("CUDA_VISIBLE_DEVICES");
    if (visible != null && !visible.isBlank()) {
      command.add("--id=" + visible);
    }
    return gpus(command);
  }

  static List<ComputeCapability> gpus(List<String> command) {
    try {
      Process tool =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      tool.getOutputStream().close();
      if (!tool.waitFor(SECONDS, TimeUnit.SECONDS)) {
        tool.destroyForcibly();
        return List.of();
      }
      byte[] text = tool.getInputStream().readNBytes(1 << 16);
      return tool.exitValue() == 0
          ? ComputeCapability.parse(new String(text, StandardCharsets.US_ASCII))
          : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
