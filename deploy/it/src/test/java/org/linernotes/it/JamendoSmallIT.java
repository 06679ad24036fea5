package org.linernotes.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Outcomes;
import org.linernotes.it.kit.Parts;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.oracle.Facts;
import org.linernotes.it.oracle.Oracle;
import org.linernotes.it.oracle.SampleData;
import org.linernotes.it.oracle.Scenario;
import org.linernotes.it.world.Kind;
import org.linernotes.it.world.Seed;

/** Real tracks through HTTP in every order: one answer, to the last digit. */
@ExtendWith(Integration.class)
class JamendoSmallIT {
  private final SampleData data = SampleData.of("jamendo-small");
  private final Scenario scenario = data.scenario();
  private final Facts expected = data.expected();
  private Stack stack;
  private Upload upload;
  private Outcomes outcomes;

  @BeforeEach
  void start(Parts parts) {
    stack = Stack.start(parts);
    upload = new Upload(stack);
    outcomes = new Outcomes(stack);
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void shouldBeExactWhenTheCatalogueComesFirst() {
    upload.catalogue(scenario);
    upload.usage(scenario);

    outcomes.await(expected);
  }

  @Test
  void shouldBeExactWhenUsageComesBeforeTracksLicencesAndConsents() {
    upload.usage(scenario);
    upload.catalogue(scenario);

    outcomes.await(expected);
  }

  @Test
  void shouldBeExactWhenEverythingIsInterleaved() {
    new Interleaving(upload, Seed.first()).send(scenario);

    outcomes.await(expected);
  }

  @Test
  void shouldBeExactWhenLicencesWereFirstSentWrong() {
    List<JsonNode> wrong = changed(scenario.licences(), JamendoSmallIT::wrong);
    Scenario before = with(wrong, scenario.consents());
    upload.all(before);
    outcomes.await(Oracle.outcome(before));

    upload.send(Kind.LICENCE, "", scenario.licences());

    outcomes.await(expected);
  }

  @Test
  void shouldBeExactWhenConsentsWereWithdrawnAndRestored() {
    List<JsonNode> withdrawn = changed(scenario.consents(), JamendoSmallIT::withdrawn);
    upload.all(scenario);
    upload.send(Kind.CONSENT, "", withdrawn);
    outcomes.await(Oracle.outcome(with(scenario.licences(), withdrawn)));

    upload.send(Kind.CONSENT, "", scenario.consents());

    outcomes.await(expected);
  }

  private Scenario with(List<JsonNode> licences, List<JsonNode> consents) {
    return new Scenario(scenario.tracks(), licences, consents, scenario.usage());
  }

  private static List<JsonNode> changed(List<JsonNode> items, UnaryOperator<ObjectNode> change) {
    List<JsonNode> changed = new ArrayList<>();
    items.forEach(item -> changed.add(change.apply(item.deepCopy())));
    return changed;
  }

  /** By turns another amount, another term, or suspended. */
  private static ObjectNode wrong(ObjectNode licence) {
    switch (Math.floorMod(licence.get("licenceId").asText().hashCode(), 3)) {
      case 0 -> ((ObjectNode) licence.get("rate")).put("amount", "99.123456");
      case 1 -> licence.put("effectiveFrom", "2026-09-25").putNull("effectiveTo");
      default -> licence.put("status", "SUSPENDED");
    }
    return licence;
  }

  /** By turns decided otherwise, or ended. */
  private static ObjectNode withdrawn(ObjectNode consent) {
    boolean in = consent.get("decision").asText().equals("OPT_IN");
    if (in && consent.get("effectiveFrom").asText().compareTo("2026-10-01") < 0) {
      return consent.put("effectiveTo", "2026-10-01");
    }
    return consent.put("decision", "OPT_OUT");
  }

  /** Sends all files at once, a few lines of one or the other at a time, each in its own order. */
  private static final class Interleaving {
    private static final int MOST_LINES = 60;

    private record Source(Kind kind, String platform, List<JsonNode> items) {}

    private final Upload upload;
    private final SplittableRandom random;

    Interleaving(Upload upload, long seed) {
      this.upload = upload;
      this.random = new SplittableRandom(seed);
    }

    void send(Scenario scenario) {
      List<Source> sources = new ArrayList<>();
      sources.add(new Source(Kind.TRACK, "", scenario.tracks()));
      sources.add(new Source(Kind.LICENCE, "", scenario.licences()));
      sources.add(new Source(Kind.CONSENT, "", scenario.consents()));
      scenario
          .usage()
          .forEach((platform, events) -> sources.add(new Source(Kind.USAGE, platform, events)));
      while (!sources.isEmpty()) {
        sendSome(sources);
      }
    }

    private void sendSome(List<Source> sources) {
      Source source = sources.remove(random.nextInt(sources.size()));
      int lines = Math.min(source.items().size(), random.nextInt(1, MOST_LINES));
      upload.send(source.kind(), source.platform(), source.items().subList(0, lines));
      List<JsonNode> rest = source.items().subList(lines, source.items().size());
      if (!rest.isEmpty()) {
        sources.add(new Source(source.kind(), source.platform(), rest));
      }
    }
  }
}
