package org.linernotes.ingest.body;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linernotes.http.Json;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.item.BatchIssues;

/**
 * What holds of every body, whatever is sent: it is answered, and the same however it is cut into
 * pieces. Made for fuzz targets: next to nothing is done while all is well.
 */
public final class AnyBody {
  private static final int[] PIECE_BYTES = {1, 2, 3, 5, 16, 61};

  /**
   * What became of a body.
   *
   * @param fault why it could not be read on; null if all of it was read
   */
  public record Outcome(Read read, BodyException.@Nullable Code fault) {
    public List<LogEntry> entries() {
      return read.entries();
    }
  }

  private AnyBody() {}

  /**
   * Reads a body at once, after it was seen that it reads the same in pieces.
   *
   * @param readers a new one for each reading
   */
  public static Outcome read(byte[] body, BodyForm form, Supplier<? extends ItemReader> readers) {
    return read(body, () -> BodyReading.of(form, readers.get()));
  }

  /** The same for any form. */
  public static Outcome read(byte[] body, Supplier<? extends BodyReading> readings) {
    Outcome whole = read(body, Math.max(1, body.length), readings.get());
    answers(whole);
    Outcome cut = read(body, pieceBytes(body), readings.get());
    same(whole, cut);
    return whole;
  }

  private static Outcome read(byte[] body, int pieceBytes, BodyReading reading) {
    Read read = Read.nothing();
    try {
      Inflation inflation = Inflation.ofStream(Read.LIMITS);
      ByteSink form = reading.open(read, Read.LIMITS, inflation);
      Read.give(body, pieceBytes, new PlainDecoder(form, inflation));
      return new Outcome(read, null);
    } catch (BodyException e) {
      holds("a message", !String.valueOf(e.getMessage()).isBlank());
      return new Outcome(read, e.code());
    }
  }

  /** Always the same for the same body, so that a finding is one again. */
  static int pieceBytes(byte[] body) {
    return PIECE_BYTES[Math.floorMod(Arrays.hashCode(body), PIECE_BYTES.length)];
  }

  private static void answers(Outcome outcome) {
    BatchIssues issues = outcome.read.issues();
    long judged = outcome.entries().size() + issues.rejected();
    long unjudged = issues.received() - judged;
    holds("accepted + rejected = received", unjudged == 0 || (unjudged == 1 && broken(outcome)));
    if (!issues.errors().isEmpty()) {
      holds("errors", Json.bytes(issues.errors()).length > 0);
    }
    if (!issues.warnings().isEmpty()) {
      holds("warnings", Json.bytes(issues.warnings()).length > 0);
    }
  }

  /** The item at which the body could not be read on is neither. */
  private static boolean broken(Outcome outcome) {
    return outcome.fault != null;
  }

  /** The same became of each item. */
  public static void same(Outcome one, Outcome other) {
    same("fault", one.fault, other.fault);
    same("received", one.read.issues().received(), other.read.issues().received());
    same("errors", one.read.issues().errors(), other.read.issues().errors());
    same("warnings", one.read.issues().warnings(), other.read.issues().warnings());
    same(one.entries(), other.entries());
  }

  /** The same records under the same keys, in the same order. */
  public static void same(List<LogEntry> one, List<LogEntry> other) {
    same("accepted", one.size(), other.size());
    for (int i = 0; i < one.size(); i++) {
      holds("the same key", Arrays.equals(one.get(i).key(), other.get(i).key()));
      holds("the same record", Arrays.equals(one.get(i).value(), other.get(i).value()));
    }
  }

  public static void same(String what, @Nullable Object one, @Nullable Object other) {
    if (!Objects.equals(one, other)) {
      throw new AssertionError(what + ": " + one + " and " + other + " (expected: the same)");
    }
  }

  /** Fails if it does not, and says what should have. */
  public static void holds(String what, boolean held) {
    if (!held) {
      throw new AssertionError("expected: " + what);
    }
  }
}
