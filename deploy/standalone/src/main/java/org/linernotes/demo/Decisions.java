package org.linernotes.demo;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.linernotes.demo.Cast.Act;

/** Invents the artists' own decisions, many of which change in the middle of the month. */
final class Decisions {
  private static final List<String> ANY = List.of("*");
  private static final String EVERYONE = "*";
  private static final String LONG_AGO = "2025-03-01";

  private final Cast cast;
  private final YearMonth month;
  private final Draw draw;
  private final List<Items.Consent> consents = new ArrayList<>();

  Decisions(Cast cast, YearMonth month, SplittableRandom random) {
    this.cast = cast;
    this.month = month;
    this.draw = new Draw(random);
  }

  List<Items.Consent> consents() {
    cast.acts().forEach(this::decide);
    return List.copyOf(consents);
  }

  private void decide(Act act) {
    int kind = draw.between(0, 99);
    if (kind < 45) {
      add(act, EVERYONE, ANY, "OPT_IN", LONG_AGO);
    } else if (kind < 57) { // comes in
      add(act, EVERYONE, ANY, "OPT_IN", midMonth());
    } else if (kind < 69) { // leaves
      add(act, EVERYONE, ANY, "OPT_IN", LONG_AGO);
      add(act, EVERYONE, ANY, "OPT_OUT", midMonth());
    } else if (kind < 75) { // trusts one platform only
      add(act, EVERYONE, ANY, "OPT_OUT", LONG_AGO);
      add(act, draw.from(Platforms.ALL).id(), ANY, "OPT_IN", LONG_AGO);
    } else if (kind < 82) { // not the voice
      add(act, EVERYONE, ANY, "OPT_IN", LONG_AGO);
      add(act, EVERYONE, List.of("VOICE_MODEL"), "OPT_OUT", midMonth());
    } else if (kind < 88) {
      add(act, EVERYONE, ANY, "OPT_OUT", LONG_AGO);
    } // the others have not said
  }

  private void add(Act act, String platform, List<String> useTypes, String decision, String from) {
    String id = String.format(Locale.ROOT, "con-%05d", consents.size());
    consents.add(new Items.Consent(id, act.id(), platform, useTypes, decision, from, null));
  }

  private String midMonth() {
    return month.atDay(draw.between(9, 21)).toString();
  }
}
