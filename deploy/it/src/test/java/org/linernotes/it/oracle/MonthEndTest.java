package org.linernotes.it.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.linernotes.it.kit.Items;

/** Pools, guarantees and voids, worked out by hand. */
class MonthEndTest {
  private static final YearMonth FEBRUARY = YearMonth.of(2024, 2);
  private static final YearMonth MARCH = YearMonth.of(2024, 3);
  private static final String FEE = "MONTHLY_POOL";

  private final List<JsonNode> tracks = new ArrayList<>();
  private final List<JsonNode> licences = new ArrayList<>();
  private final List<JsonNode> events = new ArrayList<>();
  private final List<JsonNode> voids = new ArrayList<>();

  @Test
  void shouldShareAFeeEquallyOverTracksAndThenOverTheirSplits() {
    tracks("a", "b");
    ObjectNode third = Items.track("c", "label").put("trackId", "0c");
    ArrayNode splits = ((ObjectNode) third.get("rights").get(0)).putArray("splits");
    splits.addObject().put("party", "writer").put("ppm", 666_667);
    splits.addObject().put("party", "label").put("ppm", 333_333);
    tracks.add(third);
    pool("100", "EQUAL_BY_TRACK");
    use("a", "2024-02-03", 1);
    use("b", "2024-02-03", 9);
    use("c", "2024-02-03", 5);

    // 100 / 3, the first track by id takes the unit that is left
    assertThat(charges(FEBRUARY))
        .containsExactly(
            "2024-02/POOL/pool|sonara|0c|MASTER|label|GBP 11.111100000",
            "2024-02/POOL/pool|sonara|0c|MASTER|writer|GBP 22.222233334",
            "2024-02/POOL/pool|sonara|a|MASTER|label|GBP 33.333333333",
            "2024-02/POOL/pool|sonara|b|MASTER|label|GBP 33.333333333");
  }

  @Test
  void shouldShareAFeeByExposures() {
    tracks("a", "b");
    pool("100", "BY_EXPOSURES");
    use("a", "2024-02-03", 1);
    use("a", "2024-02-04", 1);
    use("b", "2024-02-03", 6);
    use("b", "2024-03-03", 50);

    assertThat(charges(FEBRUARY))
        .containsExactly(
            "2024-02/POOL/pool|sonara|a|MASTER|label|GBP 25.000000000",
            "2024-02/POOL/pool|sonara|b|MASTER|label|GBP 75.000000000");
  }

  @Test
  void shouldShareAFeeBySecondsOfAudio() {
    tracks("a", "b"); // of 100 s
    pool("100", "BY_AUDIO_SECONDS");
    use("a", "2024-02-03", 1).put("audioSeconds", "0.001");
    use("b", "2024-02-03", 1).put("audioSeconds", "0.003");
    use("b", "2024-02-04", 1).put("audioSeconds", "0.004");

    assertThat(charges(FEBRUARY))
        .containsExactly(
            "2024-02/POOL/pool|sonara|a|MASTER|label|GBP 12.500000000",
            "2024-02/POOL/pool|sonara|b|MASTER|label|GBP 87.500000000");
  }

  @Test
  void shouldShareAFeeEquallyWhereNoUseHasAudio() {
    tracks.add(Items.track("a", "label").put("durationSeconds", "0"));
    tracks.add(Items.track("b", "label").put("durationSeconds", "0"));
    pool("1", "BY_AUDIO_SECONDS");
    use("a", "2024-02-03", 3);
    use("b", "2024-02-03", 1);

    assertThat(charges(FEBRUARY))
        .containsExactly(
            "2024-02/POOL/pool|sonara|a|MASTER|label|GBP 0.500000000",
            "2024-02/POOL/pool|sonara|b|MASTER|label|GBP 0.500000000");
  }

  @Test
  void shouldShareByTheSplitsOfTheLastDayOfUse() {
    ObjectNode track = Items.track("a", "label");
    ObjectNode later = track.get("rights").get(0).deepCopy();
    later.put("effectiveFrom", "2024-02-10");
    ((ObjectNode) later.get("splits").get(0)).put("party", "heir");
    track.withArray("rights").add(later);
    tracks.add(track);
    pool("10", "EQUAL_BY_TRACK");
    use("a", "2024-02-03", 1);
    use("a", "2024-02-10", 1);

    assertThat(charges(FEBRUARY))
        .containsExactly("2024-02/POOL/pool|sonara|a|MASTER|heir|GBP 10.000000000");
  }

  @Test
  void shouldOweTheWholeFeeToTheLicensorWhereNothingWasUsed() {
    pool("100", "BY_EXPOSURES");

    assertThat(charges(FEBRUARY))
        .containsExactly("2024-02/POOL/pool|sonara|-|-|label|GBP 100.000000000");
  }

  @Test
  void shouldOweNothingOutsideTheTermOrWhileSuspended() {
    pool("ended", "100", "BY_EXPOSURES").put("effectiveTo", "2024-02-01");
    pool("later", "100", "BY_EXPOSURES").put("effectiveFrom", "2024-03-01");
    pool("off", "100", "BY_EXPOSURES").put("status", "SUSPENDED");
    pool("7", "BY_EXPOSURES").put("effectiveFrom", "2024-02-29").put("effectiveTo", "2024-03-01");

    assertThat(charges(FEBRUARY))
        .containsExactly("2024-02/POOL/pool|sonara|-|-|label|GBP 7.000000000");
  }

  @Test
  void shouldOweWhatIsMissingToTheGuaranteeInProportionToWhatAccrued() {
    tracks("a", "b");
    guarantee("PER_EXPOSURE", "1", "10");
    use("a", "2024-02-03", 1);
    use("b", "2024-02-03", 3);

    assertThat(charges(FEBRUARY))
        .containsExactly(
            "2024-02/MINIMUM_GUARANTEE/g|sonara|a|MASTER|label|GBP 1.500000000",
            "2024-02/MINIMUM_GUARANTEE/g|sonara|b|MASTER|label|GBP 4.500000000",
            "2024-02/USE/g|sonara|a|MASTER|label|GBP 1.000000000",
            "2024-02/USE/g|sonara|b|MASTER|label|GBP 3.000000000");
  }

  @Test
  void shouldOweTheWholeGuaranteeToTheLicensorWhereNothingAccrued() {
    tracks("a");
    guarantee("PER_EXPOSURE", "0", "10");
    use("a", "2024-02-03", 1);

    assertThat(charges(FEBRUARY))
        .containsExactly("2024-02/MINIMUM_GUARANTEE/g|sonara|-|-|label|GBP 10.000000000");
  }

  @Test
  void shouldOweNoMoreWhereTheGuaranteeIsReached() {
    tracks("a");
    guarantee("PER_EXPOSURE", "5", "10");
    use("a", "2024-02-03", 2);

    assertThat(charges(FEBRUARY))
        .containsExactly("2024-02/USE/g|sonara|a|MASTER|label|GBP 10.000000000");
  }

  @Test
  void shouldCountAPoolsFeeTowardsItsGuarantee() {
    pool("100", "BY_EXPOSURES").put("minimumGuarantee", "130");

    assertThat(charges(FEBRUARY))
        .containsExactly(
            "2024-02/MINIMUM_GUARANTEE/pool|sonara|-|-|label|GBP 30.000000000",
            "2024-02/POOL/pool|sonara|-|-|label|GBP 100.000000000");
  }

  @Test
  void shouldOweForEveryClosedMonthAndBeforeThemForThoseOfUseAlone() {
    tracks("a");
    pool("7", "BY_EXPOSURES");
    pool("unused", "7", "EQUAL_BY_TRACK").put("platform", "elsewhere");
    use("a", "2024-01-20", 1);

    Charges closed = Oracle.closed(scenario(), FEBRUARY, MARCH);

    assertThat(lines(closed))
        .containsExactly(
            "2024-01/POOL/pool|sonara|a|MASTER|label|GBP 7.000000000",
            "2024-02/POOL/pool|sonara|-|-|label|GBP 7.000000000",
            "2024-02/POOL/unused|elsewhere|-|-|label|GBP 7.000000000",
            "2024-03/POOL/pool|sonara|-|-|label|GBP 7.000000000",
            "2024-03/POOL/unused|elsewhere|-|-|label|GBP 7.000000000");
    assertThat(closed.totals().asMap())
        .containsExactly(Map.entry("totals/label|GBP", "35.000000000"));
  }

  @Test
  void shouldOweNothingForUseThatWasTakenBackInWhateverSpelling() {
    tracks.add(Items.track("a", "label"));
    ((ObjectNode) tracks.get(0)).withArray("identifiers").add("isrc:GBAAA2400001");
    licences.add(Items.licence("l", "label", "PER_EXPOSURE", "1").put("platform", "sonara"));
    use("a", "2024-02-03", 1).put("track", "isrc:GB-AAA-24-00001");
    use("a", "2024-02-04", 4);
    voids.add(
        Items.takingBack(events.get(0).get("id").asText(), "").put("track", "isrc:gbaaa2400001"));
    voids.add(voids.get(0));
    voids.add(Items.takingBack("never", "a"));

    assertThat(charges(FEBRUARY))
        .containsExactly("2024-02/USE/l|sonara|a|MASTER|label|GBP 4.000000000");
    assertThat(Oracle.outcome(scenario()).asMap())
        .containsEntry("2024-02/audit/sonara/recorded", "2")
        .containsEntry("2024-02/audit/sonara/voided", "1")
        .containsEntry("2024-02/audit/sonara/MASTER/AUTHORISED", "1");
  }

  private void tracks(String... trackIds) {
    for (String trackId : trackIds) {
      tracks.add(Items.track(trackId, "label"));
    }
  }

  private ObjectNode pool(String amount, String allocation) {
    return pool("pool", amount, allocation);
  }

  private ObjectNode pool(String licenceId, String amount, String allocation) {
    ObjectNode licence = Items.licence(licenceId, "label", FEE, amount).put("platform", "sonara");
    ((ObjectNode) licence.get("rate")).put("allocation", allocation);
    licences.add(licence);
    return licence;
  }

  private void guarantee(String basis, String amount, String least) {
    licences.add(
        Items.licence("g", "label", basis, amount)
            .put("platform", "sonara")
            .put("minimumGuarantee", least));
  }

  private ObjectNode use(String trackId, String day, int exposures) {
    ObjectNode event = Items.usage("e" + events.size(), trackId).put("exposures", exposures);
    events.add(event.put("occurredAt", day + "T12:00:00Z"));
    return event;
  }

  private List<String> charges(YearMonth month) {
    return lines(
        Oracle.closed(scenario(), month, month).where(c -> c.origin().equals(month.toString())));
  }

  private static List<String> lines(Charges charges) {
    return charges.facts().asMap().entrySet().stream()
        .map(fact -> fact.getKey() + " " + fact.getValue())
        .toList();
  }

  private Scenario scenario() {
    return new Scenario(
        tracks,
        licences,
        List.of(),
        new TreeMap<>(Map.of("sonara", events)),
        new TreeMap<>(Map.of("sonara", voids)));
  }
}
