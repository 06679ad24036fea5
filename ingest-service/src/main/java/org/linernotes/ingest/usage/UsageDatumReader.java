package org.linernotes.ingest.usage;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linernotes.ingest.avro.AvroBytes;
import org.linernotes.ingest.avro.DatumReader;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.item.BatchIssues;
import org.linernotes.item.IssueCode;

/**
 * Reads usage events from Avro, by the rules that JSON is read by. An event that is plain, as
 * nearly all are, is copied; any other is judged value by value.
 */
public final class UsageDatumReader implements DatumReader {
  private static final long MICROS = 1_000_000;

  private final Reporting reporting;
  private final UsagePlans plans;
  private final PlainUsage plain;
  private @Nullable UsagePlan plan;
  private @Nullable UsageDatum datum;
  private boolean published;

  /**
   * @param recordHeader what each record of the log begins with, before its first field
   */
  public UsageDatumReader(Reporting reporting, UsagePlans plans, byte[] recordHeader) {
    this.reporting = reporting;
    this.plans = plans;
    this.plain = new PlainUsage(reporting, recordHeader);
  }

  @Override
  public void schema(String writerSchema) {
    plan = plans.of(writerSchema);
    datum = new UsageDatum(plan);
    published = plan.isPublished();
  }

  @Override
  public @Nullable LogEntry read(AvroBytes bytes, BatchIssues issues) {
    int start = bytes.at();
    if (published) {
      LogEntry copy = plain.read(bytes);
      if (copy != null) {
        return copy;
      }
      bytes.rewind(start);
    }
    UsageDatum found = Objects.requireNonNull(datum, "read() before schema()");
    found.scan(bytes);
    int size = bytes.at() - start;
    return size > UsageReader.MAX_EVENT_BYTES
        ? tooLarge(found, size, issues)
        : judge(found, issues);
  }

  private @Nullable LogEntry judge(UsageDatum found, BatchIssues issues) {
    if (!isEncoded(found, issues)) {
      return null;
    }
    UsageDraft draft = reporting.draft(issues);
    String extra = null;
    for (UsagePlan.Step step : steps()) {
      if (!found.isGiven(step.column())) {
        continue;
      }
      if (step.column() == UsageColumn.EXTRA) {
        extra = ExtraText.read(found, issues);
      } else {
        take(draft, step, found);
      }
    }
    draft.requireAll("");
    return reporting.entry(draft, extra, issues);
  }

  private Iterable<UsagePlan.Step> steps() {
    return Objects.requireNonNull(plan).steps();
  }

  private static void take(UsageDraft draft, UsagePlan.Step step, UsageDatum found) {
    UsageColumn column = step.column();
    String at = column.pointer();
    switch (column) {
      case OCCURRED_AT -> draft.happened(at, time(step.kind(), found.number(column)));
      case EXPOSURES -> draft.exposures(at, found.number(column));
      case AUDIO_MILLIS -> draft.audioMillis(at, found.number(column));
      default -> draft.text(Objects.requireNonNull(column.field()), at, found.text(step));
    }
  }

  /** To the microsecond, further digits cut off as in text. */
  private static Instant time(UsagePlan.Kind kind, long value) {
    return switch (kind) {
      case MILLIS -> Instant.ofEpochMilli(value);
      case NANOS -> micros(Math.floorDiv(value, 1000));
      default -> micros(value);
    };
  }

  private static Instant micros(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
  }

  /** As in JSON, what is not UTF-8 is not looked at any further. */
  private boolean isEncoded(UsageDatum found, BatchIssues issues) {
    for (UsagePlan.Step step : steps()) {
      boolean text = found.isGiven(step.column()) && step.kind() == UsagePlan.Kind.TEXT;
      int fault = text ? found.fault(step.column()) : -1;
      if (fault >= 0) {
        byte wrong = found.bytes()[found.from(step.column()) + fault];
        issues.reject(
            IssueCode.ENCODING_INVALID,
            step.column().pointer(),
            String.format("byte 0x%02X at %d (expected: UTF-8)", wrong, fault));
        return false;
      }
    }
    return true;
  }

  private @Nullable LogEntry tooLarge(UsageDatum found, int size, BatchIssues issues) {
    UsageColumn largest = UsageColumn.ID;
    int most = -1;
    for (UsagePlan.Step step : steps()) {
      UsageColumn column = step.column();
      boolean text = found.isGiven(column) && step.kind() == UsagePlan.Kind.TEXT;
      int length = text ? found.to(column) - found.from(column) : 0;
      if (length > most) {
        most = length;
        largest = column;
      }
    }
    issues.reject(
        IssueCode.EVENT_TOO_LARGE,
        largest.pointer(),
        size + " bytes (expected: at most " + UsageReader.MAX_EVENT_BYTES + " for an item)");
    return null;
  }
}
