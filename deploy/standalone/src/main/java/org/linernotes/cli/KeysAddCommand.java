package org.linernotes.cli;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.ApiKey;
import org.linernotes.access.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a key. */
@Command(
    name = "add",
    description = "Makes a key and prints it. It is shown this once: only its hash is kept.",
    mixinStandardHelpOptions = true)
final class KeysAddCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final KeyOptions keys;

  @Mixin private final KeyExpiry expiry = new KeyExpiry();

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "platform, rightsholder, finance or admin",
      converter = RoleConverter.class)
  private Role role = Role.FINANCE;

  @Option(
      names = "--subject",
      paramLabel = "ID",
      description = "The platform's or party's id; for the first two roles")
  private @Nullable String subject;

  KeysAddCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.keys = new KeyOptions(surroundings);
  }

  @Override
  public Integer call() {
    checkSubject();
    ApiKey key = ApiKey.create(new SecureRandom()::nextBytes);
    Instant now = surroundings.clock().instant();
    Instant expiresAt = expiry.after(now);
    keys.write(writer -> writer.add(key, role, subject, now, expiresAt));
    surroundings.out().println(key.text());
    if (surroundings.terminal()) {
      surroundings.err().println(expiresAt == null ? "never expires" : "expires " + expiresAt);
    }
    return ExitCodes.OK;
  }

  private void checkSubject() {
    String name = role.name().toLowerCase(Locale.ROOT);
    if (role.needsSubject() && (subject == null || subject.isBlank())) {
      throw new CliException(
          "--subject is missing (role " + name + " acts for one platform or party)");
    }
    if (!role.needsSubject() && subject != null) {
      throw new CliException("--subject '" + subject + "' (expected: none, for role " + name + ")");
    }
  }
}
