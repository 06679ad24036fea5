package org.linernotes.demo;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.linernotes.demo.Cast.Act;

/** Invents the tracks: what they are called by, who made them, who owns them since when. */
final class Catalogue {
  private static final int TRACKS = 3000;
  private static final int WHOLE = 1_000_000;
  private static final List<String> REGISTRANTS =
      List.of("GBLNR", "GBX7K", "SEQD4", "DEPM2", "FRZ81", "JPK3T", "USLN9", "QZLNR");

  private final Cast cast;
  private final YearMonth month;
  private final Draw draw;
  private final Names names;

  Catalogue(Cast cast, YearMonth month, SplittableRandom random) {
    this.cast = cast;
    this.month = month;
    this.draw = new Draw(random);
    this.names = new Names(draw);
  }

  List<Items.Track> tracks() {
    return IntStream.range(0, TRACKS).mapToObj(this::track).toList();
  }

  private Items.Track track(int number) {
    Act act = draw.from(cast.acts());
    String id = String.format(Locale.ROOT, "trk-%05d", number);
    return new Items.Track(
        id,
        identifiers(id, number),
        names.title(),
        draw.between(95, 420) + "." + draw.between(100, 999),
        artists(act),
        rights(act));
  }

  /** Several names for one thing: the distributor's, the standard's, and the file's own. */
  private List<String> identifiers(String id, int number) {
    List<String> identifiers = new ArrayList<>();
    identifiers.add("catalogue:" + id);
    identifiers.add("sha256:" + draw.hex(64));
    if (draw.perMille(900)) {
      identifiers.add(isrc(number, draw.from(REGISTRANTS), draw.between(15, 25)));
    }
    return identifiers;
  }

  /** Unique, since the number is. */
  static String isrc(int number, String registrant, int year) {
    return String.format(Locale.ROOT, "isrc:%s%02d%05d", registrant, year, number);
  }

  private List<Items.Artist> artists(Act main) {
    List<Items.Artist> artists = new ArrayList<>();
    artists.add(main.as("MAIN"));
    Act guest = draw.from(cast.acts());
    if (draw.perMille(150) && !guest.id().equals(main.id())) {
      artists.add(guest.as("FEATURED"));
    }
    return artists;
  }

  private List<Items.Rights> rights(Act act) {
    List<Items.Rights> rights = new ArrayList<>();
    rights.add(rights("MASTER", act.masterParty(), act, "2015-01-01"));
    if (draw.perMille(975)) { // else nobody is known for the song
      rights.add(rights("PUBLISHING", act.publishingParty(), act, "2015-01-01"));
    }
    if (draw.perMille(80)) { // a catalogue sold, or a recording back with its artist, in mid-month
      String buyer = draw.perMille(500) ? draw.from(Cast.LABELS) : act.id();
      rights.add(rights("MASTER", buyer, act, day(draw.between(8, 22))));
    }
    return rights;
  }

  private Items.Rights rights(String side, String owner, Act act, String from) {
    return new Items.Rights(side, owner, from, splits(owner, act));
  }

  private List<Items.Split> splits(String owner, Act act) {
    if (!owner.equals(act.id())) {
      int share = draw.from(List.of(500_000, 666_667, 750_000, 823_000));
      return List.of(new Items.Split(owner, share), new Items.Split(act.id(), WHOLE - share));
    }
    Act partner = draw.from(cast.acts());
    if (draw.perMille(200) && !partner.id().equals(owner)) {
      return List.of(new Items.Split(owner, 666_667), new Items.Split(partner.id(), 333_333));
    }
    return List.of(new Items.Split(owner, WHOLE));
  }

  private String day(int dayOfMonth) {
    return month.atDay(dayOfMonth).toString();
  }
}
