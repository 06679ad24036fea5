package org.linernotes.it.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/** Versions of licences and consents, of every sort, their terms meeting on the same few days. */
final class TermsMaker {
  private static final List<String> BASES =
      List.of(
          "PER_EXPOSURE",
          "PER_EXPOSURE",
          "PER_AUDIO_SECOND",
          "PER_AUDIO_SECOND",
          "PER_TRACK_PER_RUN",
          "PER_TRACK_PER_RUN",
          "MONTHLY_POOL");
  private static final List<String> AMOUNTS =
      List.of("0.004", "0.000001", "0.333333", "12.5", "0", "7", "0.1");
  private static final List<String> FEES = List.of("1000", "33.333333", "0.000001", "0");
  private static final List<String> GUARANTEES = List.of("25", "0.100001", "0", "5000");
  private static final List<String> ALLOCATIONS =
      List.of("EQUAL_BY_TRACK", "BY_EXPOSURES", "BY_AUDIO_SECONDS");
  private static final List<String> CONSENT_MODES = List.of("OPT_IN", "OPT_OUT", "NOT_REQUIRED");
  private static final List<String> MODELS =
      List.of("lark", "echo", "lark@1", "lark@2", "echo@1", "*");

  private final Dice dice;
  private final Names names;
  private final int tracks;

  TermsMaker(Dice dice, Names names, int tracks) {
    this.dice = dice;
    this.names = names;
    this.tracks = tracks;
  }

  ObjectNode licence(String licenceId) {
    ObjectNode licence = JsonNodeFactory.instance.objectNode();
    licence.put("licenceId", licenceId).put("status", dice.chance(15) ? "SUSPENDED" : "ACTIVE");
    licence.put("licensor", dice.of(names.parties()));
    ObjectNode rate = rate();
    boolean pool = rate.get("basis").asText().equals("MONTHLY_POOL");
    boolean guaranteed = dice.chance(20);
    boolean named = pool || guaranteed || dice.chance(40);
    licence.put("platform", named ? dice.of(names.platforms()) : "*");
    if (guaranteed) {
      licence.put("minimumGuarantee", dice.of(GUARANTEES));
    }
    put(licence, "sides", dice.someOf(List.of("MASTER", "PUBLISHING")));
    licence.set("scope", scope());
    put(licence, "useTypes", anyOrSome(60, Names.USE_TYPES));
    put(licence, "models", dice.chance(60) ? List.of("*") : dice.someOf(MODELS));
    put(licence, "territories", anyOrSome(60, Names.TERRITORIES));
    term(licence);
    licence.put("consent", dice.of(CONSENT_MODES));
    licence.set("rate", rate);
    return licence;
  }

  ObjectNode consent(String consentId) {
    ObjectNode consent = JsonNodeFactory.instance.objectNode();
    consent.put("consentId", consentId).put("artist", dice.of(names.artists()));
    consent.put("platform", dice.chance(50) ? dice.of(names.platforms()) : "*");
    put(consent, "useTypes", anyOrSome(50, Names.USE_TYPES));
    consent.put("decision", dice.chance(65) ? "OPT_IN" : "OPT_OUT");
    term(consent);
    return consent;
  }

  private ObjectNode scope() {
    ObjectNode scope = JsonNodeFactory.instance.objectNode();
    int kind = dice.below(4);
    if (kind == 0) {
      put(scope.put("kind", "ARTISTS"), "ids", dice.someOf(names.artists()));
    } else if (kind == 1) {
      List<String> all = IntStream.range(0, tracks).mapToObj(names::trackId).toList();
      put(scope.put("kind", "TRACKS"), "ids", dice.someOf(all));
    } else {
      scope.put("kind", "CATALOGUE");
    }
    return scope;
  }

  private ObjectNode rate() {
    ObjectNode rate = JsonNodeFactory.instance.objectNode();
    String basis = dice.of(BASES);
    boolean pool = basis.equals("MONTHLY_POOL");
    rate.put("basis", basis).put("amount", dice.of(pool ? FEES : AMOUNTS));
    rate.put("currency", dice.of(Names.CURRENCIES));
    if (pool) {
      rate.put("allocation", dice.of(ALLOCATIONS));
    }
    return rate;
  }

  private void term(ObjectNode item) {
    String from = dice.chance(30) ? "2020-01-01" : dice.day();
    item.put("effectiveFrom", from);
    item.put("effectiveTo", dice.chance(50) ? null : dice.dayAfter(from));
  }

  private List<String> anyOrSome(int percent, List<String> choices) {
    return dice.chance(percent) ? List.of("*") : dice.someOf(choices);
  }

  private static void put(ObjectNode item, String field, List<String> values) {
    ArrayNode list = item.putArray(field);
    values.forEach(list::add);
  }
}
