package org.linernotes.cli;

import java.util.concurrent.Callable;
import org.linernotes.avro.ApiKeyRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a key. */
@Command(
    name = "revoke",
    description = "Ends a key, everywhere, within a second.",
    mixinStandardHelpOptions = true)
final class KeysRevokeCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final KeyOptions keys;

  @Parameters(
      paramLabel = "KEY",
      description = "Its id, as linernotes keys list shows it, or the key")
  private String key = "";

  KeysRevokeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.keys = new KeyOptions(surroundings);
  }

  @Override
  public Integer call() {
    ApiKeyRecord found = KeyId.find(key.strip(), keys.read());
    keys.write(writer -> writer.revoke(found));
    surroundings.out().println("revoked " + KeyId.of(found));
    return ExitCodes.OK;
  }
}
