package org.linstock.memory;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaDriverTest {
  @TempDir private Path folder;

  @Test
  void saysWhatToDoWhenOnlyCudaIsThereAndNoDriver() {
    String problem = CudaDriver.problem(true, false, List.of(folder.resolve("nvidiactl")));
    assertTrue(problem.contains("no NVIDIA driver") && problem.contains("-Pcuda"), problem);
  }

  @Test
  void isContentWithADriverOrTheCpuBackend() throws Exception {
    Path device = Files.createFile(folder.resolve("nvidiactl"));
    assertNull(CudaDriver.problem(true, false, List.of(device)));
    assertNull(CudaDriver.problem(true, true, List.of(folder.resolve("none"))));
    assertNull(CudaDriver.problem(false, false, List.of()));
    assertNull(CudaDriver.problem());
  }
}
