package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.linernotes.it.kit.Command;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Parts;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.kit.postgres.Database;
import org.linernotes.it.sink.Books;
import org.linernotes.it.world.Kind;

/** Backup and restore of the books of any PostgreSQL, which the environment names. */
@ExtendWith(Integration.class)
class RestoreNamedIT {
  private static final int OK = 0;
  private static final int CONFIG = 2;

  private final Stack stack;
  private final Parts parts;
  private final Path folder;

  RestoreNamedIT(Stack stack, Parts parts, @TempDir Path folder) {
    this.stack = stack;
    this.parts = parts;
    this.folder = folder;
  }

  @Test
  void shouldRestoreIntoTheEmptyDatabaseThatTheEnvironmentNamesAndIntoNoOther() {
    book();
    String name = "restored" + UUID.randomUUID().toString().replace("-", "");
    Database empty = parts.admin().create(name);

    Command backup = command("backup", stack.asOwner());
    assertThat(backup.exit()).as("%s", backup).isEqualTo(OK);
    Command restored = command("restore", empty);
    assertThat(restored.exit()).as("%s", restored).isEqualTo(OK);
    assertThat(Books.all(empty)).isNotEmpty().isEqualTo(Books.all(stack.asOwner()));

    List<String> before = Books.all(empty);
    Command again = command("restore", empty);
    assertThat(again.exit()).as("%s", again).isEqualTo(CONFIG);
    assertThat(again.err()).contains("expected: a new, empty database");
    assertThat(Books.all(empty)).isEqualTo(before);
  }

  private void book() {
    Upload upload = new Upload(stack);
    upload.send(Kind.TRACK, "", List.of(Items.track("kept", "keeper")));
    upload.send(Kind.LICENCE, "", List.of(Items.licence("l", "keeper", "PER_EXPOSURE", "1")));
    upload.send(Kind.USAGE, "sonara", List.of(Items.usage("e", "kept")));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                answer("/v1/royalties/2024-02").contains("1.000000000")
                    && answer("/v1/audit/2024-02").contains("\"recorded\":1")
                    && answer("/v1/usage/2024-02/artists").contains("\"events\":1"));
  }

  private String answer(String path) {
    return stack.finance().get(path).text();
  }

  private Command command(String name, Database database) {
    Map<String, String> environment = new HashMap<>(stack.settings().environment());
    environment.keySet().removeIf(variable -> !variable.startsWith("LINERNOTES_DB_"));
    environment.put("LINERNOTES_DB_URL", database.url());
    return Command.run(
        environment,
        name,
        folder.resolve("books.zip").toString(),
        "--data",
        folder.resolve("none").toString());
  }
}
