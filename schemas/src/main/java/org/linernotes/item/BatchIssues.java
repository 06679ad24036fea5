package org.linernotes.item;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with the items of one request, one item at a time. Counts are exact; of
 * the entries only the first {@value #MAX_LISTED} are kept, so that an answer stays readable.
 */
public final class BatchIssues {
  /** Entries listed per answer, errors and warnings each. */
  public static final int MAX_LISTED = 1000;

  private static final int MAX_FAULTS_PER_ITEM = 20;

  private final List<Issue> errors = new ArrayList<>();
  private final List<Issue> warnings = new ArrayList<>();
  private final Map<IssueCode, Long> rejectedByCode = new EnumMap<>(IssueCode.class);
  private final List<Issue.Fault> faults = new ArrayList<>();
  private final List<Issue.Fault> oddities = new ArrayList<>();
  private long received;
  private long rejected;
  private long warned;
  private @Nullable String id;

  /** Turns to the next item. */
  public void begin() {
    id = null;
    faults.clear();
    oddities.clear();
    received++;
  }

  /** Names the item for its entries. */
  public void identify(String itemId) {
    id = Shown.id(itemId);
  }

  /** The item cannot be accepted. */
  public void reject(IssueCode code, String field, String message) {
    if (faults.size() < MAX_FAULTS_PER_ITEM) {
      faults.add(new Issue.Fault(code, Shown.pointer(field), message));
    }
  }

  /** The item cannot be read at all: what was found in it before means nothing. */
  public void rejectUnread(IssueCode code, String message) {
    faults.clear();
    oddities.clear();
    reject(code, "", message);
  }

  /** The item is accepted as far as this goes, and its sender should look at it. */
  public void warn(IssueCode code, String field, String message) {
    if (oddities.size() < MAX_FAULTS_PER_ITEM) {
      oddities.add(new Issue.Fault(code, Shown.pointer(field), message));
    }
  }

  /** True if the current item was rejected. */
  public boolean rejectedNow() {
    return !faults.isEmpty();
  }

  /** Done with the item. */
  public void end() {
    for (Issue.Fault oddity : oddities) {
      warned++;
      list(warnings, oddity, List.of());
    }
    if (!faults.isEmpty()) {
      rejected++;
      rejectedByCode.merge(faults.get(0).code(), 1L, Long::sum);
      list(errors, faults.get(0), faults.subList(1, faults.size()));
    }
  }

  private void list(List<Issue> entries, Issue.Fault fault, List<Issue.Fault> also) {
    if (entries.size() < MAX_LISTED) {
      entries.add(Issue.of(received - 1, id, fault, also));
    }
  }

  public long received() {
    return received;
  }

  public long rejected() {
    return rejected;
  }

  public long warned() {
    return warned;
  }

  public List<Issue> errors() {
    return errors;
  }

  public List<Issue> warnings() {
    return warnings;
  }

  /** How many items each code rejected, by an item's first fault. */
  public Map<IssueCode, Long> rejectedByCode() {
    return rejectedByCode;
  }
}
