package org.linernotes.cli;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.AccessRecord;
import org.linernotes.standalone.kafka.AccessRecords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who wrote, and who read money. */
@Command(
    name = "access-log",
    description = "Prints who wrote, who read money and who was refused, oldest first.",
    mixinStandardHelpOptions = true)
final class AccessLogCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final KeyOptions kafka;

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      description = "Such as 24h, 2026-10-31 or 2026-10-31T12:00:00Z (default: 24h)")
  private String since = "24h";

  @Option(
      names = "--subject",
      paramLabel = "ID",
      description = "That platform, party or token subject alone")
  private @Nullable String subject;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Rows of the table: the latest N (default: 1000); json has all")
  private int limit = 1000;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table or json, one record a line (default: table)")
  private Format format = Format.TABLE;

  AccessLogCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.kafka = new KeyOptions(surroundings);
  }

  @Override
  public Integer call() {
    if (format == Format.CSV) {
      throw new CliException("--format csv (expected: table or json)");
    }
    Instant from = Moments.past("--since", since, surroundings.clock().instant());
    if (format == Format.JSON) {
      read(from, record -> surroundings.out().println(AccessLogText.json(record)));
    } else {
      Deque<AccessRecord> latest = new ArrayDeque<>();
      read(from, record -> keep(latest, record));
      surroundings.out().print(AccessLogText.table(latest));
    }
    surroundings.out().flush();
    return ExitCodes.OK;
  }

  private void keep(Deque<AccessRecord> latest, AccessRecord record) {
    latest.add(record);
    if (latest.size() > limit) {
      latest.remove();
    }
  }

  private void read(Instant from, Consumer<AccessRecord> each) {
    kafka.with(
        (settings, ids) ->
            AccessRecords.read(
                settings,
                ids,
                from,
                record -> {
                  if (subject == null || subject.equals(record.getSubject())) {
                    each.accept(record);
                  }
                }));
  }
}
