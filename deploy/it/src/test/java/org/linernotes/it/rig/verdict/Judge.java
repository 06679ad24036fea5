package org.linernotes.it.rig.verdict;

import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Reports;
import org.linernotes.it.oracle.Facts;
import org.linernotes.it.oracle.Oracle;
import org.linernotes.it.rig.Access;
import org.linernotes.it.rig.Pause;
import org.linernotes.it.rig.load.Sent;
import org.linernotes.it.world.Input;
import org.linernotes.it.world.World;

/** Compares what finance reads with what the oracle makes of what was sent. */
public final class Judge {
  private static final Duration AGAIN = Duration.ofMillis(500);
  private static final int OK = 200;
  private static final int ABSENT = 404;

  private final World world;
  private final Sent sent;
  private final Access access;
  private Set<Input> counted = Collections.emptySet();
  private @Nullable Facts expected;

  public Judge(World world, Sent sent, Access access) {
    this.world = world;
    this.sent = sent;
    this.access = access;
  }

  /** The findings that are left when all is right, or when the patience is over. */
  public List<Finding> await(Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    List<Finding> findings = tryNow();
    while (!findings.isEmpty() && System.nanoTime() < until) {
      Pause.of(AGAIN);
      findings = tryNow();
    }
    return findings;
  }

  private List<Finding> tryNow() {
    try {
      return now();
    } catch (UncheckedIOException | ConditionTimeoutException | AssertionError e) {
      return List.of(new Finding(Finding.Kind.UNBALANCED, String.valueOf(e.getMessage())));
    }
  }

  private List<Finding> now() {
    Facts expects = expected();
    Facts actual = Reports.of(access.finance().get(0), months(expects));
    List<Finding> findings = new ArrayList<>(Difference.between(expects, actual));
    long reported = Difference.sum(actual, "/reported");
    long least = sent.events() + counted.size();
    if (reported < least || reported > sent.tries()) {
      Finding.Kind kind = reported < least ? Finding.Kind.LOST : Finding.Kind.DOUBLED;
      findings.add(
          new Finding(
              kind, "reported: " + reported + " (expected: " + least + ".." + sent.tries() + ")"));
    }
    return findings;
  }

  private static Set<String> months(Facts facts) {
    Set<String> months = new HashSet<>(Reader.MONTHS);
    facts.asMap().keySet().forEach(path -> months.add(path.substring(0, path.indexOf('/'))));
    return months;
  }

  /** Uses that were not answered 202 and count all the same. */
  public int unsureCounted() {
    return counted.size();
  }

  /** What each use that was answered 202 comes to, and those others that the service has. */
  private Facts expected() {
    Set<Input> found = Collections.newSetFromMap(new IdentityHashMap<>());
    sent.unsure().stream().filter(this::isRecorded).forEach(found::add);
    if (expected == null || !found.equals(counted)) {
      Set<Input> absent = Collections.newSetFromMap(new IdentityHashMap<>());
      absent.addAll(sent.unsure());
      absent.removeAll(found);
      List<Input> inputs =
          world.inputs().stream().filter(input -> !absent.contains(input)).toList();
      expected = Oracle.outcome(new World(inputs).scenario());
      counted = found;
    }
    return expected;
  }

  private boolean isRecorded(Input use) {
    Api api = access.streams(use.sender()).get(0);
    String query = "?track=" + encoded(use, "track") + "&id=" + encoded(use, "id");
    Answer answer = api.get("/v1/usage-events" + query);
    if (answer.status() != OK && answer.status() != ABSENT) {
      throw new AssertionError("status of a use: " + answer.status() + " " + answer.text());
    }
    return answer.status() == OK;
  }

  private static String encoded(Input use, String field) {
    return URLEncoder.encode(use.body().get(field).asText(), StandardCharsets.UTF_8);
  }
}
