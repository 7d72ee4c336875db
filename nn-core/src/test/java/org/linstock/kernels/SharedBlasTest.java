package org.linstock.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedBlasTest {
  private static final String LIBRARY = "dev.ludovic.netlib.blas.nativeLib";
  private static final String PATH = LIBRARY + "Path";

  @BeforeEach
  @AfterEach
  void forget() {
    System.clearProperty(LIBRARY);
    System.clearProperty(PATH);
  }

  @Test
  void theLibraryOfThisProcessIsNamed() {
    SharedBlas.announce();
    assertTrue(Files.exists(Path.of(System.getProperty(PATH))));
  }

  @Test
  void whatTheUserHasSetStays() {
    System.setProperty(PATH, "/opt/libmkl.so");
    SharedBlas.announce();
    assertEquals("/opt/libmkl.so", System.getProperty(PATH));
    System.clearProperty(PATH);
    System.setProperty(LIBRARY, "libmkl.so");
    SharedBlas.announce();
    assertNull(System.getProperty(PATH));
  }
}
