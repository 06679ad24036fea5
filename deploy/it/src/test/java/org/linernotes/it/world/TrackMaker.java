package org.linernotes.it.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Versions of tracks: identifiers that clash and move, rights that change hands, sides missing. */
final class TrackMaker {
  private static final List<String> DURATIONS = List.of("212.300", "61.001", "180", "0.5");
  private static final int WHOLE_PPM = 1_000_000;

  private final Dice dice;
  private final Names names;
  private final List<String> identifiers;

  TrackMaker(Dice dice, Names names, List<String> identifiers) {
    this.dice = dice;
    this.names = names;
    this.identifiers = identifiers;
  }

  ObjectNode version(String trackId) {
    ObjectNode track = JsonNodeFactory.instance.objectNode();
    track.put("trackId", trackId);
    ArrayNode claimed = track.putArray("identifiers");
    dice.distinct(dice.between(1, 3), identifiers).forEach(claimed::add);
    track.put("title", "Title of " + trackId).put("durationSeconds", dice.of(DURATIONS));
    ArrayNode artists = track.putArray("artists");
    for (String artist : dice.distinct(dice.chance(30) ? 2 : 1, names.artists())) {
      String role = artists.isEmpty() ? "MAIN" : "FEATURED";
      artists.addObject().put("id", artist).put("name", "Name of " + artist).put("role", role);
    }
    ArrayNode rights = track.putArray("rights");
    rights(rights, "MASTER");
    rights(rights, "PUBLISHING");
    return track;
  }

  private void rights(ArrayNode rows, String side) {
    if (dice.chance(10)) {
      return; // nobody is known for this side
    }
    List<String> days = new ArrayList<>(dice.distinct(dice.below(3), Dice.DAYS));
    if (days.isEmpty() || dice.chance(70)) {
      days.add("2005-01-01");
    }
    for (String day : days) {
      ObjectNode row = rows.addObject();
      row.put("side", side).put("controlledBy", dice.of(names.parties()));
      row.put("effectiveFrom", day);
      splits(row.putArray("splits"));
    }
  }

  private void splits(ArrayNode splits) {
    List<String> parties = dice.distinct(dice.between(1, 4), names.parties());
    int left = WHOLE_PPM;
    for (int i = 0; i < parties.size(); i++) {
      boolean last = i == parties.size() - 1;
      int ppm = last ? left : dice.chance(30) ? left / 3 : dice.below(left + 1);
      splits.addObject().put("party", parties.get(i)).put("ppm", ppm);
      left -= ppm;
    }
  }
}
