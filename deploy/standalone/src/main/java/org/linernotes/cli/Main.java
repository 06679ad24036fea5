package org.linernotes.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The {@code linernotes} command. */
public final class Main {
  private static final String DATA = "LINERNOTES_DATA";

  private Main() {}

  public static void main(String[] args) {
    Logging.quiet();
    ProcessLifetime lifetime = new ProcessLifetime();
    Map<String, String> environment = System.getenv();
    Surroundings surroundings =
        new Surroundings(
            environment,
            data(environment, System.getProperty("linernotes.root", "")),
            Boolean.getBoolean("linernotes.terminal"),
            writer(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.out),
            writer(FileDescriptor.err),
            Clock.systemUTC(),
            lifetime);
    lifetime.exit(Commands.of(surroundings).execute(args));
  }

  private static Path data(Map<String, String> environment, String root) {
    String named = environment.getOrDefault(DATA, "");
    return named.isBlank() ? Path.of(root, ".linernotes") : Path.of(named);
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
