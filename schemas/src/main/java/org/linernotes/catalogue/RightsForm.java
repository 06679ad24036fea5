package org.linernotes.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.linernotes.avro.RightsRow;
import org.linernotes.avro.Split;
import org.linernotes.item.IssueCode;
import org.linernotes.item.Shown;
import org.linernotes.licence.Side;

/** A track's rights: who controls a side from a day on, and how its income is shared. */
final class RightsForm {
  /** What the splits of a row sum to. */
  static final int WHOLE_PPM = 1_000_000;

  private static final int MAX_PPM_DIGITS = 7;
  private static final Set<String> KNOWN =
      Words.of("side", "controlledBy", "effectiveFrom", "splits");
  private static final Set<String> KNOWN_OF_SPLIT = Words.of("party", "ppm");
  private static final Set<String> SIDES = Words.of(Side.values());

  private RightsForm() {}

  static List<RightsRow> read(Fields track) {
    List<RightsRow> rows = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Fields fields : track.objects("rights", false)) {
      RightsRow row = row(fields);
      rows.add(row);
      if (!taken.add(row.getSide() + row.getEffectiveFrom())) {
        fields.reject(
            IssueCode.FIELD_INVALID,
            "effectiveFrom",
            row.getEffectiveFrom()
                + " twice for side "
                + Shown.plain(row.getSide())
                + " (expected: one row per side and day)");
      }
    }
    return rows;
  }

  private static RightsRow row(Fields fields) {
    String side = fields.oneOf("side", SIDES);
    String controlledBy = fields.id("controlledBy");
    LocalDate from = fields.date("effectiveFrom");
    List<Split> splits = splits(fields);
    fields.known(KNOWN);
    return new RightsRow(side, controlledBy, from == null ? LocalDate.MIN : from, splits);
  }

  private static List<Split> splits(Fields row) {
    List<Split> splits = new ArrayList<>();
    Set<String> parties = new HashSet<>();
    long sum = 0;
    for (Fields fields : row.objects("splits", true)) {
      Split split = new Split(fields.id("party"), ppm(fields));
      fields.known(KNOWN_OF_SPLIT);
      splits.add(split);
      sum += split.getPpm();
      if (!parties.add(split.getParty())) {
        fields.reject(
            IssueCode.SPLIT_INVALID,
            "party",
            Shown.quoted(split.getParty()) + " twice (expected: each party once)");
      }
    }
    if (row.has("splits") && sum != WHOLE_PPM) {
      row.reject(
          IssueCode.SPLITS_NOT_WHOLE, "splits", "sum " + sum + " (expected: " + WHOLE_PPM + ")");
    }
    return splits;
  }

  private static int ppm(Fields fields) {
    JsonNumber number = fields.number("ppm");
    if (number == null) {
      return 0;
    }
    boolean small = number.whole() && number.text().length() <= MAX_PPM_DIGITS;
    int ppm = small ? Integer.parseInt(number.text()) : -1;
    if (ppm < 0 || ppm > WHOLE_PPM) {
      fields.reject(
          IssueCode.SPLIT_INVALID,
          "ppm",
          Shown.plain(number.text()) + " (expected: a whole number 0.." + WHOLE_PPM + ")");
      return 0;
    }
    return ppm;
  }
}
