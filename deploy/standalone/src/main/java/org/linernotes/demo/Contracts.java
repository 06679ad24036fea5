package org.linernotes.demo;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.linernotes.demo.Cast.Act;

/** Invents the licences: one or more of every label and publisher, and of many artists. */
final class Contracts {
  private static final List<String> MASTER = List.of("MASTER");
  private static final List<String> PUBLISHING = List.of("PUBLISHING");
  private static final List<String> BOTH = List.of("MASTER", "PUBLISHING");
  private static final List<String> CONSENTS = List.of("OPT_OUT", "OPT_IN", "NOT_REQUIRED");
  private static final List<Items.Rate> RATES =
      List.of(
          rate("PER_EXPOSURE", "0.0045", "GBP"),
          rate("PER_AUDIO_SECOND", "0.000021", "USD"),
          rate("PER_TRACK_PER_RUN", "0.32", "EUR"),
          rate("PER_EXPOSURE", "0.75", "JPY"),
          rate("PER_AUDIO_SECOND", "0.000017", "EUR"));

  private final Cast cast;
  private final List<Items.Track> tracks;
  private final YearMonth month;
  private final Draw draw;
  private final List<Items.Licence> licences = new ArrayList<>();

  Contracts(Cast cast, List<Items.Track> tracks, YearMonth month, SplittableRandom random) {
    this.cast = cast;
    this.tracks = tracks;
    this.month = month;
    this.draw = new Draw(random);
  }

  List<Items.Licence> licences() {
    for (int i = 0; i < Cast.LABELS.size(); i++) {
      label(i, Cast.LABELS.get(i));
    }
    for (int i = 0; i < Cast.PUBLISHERS.size(); i++) {
      Terms terms = Terms.of(CONSENTS.get(i % 3), RATES.get((i + 1) % 5));
      add(Cast.PUBLISHERS.get(i), PUBLISHING, terms);
    }
    cast.acts().stream().filter(act -> act.label() == null).forEach(this::selfPublished);
    return List.copyOf(licences);
  }

  private void label(int i, String label) {
    Terms plain = Terms.of(CONSENTS.get(i % 3), RATES.get(i % 5));
    switch (i) {
      case 2 -> add(label, MASTER, plain.suspended());
      case 3 -> add(label, MASTER, plain.withFrom(month.atDay(15).toString()));
      case 4 -> add(label, MASTER, plain.withTerritories(List.of("GB", "SE", "DE")));
      case 5 -> add(label, MASTER, plain.withUseTypes(List.of("PRETRAINING", "EVALUATION")));
      case 6 -> add(label, MASTER, plain.withModels(List.of("lyre@2", "wren")));
      case 7 -> {
        add(label, MASTER, plain.withPlatform("kestrelworks"));
        licences.add(licences.remove(licences.size() - 1).withMinimumGuarantee("2500.00"));
      }
      case 8 -> add(label, MASTER, plain.withPlatform("brightloom").withRate(pool()));
      default -> add(label, MASTER, plain);
    }
    if (i % 4 == 0) { // a better price for its best
      add(
          label,
          MASTER,
          plain.withScope(acts(label)).withRate(rate("PER_EXPOSURE", "0.0125", "EUR")));
      add(
          label,
          MASTER,
          plain.withScope(hits(label)).withRate(rate("PER_TRACK_PER_RUN", "1.1", "GBP")));
    }
  }

  private void selfPublished(Act act) {
    if (draw.perMille(550)) {
      List<String> sides = act.publisher() == null ? BOTH : MASTER;
      add(act.id(), sides, Terms.of(draw.from(CONSENTS), draw.from(RATES)));
    }
  }

  private Items.Scope acts(String label) {
    return new Items.Scope(
        "ARTISTS",
        cast.acts().stream()
            .filter(act -> label.equals(act.label()))
            .map(Act::id)
            .limit(5)
            .toList());
  }

  private Items.Scope hits(String label) {
    return new Items.Scope(
        "TRACKS",
        tracks.stream()
            .filter(track -> track.rights().get(0).controlledBy().equals(label))
            .map(Items.Track::trackId)
            .limit(40)
            .toList());
  }

  private void add(String licensor, List<String> sides, Terms terms) {
    String id = String.format(Locale.ROOT, "lic-%04d", licences.size());
    licences.add(terms.licence(id, licensor, sides));
  }

  private static Items.Rate rate(String basis, String amount, String currency) {
    return new Items.Rate(basis, amount, currency, null);
  }

  private static Items.Rate pool() {
    return new Items.Rate("MONTHLY_POOL", "1500", "GBP", "BY_EXPOSURES");
  }
}
