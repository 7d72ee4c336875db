package org.linstock.jobs;

import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar that runs; a build directory has none. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"linstock " + (version == null ? "(from a build directory)" : version)};
  }
}
