package org.linernotes.cli;

import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.ApiKey;
import org.linernotes.access.Role;
import org.linernotes.access.kafka.KeyWriter;
import org.linernotes.standalone.Standalone;

/** Makes the demo's keys. */
record DemoKeys(Standalone running, Clock clock) {

  String make(Role role, @Nullable String subject) {
    ApiKey key = ApiKey.create(new SecureRandom()::nextBytes);
    try (KeyWriter writer = new KeyWriter(running.kafka(), running.schemaIds())) {
      writer.add(key, role, subject, clock.instant(), null);
    }
    return key.text();
  }
}
