package org.linstock.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linstock.memory.CudaDriver.Decision;
import org.nd4j.linalg.factory.Nd4jBackend;

/** What is done about CUDA, whatever is on the class path and in the machine. */
class CudaDriverTest {
  private static final List<ComputeCapability> AMPERE = ComputeCapability.parse("8.6\n8.0\n");
  private static final List<ComputeCapability> HOPPER = ComputeCapability.parse("9.0\n");
  private static final List<ComputeCapability> BOTH = ComputeCapability.parse("8.6\r\n9.0\n");

  @TempDir private Path folder;

  @Test
  void saysWhatToDoWhenOnlyCudaIsThereAndNoDriver() {
    Decision decision = CudaDriver.decide(true, false, false, List.of());
    assertTrue(decision.isFatal());
    assertTrue(
        decision.problem().contains("no NVIDIA driver") && decision.problem().contains("-Pcuda"),
        decision.problem());
  }

  @Test
  void isContentWithACoveredGpuOrTheCpuBackend() {
    assertEquals(Decision.FINE, CudaDriver.decide(true, false, true, AMPERE));
    assertEquals(Decision.FINE, CudaDriver.decide(true, true, true, AMPERE));
    assertEquals(Decision.FINE, CudaDriver.decide(true, true, false, List.of()));
    assertEquals(Decision.FINE, CudaDriver.decide(false, true, true, HOPPER));
    assertEquals(Decision.FINE, CudaDriver.decide(false, false, false, List.of()));
    assertEquals(Decision.FINE, CudaDriver.decide(true, false, true, List.of()), "GPUs not asked");
  }

  @Test
  void aGpuThatTheKernelsDoNotCoverIsNamed() {
    Decision decision = CudaDriver.decide(true, false, true, HOPPER);
    assertTrue(decision.isFatal());
    assertEquals(
        "ND4J's CUDA kernels cover GPUs of compute capability 3.7 to 8.6, found [9.0]; use such a GPU, or build without -Pcuda for the CPU",
        decision.problem());
    assertTrue(
        CudaDriver.decide(true, false, true, BOTH)
            .problem()
            .contains("let CUDA_VISIBLE_DEVICES name only GPUs that they cover"));
  }

  @Test
  void fallsBackToTheCpuBackendWhenThatIsThere() {
    Decision decision = CudaDriver.decide(true, true, true, HOPPER);
    assertTrue(decision.cpuOnly());
    assertFalse(decision.isFatal());
    assertEquals(
        "ND4J's CUDA kernels cover GPUs of compute capability 3.7 to 8.6, found [9.0]; computing on the CPU. To compute on a GPU, use such a GPU",
        decision.problem());
  }

  @ParameterizedTest
  @CsvSource({
    "3.0, false",
    "3.5, false",
    "3.7, true",
    "5.0, true",
    "6.1, true",
    "7.5, true",
    "8.0, true",
    "8.6, true",
    "8.9, true",
    "9.0, false",
    "10.0, false",
    "12.0, false",
    "2.1, false"
  })
  void knowsWhatTheKernelsCover(String capability, boolean supported) {
    assertEquals(supported, ComputeCapability.parse(capability).get(0).isSupported());
  }

  @Test
  void readsTheDriversToolAndLivesWithoutIt() {
    assertEquals(List.of(), ComputeCapability.parse("No devices were found\n[N/A]\n\n"));
    assertEquals(AMPERE, CudaDriver.gpus(List.of("printf", " 8.6\n8.0 \n")));
    assertEquals(List.of(), CudaDriver.gpus(List.of("no-such-tool-anywhere")));
    assertEquals(List.of(), CudaDriver.gpus(List.of("sh", "-c", "echo 9.0; exit 9")));
  }

  @Test
  void theCpuOnlyLoaderShowsNd4jNoOtherBackend() throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(Nd4jBackend.class.getName()), "no.such.CudaBackend\n");
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader both = new URLClassLoader(urls, getClass().getClassLoader())) {
      List<String> found =
          ServiceLoader.load(Nd4jBackend.class, new CpuOnlyLoader(both)).stream()
              .map(provider -> provider.type().getSimpleName())
              .toList();
      assertEquals(List.of("CpuBackend"), found);
    }
  }

  @Test
  void thisProcessRuns() {
    assertFalse(CudaDriver.decide().isFatal());
  }
}
