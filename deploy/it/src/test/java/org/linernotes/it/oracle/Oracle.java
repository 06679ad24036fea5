package org.linernotes.it.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The outcome of a scenario, worked out from the contract alone: plain and slow, without a broker,
 * a database or any class of the services, so that it does not share their mistakes.
 */
public final class Oracle {
  private static final List<String> SIDES = List.of("MASTER", "PUBLISHING");
  private static final int SCALE = 9;

  private final Catalogue catalogue;
  private final Judge judge;
  private final Tally tally = new Tally();
  private final Map<List<String>, RunFee> runFees = new LinkedHashMap<>();

  /** A fee that is owed once per run, on the day of its first authorised use. */
  private record RunFee(Cell cell, JsonNode licence, JsonNode rights) {}

  private Oracle(Scenario scenario) {
    catalogue = new Catalogue(scenario);
    judge = new Judge(catalogue);
  }

  public static Facts outcome(Scenario scenario) {
    return new Oracle(scenario).rate(scenario);
  }

  private Facts rate(Scenario scenario) {
    Map<Cell, Amounts> cells = new Register(catalogue, tally).read(scenario.usage());
    List<Cell> byDay = new ArrayList<>(cells.keySet());
    byDay.sort(Comparator.comparing(Cell::day)); // so that a run's fee falls on its first day
    byDay.forEach(cell -> rate(cell, Objects.requireNonNull(cells.get(cell))));
    runFees.values().forEach(fee -> owed(fee.cell(), fee.licence(), BigDecimal.ONE, fee.rights()));
    return tally.facts();
  }

  private void rate(Cell cell, Amounts use) {
    int authorised = 0;
    for (String side : SIDES) {
      Judge.Verdict verdict = judge.judge(cell, side);
      tally.verdict(cell, side, verdict.reason(), use);
      if (verdict.licence() != null && verdict.rights() != null) {
        authorised++;
        charge(cell, side, use, verdict.licence(), verdict.rights());
      }
    }
    if (cell.track() != null) {
      String coverage = List.of("NONE", "PARTIAL", "FULL").get(authorised);
      tally.artist(cell.month(), catalogue.primaryArtist(cell.track()), coverage, use);
    }
  }

  private void charge(Cell cell, String side, Amounts use, JsonNode licence, JsonNode rights) {
    switch (licence.get("rate").get("basis").asText()) {
      case "PER_EXPOSURE" -> owed(cell, licence, BigDecimal.valueOf(use.exposures), rights);
      case "PER_AUDIO_SECOND" ->
          owed(cell, licence, BigDecimal.valueOf(use.audioMillis, 3), rights);
      case "PER_TRACK_PER_RUN" ->
          runFees.putIfAbsent(
              List.of(
                  Objects.requireNonNull(cell.track()),
                  side,
                  licence.get("licenceId").asText(),
                  cell.platform(),
                  cell.run()),
              new RunFee(cell, licence, rights));
      default -> {} // a pool is shared at the close of the month
    }
  }

  private void owed(Cell cell, JsonNode licence, BigDecimal units, JsonNode rights) {
    JsonNode rate = licence.get("rate");
    BigDecimal gross = new BigDecimal(rate.get("amount").asText()).multiply(units).setScale(SCALE);
    tally.owed(
        cell.month(),
        cell.platform(),
        catalogue.primaryArtist(Objects.requireNonNull(cell.track())),
        rate.get("currency").asText(),
        gross,
        rights.get("splits"));
  }
}
