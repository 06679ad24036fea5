package org.linernotes.it.rig.fault;

import org.linernotes.it.rig.process.Deployment;
import org.linernotes.it.rig.process.PostgresServer;

/** What befalls PostgreSQL. */
final class DatabaseFaults {
  private static final String TERMINATE =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'linernotes'";

  private DatabaseFaults() {}

  static Fault kill(Deployment deployment) {
    PostgresServer server = deployment.postgres();
    return Fault.of("kill -9 of PostgreSQL", server::kill, server::start);
  }

  static Fault restart(Deployment deployment) {
    PostgresServer server = deployment.postgres();
    return Fault.of("restart of PostgreSQL", server::stop, server::start);
  }

  /** Of every connection of the service's role, in whatever transaction. */
  static Fault terminate(Deployment deployment) {
    return Fault.of(
        "pg_terminate_backend",
        () -> deployment.postgres().owner().texts(TERMINATE),
        () -> deployment.postgres().owner().texts(TERMINATE));
  }
}
