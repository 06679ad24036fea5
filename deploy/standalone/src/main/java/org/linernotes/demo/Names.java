package org.linernotes.demo;

import java.util.List;
import java.util.Locale;

/** Names that sound like some and are nobody's. */
final class Names {
  private static final List<String> ONSETS =
      List.of(
          "Bra", "Cor", "Del", "Eska", "Fen", "Gly", "Hal", "Ivo", "Jor", "Kel", "Lum", "Mir",
          "Nev", "Oda", "Pel", "Quor", "Ros", "Syl", "Tam", "Ul", "Ver", "Wyn", "Yar", "Zel");
  private static final List<String> ENDINGS =
      List.of(
          "dane", "vik", "nora", "thi", "mund", "lisk", "wen", "ro", "bel", "sha", "quin", "to");
  private static final List<String> QUALITIES =
      List.of(
          "Slow",
          "Paper",
          "Northern",
          "Glass",
          "Hollow",
          "Silver",
          "Borrowed",
          "Quiet",
          "Electric",
          "Salt",
          "Second",
          "Winter",
          "Velvet",
          "Low",
          "Distant",
          "Copper");
  private static final List<String> THINGS =
      List.of(
          "Meridian",
          "Lantern",
          "Orchard",
          "Signal",
          "Harbour",
          "Staircase",
          "Weather",
          "Carousel",
          "Archive",
          "Ferry",
          "Telegram",
          "Garden",
          "Pendulum",
          "Compass",
          "Tide",
          "Balcony");

  private final Draw draw;

  Names(Draw draw) {
    this.draw = draw;
  }

  String person() {
    return word() + " " + word();
  }

  String title() {
    String plain = draw.from(QUALITIES) + " " + draw.from(THINGS);
    return draw.perMille(250) ? plain + " (" + word() + ")" : plain;
  }

  private String word() {
    String middle = draw.perMille(300) ? draw.from(ENDINGS) : "";
    return draw.from(ONSETS) + middle + draw.from(ENDINGS);
  }

  /** A name as an id. */
  static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
