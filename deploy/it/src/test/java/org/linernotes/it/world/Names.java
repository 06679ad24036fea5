package org.linernotes.it.world;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What the things of a world are called. All carry its prefix, so that worlds share a stack.
 *
 * @param number of the world, 0..46655: part of its ISRCs
 */
record Names(int number, String prefix) {
  static final List<String> USE_TYPES = List.of("PRETRAINING", "FINE_TUNING", "EVALUATION");
  static final List<String> TERRITORIES = List.of("GB", "US", "SE");
  static final List<String> CURRENCIES = List.of("GBP", "USD", "JPY", "JOD");
  static final List<String> MODELS = List.of("lark", "echo");
  static final List<String> VERSIONS = List.of("1", "2");

  List<String> parties() {
    return numbered("party-", 5);
  }

  List<String> artists() {
    return numbered("artist-", 4);
  }

  List<String> platforms() {
    return numbered("platform-", 2);
  }

  List<String> runs() {
    return List.of("run-0", "run-1");
  }

  String trackId(int index) {
    return prefix + "track-" + index;
  }

  /** Identifiers that tracks may claim, and uses name, in the form that normalisation gives. */
  List<String> identifiers(int count) {
    return IntStream.range(0, count).mapToObj(this::identifier).toList();
  }

  private String identifier(int index) {
    return switch (index % 4) {
      case 0, 1 -> isrc(index);
      case 2 -> "jamendo:" + prefix + index;
      default -> "isrc:" + prefix + "bad-" + index; // malformed: never matches
    };
  }

  private String isrc(int index) {
    String registrant = Integer.toString(number, 36).toUpperCase(Locale.ROOT);
    return String.format(Locale.ROOT, "isrc:GB%3s%07d", registrant, index).replace(' ', '0');
  }

  private List<String> numbered(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + name + i).toList();
  }
}
