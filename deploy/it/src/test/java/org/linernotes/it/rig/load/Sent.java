package org.linernotes.it.rig.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.linernotes.it.world.Input;
import org.linernotes.it.world.Kind;

/** What the clients know: what was tried how often, and what was answered 202. */
public final class Sent {
  private final Set<String> acknowledged = new HashSet<>();
  private final List<Input> unsure = new ArrayList<>();
  private long events;
  private long tries;
  private long refusals;

  synchronized void tried(Batch batch) {
    tries += batch.kind() == Kind.USAGE ? batch.inputs().size() : 0;
  }

  synchronized void refused() {
    refusals++;
  }

  synchronized void acknowledged(Batch batch) {
    if (batch.kind() == Kind.USAGE) {
      batch.inputs().forEach(input -> acknowledged.add(input.sender() + " " + input.identity()));
      events += batch.inputs().size();
    }
  }

  synchronized void givenUp(Batch batch) {
    unsure.addAll(batch.inputs());
  }

  /** Different uses that were answered 202. */
  public synchronized long uses() {
    return acknowledged.size();
  }

  /** Usage events that were answered 202, the same ones again among them. */
  public synchronized long events() {
    return events;
  }

  /** Usage events that were sent, whatever the answer. */
  public synchronized long tries() {
    return tries;
  }

  /** Requests that were not answered 202. */
  public synchronized long refusals() {
    return refusals;
  }

  /** Uses that were sent once and not answered 202: they may count, once, or not. */
  public synchronized List<Input> unsure() {
    return List.copyOf(unsure);
  }
}
