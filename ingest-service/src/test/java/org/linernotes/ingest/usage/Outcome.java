package org.linernotes.ingest.usage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linernotes.ingest.body.BodyReading;
import org.linernotes.ingest.body.ByteSink;
import org.linernotes.ingest.body.Inflation;
import org.linernotes.ingest.body.Read;
import org.linernotes.ingest.item.Items;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.item.BatchIssues;
import org.linernotes.item.Issue;

/** What became of one item, without what its form alone decides: where in it a field stands. */
record Outcome(
    @Nullable String key, @Nullable String value, List<String> errors, List<String> warnings) {

  /**
   * Reads a body.
   *
   * @param within what the pointers of this form begin with, and others' do not
   */
  static List<Outcome> of(byte[] body, BodyReading reading, int pieceBytes, String within) {
    Collector collector = new Collector(within);
    ByteSink sink = reading.open(collector, Read.LIMITS, Inflation.ofStream(Read.LIMITS));
    for (int at = 0; at < body.length; at += pieceBytes) {
      sink.accept(body, at, Math.min(body.length, at + pieceBytes));
    }
    sink.end();
    return collector.outcomes;
  }

  private static final class Collector implements Items {
    private final List<Outcome> outcomes = new ArrayList<>();
    private final String within;
    private BatchIssues issues = new BatchIssues();

    Collector(String within) {
      this.within = within;
    }

    @Override
    public BatchIssues begin() {
      issues = new BatchIssues();
      issues.begin();
      return issues;
    }

    @Override
    public void end(@Nullable LogEntry entry) {
      LogEntry kept = issues.rejectedNow() ? null : entry;
      issues.end();
      outcomes.add(
          new Outcome(
              kept == null ? null : new String(kept.key(), StandardCharsets.UTF_8),
              kept == null ? null : HexFormat.of().formatHex(kept.value()),
              texts(issues.errors(), within),
              texts(issues.warnings(), within)));
    }
  }

  private static List<String> texts(List<Issue> issues, String within) {
    return issues.stream()
        .flatMap(
            issue ->
                Stream.concat(
                    Stream.of(text(issue.id(), issue.code(), issue.field(), within)),
                    issue.also().stream()
                        .map(also -> text(issue.id(), also.code(), also.field(), within))))
        .sorted()
        .toList();
  }

  private static String text(@Nullable String id, Enum<?> code, String field, String within) {
    String place =
        field
            .replaceFirst("^" + within + "(?=/)", "")
            .replaceFirst("^ce-", "/")
            .replaceFirst("^/time$", "/occurredAt")
            .replaceFirst("^/audioMillis$", "/audioSeconds");
    return id + " " + code + " " + place;
  }
}
