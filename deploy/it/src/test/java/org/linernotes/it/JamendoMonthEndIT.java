package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Months;
import org.linernotes.it.kit.Parts;
import org.linernotes.it.kit.Prints;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Stated;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.oracle.Charges;
import org.linernotes.it.oracle.Facts;
import org.linernotes.it.oracle.Oracle;
import org.linernotes.it.oracle.SampleData;
import org.linernotes.it.oracle.Scenario;

/**
 * September closes before half of October's late and corrected events, licences dated back and
 * voids. In the end everything adds up to what an open run gives, to the last digit.
 */
@ExtendWith(Integration.class)
class JamendoMonthEndIT {
  private static final String SEPTEMBER = "2026-09";
  private static final String OCTOBER = "2026-10";
  private static final int EVERY = 25;
  private static final int DRAFTS = 3;

  @ParameterizedTest
  @ValueSource(strings = {"jamendo-small", "jamendo-train"})
  void shouldAddUpToWhatAnOpenRunGives(String name, Parts parts) {
    Scenario scenario = MonthEndScenario.of(SampleData.of(name).scenario());
    Charges owed = Oracle.closed(scenario, YearMonth.parse(SEPTEMBER), YearMonth.parse(OCTOBER));

    Charges closing = closedInBetween(parts, scenario);
    Charges open = open(parts, scenario);

    assertThat(owed.facts().differences(closing.facts())).as("September closed early").isEmpty();
    assertThat(owed.facts().differences(open.facts())).as("all sent, then closed").isEmpty();
    Facts totals = open.totals();
    assertThat(totals.asMap()).as("grand totals").isEqualTo(closing.totals().asMap()).isNotEmpty();
  }

  private static Charges closedInBetween(Parts parts, Scenario scenario) {
    try (Stack stack = Stack.start(parts)) {
      Months months = new Months(stack);
      Upload upload = new Upload(stack);
      upload.all(MonthEndScenario.before(scenario));
      Stated stated = new Stated();
      stated.month(close(months, SEPTEMBER).values());
      SortedMap<String, String> september = Prints.of(stack, SEPTEMBER, EVERY);

      upload.all(MonthEndScenario.after(scenario));
      stated.month(close(months, OCTOBER).values());

      assertThat(Prints.changed(september, Prints.of(stack, SEPTEMBER, EVERY))).isEmpty();
      return stated.charges();
    }
  }

  /** Nothing closes before all is sent. */
  private static Charges open(Parts parts, Scenario scenario) {
    try (Stack stack = Stack.start(parts)) {
      Months months = new Months(stack);
      new Upload(stack).all(scenario);
      return new Stated()
          .month(close(months, SEPTEMBER).values())
          .month(close(months, OCTOBER).values())
          .charges();
    }
  }

  /** Each draft is a whole close that is rolled back; a few of them tell. */
  private static SortedMap<String, String> close(Months months, String month) {
    months.reviewed(month);
    List<String> some = months.parties(month).stream().limit(DRAFTS).toList();
    Map<String, String> drafts = new TreeMap<>();
    some.forEach(party -> drafts.put(party, months.document(month, party)));

    assertThat(months.closed(month).get("parked")).isEmpty();

    SortedMap<String, String> documents = months.documents(month);
    drafts.forEach(
        (party, draft) -> assertThat(documents.get(party)).isEqualTo(Months.asClosed(draft)));
    return documents;
  }

  /** The sample data with pools, guarantees and voids, and how it comes in two parts. */
  private static final class MonthEndScenario {
    private static final int DATED_BACK = 5;
    private static final int VOIDED = 97;

    private MonthEndScenario() {}

    static Scenario of(Scenario sample) {
      List<JsonNode> licences = new ArrayList<>();
      sample.licences().forEach(licence -> licences.add(licence.deepCopy()));
      guarantee(licences, "lic-000", "5000.00"); // far more than accrues
      guarantee(licences, "lic-009", "0.01"); // reached
      licences.add(
          pool("pool-1", "quietroom", "sonara", "MASTER", "2500", "BY_AUDIO_SECONDS")
              .put("effectiveFrom", "2026-09-25"));
      licences.add(
          pool("pool-2", "harbour-publishing", "musicflow", "PUBLISHING", "999.99", "BY_EXPOSURES")
              .put("effectiveFrom", "2026-09-20"));
      SortedMap<String, List<JsonNode>> voids = new TreeMap<>();
      sample.usage().forEach((platform, events) -> voids.put(platform, everySo(events)));
      return new Scenario(sample.tracks(), licences, sample.consents(), sample.usage(), voids);
    }

    private static void guarantee(List<JsonNode> licences, String licenceId, String least) {
      licences.stream()
          .filter(licence -> licence.get("licenceId").asText().equals(licenceId))
          .forEach(licence -> ((ObjectNode) licence).put("minimumGuarantee", least));
    }

    private static ObjectNode pool(
        String licenceId,
        String licensor,
        String platform,
        String side,
        String fee,
        String allocation) {
      ObjectNode pool = Items.licence(licenceId, licensor, "MONTHLY_POOL", fee);
      pool.put("platform", platform).putArray("sides").add(side);
      ((ObjectNode) pool.get("rate")).put("allocation", allocation);
      return pool;
    }

    private static List<JsonNode> everySo(List<JsonNode> events) {
      List<JsonNode> voids = new ArrayList<>();
      for (int i = 0; i < events.size(); i += VOIDED) {
        JsonNode event = events.get(i);
        ObjectNode item = Items.takingBack(event.get("id").asText(), "");
        voids.add(item.set("track", event.get("track")));
      }
      return voids;
    }

    /** Half of October's events are still to come, and with them late ones of September. */
    static Scenario before(Scenario whole) {
      SortedMap<String, List<JsonNode>> usage = new TreeMap<>();
      whole
          .usage()
          .forEach((platform, events) -> usage.put(platform, events.subList(0, cut(events))));
      SortedMap<String, List<JsonNode>> voids = new TreeMap<>();
      whole
          .voids()
          .forEach((platform, items) -> voids.put(platform, items.subList(0, items.size() / 3)));
      return new Scenario(
          whole.tracks(), notYetDatedBack(whole.licences()), whole.consents(), usage, voids);
    }

    static Scenario after(Scenario whole) {
      SortedMap<String, List<JsonNode>> usage = new TreeMap<>();
      whole
          .usage()
          .forEach(
              (platform, events) ->
                  usage.put(platform, events.subList(cut(events), events.size())));
      SortedMap<String, List<JsonNode>> voids = new TreeMap<>();
      whole
          .voids()
          .forEach(
              (platform, items) ->
                  voids.put(platform, items.subList(items.size() / 3, items.size())));
      return new Scenario(List.of(), whole.licences(), List.of(), usage, voids);
    }

    private static int cut(List<JsonNode> events) {
      int october = 0;
      while (events.get(october).get("occurredAt").asText().compareTo(OCTOBER) < 0) {
        october++;
      }
      return october + (events.size() - october) / 2;
    }

    /** Every fifth licence begins in October at first. */
    private static List<JsonNode> notYetDatedBack(List<JsonNode> licences) {
      List<JsonNode> before = new ArrayList<>();
      for (int i = 0; i < licences.size(); i++) {
        ObjectNode licence = licences.get(i).deepCopy();
        boolean ends = licence.hasNonNull("effectiveTo");
        if (i % DATED_BACK == 0 && !ends) {
          licence.put("effectiveFrom", "2026-10-05");
        }
        before.add(licence);
      }
      return before;
    }
  }
}
