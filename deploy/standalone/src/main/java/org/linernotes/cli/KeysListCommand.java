package org.linernotes.cli;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.linernotes.avro.ApiKeyRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the keys there are, which are never shown themselves. */
@Command(
    name = "list",
    description = "Lists the keys: an id to revoke each by, its role, its subject, its state.",
    mixinStandardHelpOptions = true)
final class KeysListCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final KeyOptions keys;

  KeysListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.keys = new KeyOptions(surroundings);
  }

  @Override
  public Integer call() {
    TextTable table = new TextTable("KEY", "ROLE", "SUBJECT", "CREATED", "EXPIRES", "STATE");
    for (ApiKeyRecord key : keys.read()) {
      String subject = key.getSubject();
      table.row(
          KeyId.of(key),
          key.getRole().toLowerCase(Locale.ROOT),
          subject == null ? "-" : subject,
          key.getCreatedAt().toString(),
          expires(key),
          state(key, surroundings.clock().instant()));
    }
    surroundings.out().print(table.text());
    surroundings.out().flush();
    return ExitCodes.OK;
  }

  private static String expires(ApiKeyRecord key) {
    Instant expiresAt = key.getExpiresAt();
    return expiresAt == null ? "-" : expiresAt.toString();
  }

  private static String state(ApiKeyRecord key, Instant now) {
    if (key.getRevoked()) {
      return "revoked";
    }
    Instant expiresAt = key.getExpiresAt();
    return expiresAt != null && !now.isBefore(expiresAt) ? "expired" : "works";
  }
}
