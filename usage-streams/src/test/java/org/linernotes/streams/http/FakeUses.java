package org.linernotes.streams.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linernotes.streams.status.Instance;
import org.linernotes.streams.status.NotReadyException;
import org.linernotes.streams.status.Outcome;
import org.linernotes.streams.status.Place;
import org.linernotes.streams.status.UseStatus;
import org.linernotes.streams.status.Uses;
import org.linernotes.usage.CellKey;

/** State in memory, of which parts may be said to be elsewhere. */
final class FakeUses implements Uses {
  final Map<UseStatus.Name, UseStatus> seen = new HashMap<>();
  final Map<CellKey, Outcome> outcomes = new HashMap<>();
  private Place ofUses = Place.HERE;
  private Place ofCells = Place.HERE;
  private @Nullable NotReadyException notReady;

  void usesAt(String url) {
    ofUses = new Place(Instance.parse(url).orElseThrow());
  }

  void cellsAt(String url) {
    ofCells = new Place(Instance.parse(url).orElseThrow());
  }

  void fail(NotReadyException failure) {
    notReady = failure;
  }

  @Override
  public Place placeOfUses(String track) {
    return ofUses;
  }

  @Override
  public Optional<UseStatus> find(UseStatus.Name name) {
    if (notReady != null) {
      throw notReady;
    }
    return Optional.ofNullable(seen.get(name));
  }

  @Override
  public CellKey matched(CellKey unmatched) {
    return unmatched.of("t1", null);
  }

  @Override
  public Place placeOfCell(CellKey cell) {
    return ofCells;
  }

  @Override
  public Optional<Outcome> outcome(CellKey cell) {
    return Optional.ofNullable(outcomes.get(cell));
  }
}
