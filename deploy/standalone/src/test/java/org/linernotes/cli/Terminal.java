package org.linernotes.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;

/** Runs commands and keeps what they print. */
final class Terminal {
  private static final Path NOWHERE = Path.of("no-such-folder");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();

  int run(String... arguments) {
    Surroundings surroundings =
        new Surroundings(
            Map.of(),
            NOWHERE,
            false,
            new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true),
            out,
            new PrintWriter(err, true),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            new NoLifetime());
    return Commands.of(surroundings).execute(arguments);
  }

  /** The same, on an API, with a key. */
  int run(FakeApi api, String... arguments) {
    Stream<String> where = Stream.of("--url", api.url(), "--key", "k");
    return run(Stream.concat(Stream.of(arguments), where).toArray(String[]::new));
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString();
  }

  private record NoLifetime() implements Lifetime {
    @Override
    public void onEnd(Runnable close, int signalled) {}

    @Override
    public void awaitEnd() {}

    @Override
    public boolean isEnding() {
      return false;
    }
  }
}
