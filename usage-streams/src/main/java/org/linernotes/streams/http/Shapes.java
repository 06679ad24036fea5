package org.linernotes.streams.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Side;
import org.linernotes.streams.status.Outcome;
import org.linernotes.streams.status.Outcome.SideVerdict;
import org.linernotes.streams.status.UseStatus;

/** A use's status as clients read it, and a cell's outcome as instances tell it each other. */
final class Shapes {
  private static final String TRACK_ID = "trackId";
  private static final String SIDES = "sides";
  private static final String VERDICT = "verdict";
  private static final String LICENCE_ID = "licenceId";

  private Shapes() {}

  static Map<String, Object> status(UseStatus use, Optional<Outcome> outcome) {
    Map<String, Object> answer =
        object(
            "platform", use.name().platform(),
            "track", use.name().track(),
            "id", use.name().id(),
            "status", use.state().name(),
            "month", use.month() == null ? null : use.month().toString(),
            "reported", use.reported(),
            "recorded", use.recorded(),
            "duplicates", use.repeats().duplicates(),
            "conflicts", use.repeats().conflicts(),
            "quarantined", use.repeats().quarantined(),
            "voided", use.state() == UseStatus.State.VOIDED ? 1 : 0);
    answer.putAll(outcome(outcome));
    return answer;
  }

  static Map<String, Object> outcome(Optional<Outcome> outcome) {
    return object(
        TRACK_ID,
        outcome.map(Outcome::trackId).orElse(null),
        SIDES,
        outcome.map(Shapes::sides).orElse(null));
  }

  private static Map<String, Object> sides(Outcome outcome) {
    Map<String, Object> sides = new LinkedHashMap<>();
    new TreeMap<>(outcome.sides())
        .forEach(
            (side, of) ->
                sides.put(side.name(), object(VERDICT, of.verdict(), LICENCE_ID, of.licenceId())));
    return sides;
  }

  /** Reads {@link #outcome}. */
  static Optional<Outcome> readOutcome(JsonNode answer) {
    JsonNode sides = answer.path(SIDES);
    if (!sides.isObject()) {
      return Optional.empty();
    }
    Map<Side, SideVerdict> read = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      JsonNode of = sides.path(side.name());
      read.put(side, new SideVerdict(of.path(VERDICT).asText(), text(of.get(LICENCE_ID))));
    }
    return Optional.of(new Outcome(text(answer.get(TRACK_ID)), read));
  }

  private static @Nullable String text(@Nullable JsonNode value) {
    return value == null || value.isNull() ? null : value.asText();
  }

  /** Names and values in turn; the order is kept, and null is a value. */
  @SuppressWarnings("NullAway") // a JSON object's values may be null; Map's signature cannot say so
  private static Map<String, Object> object(@Nullable Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }
}
