package org.linstock.jobs;

import org.linstock.kernels.Versions;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"linstock " + Versions.linstock()};
  }
}
