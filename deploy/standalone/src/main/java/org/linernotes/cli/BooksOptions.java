package org.linernotes.cli;

import java.util.Map;
import java.util.Optional;
import org.linernotes.config.Settings;
import org.linernotes.sink.DatabaseSettings;
import org.linernotes.standalone.RunInfo;
import picocli.CommandLine.Mixin;

/** Whose books: the database that the environment names, as for royalty-sink, or a data folder. */
final class BooksOptions {
  private final Surroundings surroundings;

  @Mixin private final DataOption data;

  BooksOptions(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.data = new DataOption(surroundings.data());
  }

  DataOption data() {
    return data;
  }

  /** Empty if the environment names none. */
  Optional<DatabaseSettings> named() {
    return surroundings.variable(DatabaseSettings.URL.name()).isBlank()
        ? Optional.empty()
        : Optional.of(DatabaseSettings.from(new Settings(surroundings.environment())));
  }

  /** The books of the stack that runs on the folder; where none runs, those that are named. */
  DatabaseSettings running() {
    Optional<RunInfo> run = RunInfo.of(data.folder());
    Optional<DatabaseSettings> named = named();
    if (run.isEmpty() && named.isPresent()) {
      return named.get();
    }
    RunInfo found = data.running();
    String role = found.postgres().substring(found.postgres().lastIndexOf("user=") + 5);
    return DatabaseSettings.from(
        new Settings(
            Map.of(
                DatabaseSettings.URL.name(),
                found.postgres(),
                DatabaseSettings.USER.name(),
                role)));
  }
}
