package org.linernotes.it.rig.fault;

import org.linernotes.it.rig.process.Deployment;
import org.linernotes.it.rig.process.RegistryServer;

/** What befalls the schema registry. */
final class RegistryFaults {
  private RegistryFaults() {}

  static Fault kill(Deployment deployment) {
    RegistryServer registry = deployment.registry();
    return Fault.of("kill -9 of the registry", registry::kill, () -> start(registry));
  }

  private static void start(RegistryServer registry) {
    registry.launch();
    registry.awaitReady();
  }
}
