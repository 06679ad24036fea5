package org.linernotes.it.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Role;

/**
 * A page of the console as one of its readers sees it.
 *
 * @param name of its picture
 * @param way its address behind {@code #/}
 */
record Screen(String name, Role role, @Nullable String subject, String way) {
  private static final String PARTY = "money/2024-02/parties/ann";

  /** Every page, each as one who works with it sees it; those of a reader follow each other. */
  static final List<Screen> ALL =
      List.of(
          finance("money", "money"),
          finance("month", "money/2024-02"),
          finance("compare", "money/compare/2024-02/2024-03"),
          finance("party", PARTY),
          finance("party-track", PARTY + "/tracks/night-bus"),
          finance("search", "music?q=stranger"),
          new Screen("flow", Role.ADMIN, null, "flow"),
          ann("music", "music"),
          ann("track", "music/tracks/night-bus"),
          ann("consents", "music/consents"),
          ann("licences", "music/licences"),
          ann("earnings", "money"),
          ann("unlicensed", "unlicensed"),
          ann("draft", "unlicensed/draft?track=slow-year&platform=otherai&from=2024-02-14"),
          ann("not-found", "music/tracks/none"),
          platform("reported", "audit/2024-02"),
          platform("costs", "money"),
          platform("unlicensed-platform", "unlicensed"));

  private static Screen finance(String name, String way) {
    return new Screen(name, Role.FINANCE, null, way);
  }

  private static Screen ann(String name, String way) {
    return new Screen(name, Role.RIGHTSHOLDER, "ann", way);
  }

  private static Screen platform(String name, String way) {
    return new Screen(name, Role.PLATFORM, Story.LICENSED, way);
  }
}
