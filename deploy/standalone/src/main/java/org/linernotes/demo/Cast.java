package org.linernotes.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The labels, publishers and artists of the world. */
record Cast(List<Act> acts) {
  static final List<String> LABELS =
      List.of(
          "lantern-row-records",
          "ninth-wave-tapes",
          "ambergate-music",
          "paperkite-recordings",
          "holloway-bridge",
          "sable-and-finch",
          "driftmark-records",
          "quarterlight",
          "undertow-audio",
          "greyhaven-sound",
          "tallgrass-records",
          "brasswick");
  static final List<String> PUBLISHERS =
      List.of(
          "inkwell-songs",
          "fourth-stave-publishing",
          "harrowgate-music-publishing",
          "clef-and-anchor",
          "wayfinder-songs",
          "marginalia-publishing");
  private static final int ACTS = 400;

  /**
   * An artist, and who looks after the two sides of what it makes.
   *
   * @param label null: it publishes its recordings itself, and is its own party
   * @param publisher null: it looks after its songs itself
   */
  record Act(String id, String name, @Nullable String label, @Nullable String publisher) {
    String masterParty() {
      return label == null ? id : label;
    }

    String publishingParty() {
      return publisher == null ? id : publisher;
    }

    Items.Artist as(String role) {
      return new Items.Artist(id, name, role);
    }
  }

  static Cast of(SplittableRandom random) {
    Draw draw = new Draw(random);
    Names names = new Names(draw);
    List<Act> acts = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    while (acts.size() < ACTS) {
      String name = names.person();
      if (taken.add(name)) {
        String label = draw.perMille(560) ? draw.from(LABELS) : null;
        String publisher = draw.perMille(650) ? draw.from(PUBLISHERS) : null;
        acts.add(new Act("artist-" + Names.slug(name), name, label, publisher));
      }
    }
    return new Cast(List.copyOf(acts));
  }
}
