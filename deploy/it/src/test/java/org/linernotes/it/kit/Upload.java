package org.linernotes.it.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.linernotes.it.oracle.Scenario;
import org.linernotes.it.world.Input;
import org.linernotes.it.world.Kind;
import org.linernotes.it.world.World;

/** Sends items through the HTTP API; each must be accepted. */
public final class Upload {
  private static final int MOST_ITEMS = 5000;

  private final Stack stack;
  private long lastTracksAt;

  public Upload(Stack stack) {
    this.stack = stack;
  }

  /** Everything, the catalogue before the usage. */
  public void all(Scenario scenario) {
    catalogue(scenario);
    usage(scenario);
  }

  public void catalogue(Scenario scenario) {
    send(Kind.TRACK, "", scenario.tracks());
    send(Kind.LICENCE, "", scenario.licences());
    send(Kind.CONSENT, "", scenario.consents());
  }

  public void usage(Scenario scenario) {
    scenario.usage().forEach((platform, events) -> send(Kind.USAGE, platform, events));
    scenario.voids().forEach((platform, items) -> send(Kind.VOID, platform, items));
  }

  /**
   * Sends items of one kind, in their order.
   *
   * @param platform empty for the catalogue
   */
  public void send(Kind kind, String platform, List<? extends JsonNode> items) {
    Api api = kind.byPlatform() ? stack.platform(platform) : stack.admin();
    for (int from = 0; from < items.size(); from += MOST_ITEMS) {
      List<? extends JsonNode> part =
          items.subList(from, Math.min(items.size(), from + MOST_ITEMS));
      Answer answer = api.post(kind.path(), part);
      assertThat(answer.status()).as(answer.text()).isEqualTo(202);
      assertThat(answer.json().get("accepted").asInt()).as(answer.text()).isEqualTo(part.size());
    }
  }

  /** Sends a world in its order, in requests as large as that allows. */
  public void world(World world) {
    List<Input> batch = new ArrayList<>();
    Set<String> identifiers = new HashSet<>();
    for (Input input : world.inputs()) {
      boolean other = !batch.isEmpty() && !alike(batch.get(0), input);
      if (other || clashes(input, identifiers)) {
        send(batch);
        identifiers.clear();
      }
      batch.add(input);
      identifiers.addAll(claimed(input));
    }
    send(batch);
  }

  private static boolean alike(Input one, Input other) {
    return one.kind() == other.kind() && one.sender().equals(other.sender());
  }

  private static boolean clashes(Input input, Set<String> identifiers) {
    return claimed(input).stream().anyMatch(identifiers::contains);
  }

  private static Set<String> claimed(Input input) {
    Set<String> claimed = new HashSet<>();
    if (input.kind() == Kind.TRACK) {
      for (JsonNode identifier : input.body().get("identifiers")) {
        claimed.add(identifier.asText().toLowerCase(Locale.ROOT));
      }
    }
    return claimed;
  }

  private void send(List<Input> batch) {
    if (batch.isEmpty()) {
      return;
    }
    Input first = batch.get(0);
    if (first.kind() == Kind.TRACK) {
      awaitNextMillisecond();
    }
    send(first.kind(), first.sender(), batch.stream().map(Input::body).toList());
    lastTracksAt = first.kind() == Kind.TRACK ? System.currentTimeMillis() : lastTracksAt;
    batch.clear();
  }

  /** Of claims accepted in one millisecond the larger trackId holds, which is not the last sent. */
  private void awaitNextMillisecond() {
    while (System.currentTimeMillis() <= lastTracksAt + 1) {
      Thread.onSpinWait();
    }
  }
}
