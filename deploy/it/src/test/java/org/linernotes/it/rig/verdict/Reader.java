package org.linernotes.it.rig.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Api;
import org.linernotes.it.rig.Pause;
import org.linernotes.it.rig.load.Sent;

/** Reads the finance API throughout, and notes what was out of balance and how far it was. */
public final class Reader implements AutoCloseable {
  /** Those that a world's uses fall into. */
  static final List<String> MONTHS = List.of("2024-01", "2024-02", "2024-03", "2024-04");

  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final int OK = 200;
  private static final int MOST_FINDINGS = 20;

  private final Supplier<List<Api>> sinks;
  private final Sent sent;
  private final Progress progress = new Progress();
  private final List<Finding> findings = new ArrayList<>();
  private final Thread thread = new Thread(this::read, "reader of the books");
  private volatile boolean isOpen = true;
  private long reads;

  /**
   * Begins to read.
   *
   * @param sent what the books are behind
   */
  public Reader(Supplier<List<Api>> sinks, Sent sent) {
    this.sinks = sinks;
    this.sent = sent;
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    for (int turn = 0; isOpen; turn++) {
      List<Api> all = sinks.get();
      Api api = all.get(turn % all.size());
      try {
        readOnce(api);
      } catch (UncheckedIOException e) {
        progress.unanswered(); // the sink is gone, or silent
      } catch (AssertionError e) {
        found(String.valueOf(e.getMessage())); // 200 with what is no answer
      }
      Pause.of(BETWEEN);
    }
  }

  private void readOnce(Api api) {
    long acknowledged = sent.uses(); // before the look, as more may be sent meanwhile
    long recorded = 0;
    boolean complete = true;
    for (String month : MONTHS) {
      Answer royalties = api.get("/v1/royalties/" + month);
      note(royalties, Balance::ofRoyalties);
      Answer audit = api.get("/v1/audit/" + month);
      note(audit, Balance::ofAudit);
      complete &= audit.status() == OK;
      recorded += audit.status() == OK ? Balance.recorded(audit.json()) : 0;
    }
    if (complete) {
      progress.seen(recorded, acknowledged);
    } else {
      progress.unanswered();
    }
  }

  private interface Rule {
    List<String> broken(JsonNode answer);
  }

  private synchronized void note(Answer answer, Rule rule) {
    if (answer.status() == OK) {
      reads++;
      for (String text : rule.broken(answer.json())) {
        found(text);
      }
    }
  }

  private synchronized void found(String text) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(new Finding(Finding.Kind.UNBALANCED, "in a single answer: " + text));
    }
  }

  /** Answers that were looked at. */
  public synchronized long reads() {
    return reads;
  }

  public synchronized List<Finding> findings() {
    return List.copyOf(findings);
  }

  public Progress progress() {
    return progress;
  }

  @Override
  public void close() {
    isOpen = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
