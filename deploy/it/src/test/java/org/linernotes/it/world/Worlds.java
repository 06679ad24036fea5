package org.linernotes.it.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Makes random worlds: small ones, so that all rules meet often. */
public final class Worlds {
  private static final int ISRC_REGISTRANTS = 36 * 36 * 36;
  private static final int LARGE_EVENTS_PER_TRACK = 250;
  private static final int LARGE_TERMS = 8;
  private static final int EARLY_PERCENT = 70;

  private final Dice dice;
  private final Names names;
  private final List<Input> inputs = new ArrayList<>();

  private Worlds(long seed, int number) {
    this.dice = new Dice(seed);
    this.names = new Names(Math.floorMod(number, ISRC_REGISTRANTS), "w" + number + "-");
  }

  /**
   * The world of a seed.
   *
   * @param number apart from all others on the same stack: part of every id
   */
  public static World random(long seed, int number) {
    Worlds worlds = new Worlds(seed, number);
    worlds.fill();
    int perTick = worlds.dice.between(1, 3); // some versions are accepted at the same time
    return new World(worlds.inputs).shuffled(seed).acceptedInOrder(perTick);
  }

  /**
   * A world for a long run: many uses of tracks with identifiers of their own, and a catalogue of
   * which most is there from the start, the rest comes and changes meanwhile.
   *
   * @param events that are sent, about; some of them are the same
   */
  public static World large(long seed, int events) {
    Worlds worlds = new Worlds(seed, 0);
    worlds.fillLarge(10 + events / LARGE_EVENTS_PER_TRACK, events * 2 / 3);
    return new World(worlds.inputs).shuffled(seed).early(EARLY_PERCENT).acceptedInOrder();
  }

  private void fillLarge(int tracks, int events) {
    List<String> identifiers = names.identifiers(2 * tracks);
    for (int i = 0; i < tracks; i++) {
      String id = names.trackId(i);
      TrackMaker maker = new TrackMaker(dice, names, identifiers.subList(2 * i, 2 * i + 2));
      versions(Kind.TRACK, id, 2, () -> maker.version(id));
    }
    TermsMaker terms = new TermsMaker(dice, names, tracks);
    for (int i = 0; i < LARGE_TERMS; i++) {
      String licence = names.prefix() + "licence-" + i;
      versions(Kind.LICENCE, licence, 2, () -> terms.licence(licence));
      String consent = names.prefix() + "consent-" + i;
      versions(Kind.CONSENT, consent, 2, () -> terms.consent(consent));
    }
    usage(events, identifiers);
  }

  /** The platforms that report in the world of that number. */
  public static List<String> platforms(int number) {
    return new Names(0, "w" + number + "-").platforms();
  }

  private void fill() {
    int tracks = dice.between(3, 12);
    List<String> identifiers = names.identifiers(tracks + 4);
    TrackMaker trackMaker = new TrackMaker(dice, names, identifiers);
    TermsMaker terms = new TermsMaker(dice, names, tracks);
    for (int i = 0; i < tracks; i++) {
      String id = names.trackId(i);
      versions(Kind.TRACK, id, 3, () -> trackMaker.version(id));
    }
    for (int i = dice.between(2, 14); i > 0; i--) {
      String id = names.prefix() + "licence-" + i;
      versions(Kind.LICENCE, id, 3, () -> terms.licence(id));
    }
    for (int i = dice.below(10); i > 0; i--) {
      String id = names.prefix() + "consent-" + i;
      versions(Kind.CONSENT, id, 2, () -> terms.consent(id));
    }
    usage(dice.between(10, 80), identifiers);
    UsageMaker maker = new UsageMaker(dice, names);
    for (int i = dice.below(3); i > 0; i--) { // taking back what was never reported
      String identifier = dice.of(identifiers);
      ObjectNode never = maker.event("never-" + i, identifier);
      takeBack(dice.of(names.platforms()), "never-" + i, identifier, maker.takingBack(never));
    }
  }

  private interface Maker {
    ObjectNode next();
  }

  private void versions(Kind kind, String id, int most, Maker maker) {
    for (int i = dice.between(1, most); i > 0; i--) {
      inputs.add(new Input(kind, "", id, 0, maker.next()));
    }
  }

  private void usage(int events, List<String> identifiers) {
    UsageMaker maker = new UsageMaker(dice, names);
    for (int i = 0; i < events; i++) {
      // ids repeat over tracks and platforms: each is an identity of its own only with them
      String id = "event-" + i % 25 + "-" + i / 50;
      String identifier = dice.of(identifiers);
      String platform = dice.of(names.platforms());
      ObjectNode event = maker.event(id, identifier);
      use(platform, id, identifier, event);
      for (int times = dice.chance(10) ? dice.between(1, 2) : 0; times > 0; times--) {
        takeBack(platform, id, identifier, maker.takingBack(event));
      }
      for (int more = dice.chance(25) ? dice.between(1, 3) : 0; more > 0; more--) {
        ObjectNode sent = dice.chance(70) ? maker.again(event) : maker.conflicting(event);
        use(platform, id, identifier, sent);
      }
    }
  }

  private void takeBack(String platform, String id, String identifier, ObjectNode item) {
    inputs.add(new Input(Kind.VOID, platform, identifier + " " + id, 0, item));
  }

  private void use(String platform, String id, String identifier, ObjectNode event) {
    inputs.add(new Input(Kind.USAGE, platform, identifier + " " + id, 0, event));
  }
}
