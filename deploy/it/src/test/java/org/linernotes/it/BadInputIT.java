package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.world.Kind;

/** Bad items get a code and a place, and cost the good ones beside them nothing. */
@ExtendWith(Integration.class)
class BadInputIT {
  private static final String TEN_MEGABYTES = "x".repeat(10 * 1024 * 1024);
  private static final String HUGE = "1" + "0".repeat(400);

  private final Stack stack;

  BadInputIT(Stack stack) {
    this.stack = stack;
  }

  static Stream<Arguments> badItems() {
    return Stream.of(
        usage("a number where a string belongs", "id", "5", "FIELD_TYPE at /id"),
        usage("an object where a string belongs", "model", "{}", "FIELD_TYPE at /model"),
        usage("an array where a string belongs", "run", "[\"r\"]", "FIELD_TYPE at /run"),
        usage("a string where a number belongs", "exposures", "\"2\"", "FIELD_TYPE at /exposures"),
        usage("a number of seconds", "audioSeconds", "1.5", "FIELD_TYPE at /audioSeconds"),
        usage("nothing", "run", "null", "FIELD_MISSING at /run"),
        usage("10^400 exposures", "exposures", "1e400", "NUMBER_INVALID at /exposures"),
        usage("400 digits of exposures", "exposures", HUGE, "NUMBER_INVALID at /exposures"),
        usage("NaN seconds", "audioSeconds", "\"NaN\"", "NUMBER_INVALID at /audioSeconds"),
        usage("endless seconds", "audioSeconds", quoted(HUGE), "NUMBER_INVALID at /audioSeconds"),
        usage("an unknown country", "territory", "\"XX\"", "COUNTRY_UNKNOWN at /territory"),
        usage("an unknown use", "useType", "\"REMIX\"", "FIELD_INVALID at /useType"),
        usage("no namespace", "track", "\"USUM71804534\"", "IDENTIFIER_INVALID at /track"),
        usage(
            "a day without a time", "occurredAt", "\"2024-02-10\"", "FIELD_INVALID at /occurredAt"),
        usage(
            "the far future",
            "occurredAt",
            "\"2999-01-01T00:00:00Z\"",
            "TIME_IN_FUTURE at /occurredAt"),
        usage("a string of 10 MB", "model", quoted(TEN_MEGABYTES), "EVENT_TOO_LARGE at /model"),
        usage(
            "10 MB in an unknown field", "note", quoted(TEN_MEGABYTES), "EVENT_TOO_LARGE at /note"),
        usage(
            "deep nesting",
            "note",
            "[".repeat(5000) + "]".repeat(5000),
            "NESTING_TOO_DEEP at /note"),
        licence("a number of money", "/rate", "amount", "0.004", "FIELD_TYPE at /rate/amount"),
        licence(
            "money of 10^400", "/rate", "amount", "\"1e400\"", "NUMBER_INVALID at /rate/amount"),
        licence("negative money", "/rate", "amount", "\"-1\"", "NUMBER_INVALID at /rate/amount"),
        licence(
            "seven decimals", "/rate", "amount", "\"0.0000001\"", "NUMBER_INVALID at /rate/amount"),
        licence(
            "an unknown currency",
            "/rate",
            "currency",
            "\"ABC\"",
            "CURRENCY_UNKNOWN at /rate/currency"),
        licence(
            "an end before the start",
            "",
            "effectiveTo",
            "\"2023-12-31\"",
            "TERM_EMPTY at /effectiveTo"),
        licence(
            "an unknown country",
            "",
            "territories",
            "[\"XX\"]",
            "COUNTRY_UNKNOWN at /territories/0"),
        licence("a text for a list", "", "sides", "\"MASTER\"", "FIELD_TYPE at /sides"),
        licence(
            "a number of guarantee",
            "",
            "minimumGuarantee",
            "5",
            "FIELD_TYPE at /minimumGuarantee"),
        licence(
            "a negative guarantee",
            "",
            "minimumGuarantee",
            "\"-5\"",
            "NUMBER_INVALID at /minimumGuarantee"),
        licence(
            "a guarantee of no one platform",
            "",
            "minimumGuarantee",
            "\"5\"",
            "FIELD_INVALID at /platform"),
        takingBack("nothing", "reason", "null", "FIELD_MISSING at /reason"),
        takingBack("no reason", "reason", "\"\"", "FIELD_INVALID at /reason"),
        takingBack("no namespace", "track", "\"USUM71804534\"", "IDENTIFIER_INVALID at /track"),
        takingBack("a number where a string belongs", "id", "5", "FIELD_TYPE at /id"),
        track(
            "splits that do not sum",
            "/rights/0",
            "splits",
            "[{\"party\":\"p\",\"ppm\":999999}]",
            "SPLITS_NOT_WHOLE at /rights/0/splits"),
        track(
            "a split of a text",
            "/rights/0",
            "splits",
            "[{\"party\":\"p\",\"ppm\":\"1000000\"}]",
            "FIELD_TYPE at /rights/0/splits/0/ppm"),
        track("no artist", "", "artists", "[]", "FIELD_INVALID at /artists"),
        track("no identifier", "", "identifiers", "[]", "FIELD_INVALID at /identifiers"),
        consent(
            "a day that never was",
            "effectiveFrom",
            "\"2023-02-29\"",
            "FIELD_INVALID at /effectiveFrom"),
        consent("an unknown decision", "decision", "\"MAYBE\"", "FIELD_INVALID at /decision"));
  }

  private static Arguments usage(String what, String field, String value, String fault) {
    return bad(Kind.USAGE, what, Items.usage("bad", "t"), "", field, value, fault);
  }

  private static Arguments takingBack(String what, String field, String value, String fault) {
    return bad(Kind.VOID, what, Items.takingBack("bad", "t"), "", field, value, fault);
  }

  private static Arguments licence(
      String what, String at, String field, String value, String fault) {
    ObjectNode good = Items.licence("bad", "p", "PER_EXPOSURE", "1");
    return bad(Kind.LICENCE, what, good, at, field, value, fault);
  }

  private static Arguments track(String what, String at, String field, String value, String fault) {
    return bad(Kind.TRACK, what, Items.track("bad", "p"), at, field, value, fault);
  }

  private static Arguments consent(String what, String field, String value, String fault) {
    return bad(Kind.CONSENT, what, Items.consent("bad", "ann"), "", field, value, fault);
  }

  /** A good item with one member's value replaced by any text, JSON or not. */
  private static Arguments bad(
      Kind kind,
      String what,
      ObjectNode good,
      String at,
      String field,
      String value,
      String fault) {
    ((ObjectNode) good.at(at)).put(field, "@@");
    return Arguments.of(kind + ": " + what, kind, good.toString().replace("\"@@\"", value), fault);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badItems")
  void shouldNameTheFaultAndAcceptTheGoodItemBeside(
      String what, Kind kind, String item, String fault) {
    Answer answer = post(kind, (item + "\n" + good(kind)).getBytes(StandardCharsets.UTF_8));

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.faults()).as(what).containsExactly(fault);
    assertThat(answer.json().get("received").asInt()).isEqualTo(2);
    assertThat(answer.json().get("accepted").asInt()).isEqualTo(1);
    assertThat(answer.json().get("rejected").asInt()).isEqualTo(1);
    assertThat(answer.json().at("/errors/0/index").asInt()).isZero();
    assertThat(answer.json().at("/errors/0/message").asText()).contains("expected:");
    assertThat(answer.text().length()).as("what was sent is not sent back").isLessThan(5000);
  }

  @Test
  void shouldNameInvalidUtf8AndItsPlace() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String item = Items.usage("bad", "t").put("model", "ec@o").toString();
    for (byte b : item.getBytes(StandardCharsets.UTF_8)) {
      body.write(b == '@' ? 0xFF : b);
    }
    body.write('\n');
    body.writeBytes(good(Kind.USAGE).toString().getBytes(StandardCharsets.UTF_8));

    Answer answer = post(Kind.USAGE, body.toByteArray());

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.faults()).containsExactly("ENCODING_INVALID at /model");
  }

  @Test
  void shouldRejectALineThatIsNotJsonAndTakeTheNext() {
    Answer answer =
        post(Kind.USAGE, ("{oops\n" + good(Kind.USAGE)).getBytes(StandardCharsets.UTF_8));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.faults()).containsExactly("LINE_NOT_JSON at ");
  }

  @Test
  void shouldAcceptAMalformedIsrcWithAWarning() {
    Answer answer =
        stack
            .platform("bad-input")
            .post(Kind.USAGE.path(), Items.usage("w", "t").put("track", "isrc:NOPE").toString());

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().at("/warnings/0/code").asText()).isEqualTo("IDENTIFIER_SUSPECT");
    assertThat(answer.json().at("/warnings/0/field").asText()).isEqualTo("/track");
  }

  @Test
  void shouldKeepUnknownFieldsOfUsage() {
    Answer answer =
        stack
            .platform("bad-input")
            .post(Kind.USAGE.path(), Items.usage("x", "t").put("gpu", 7).toString());

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.json().get("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void shouldAnswer400ToAnEmptyBodyAndToOneThatIsNotJson() {
    Api api = stack.platform("bad-input");

    assertThat(api.post(Kind.USAGE.path(), "").status()).isEqualTo(400);
    assertThat(api.post(Kind.USAGE.path(), "").code()).isEqualTo("BODY_EMPTY");
    assertThat(api.post(Kind.USAGE.path(), "hello").status()).isEqualTo(400);
    assertThat(api.post(Kind.USAGE.path(), "hello").code()).isEqualTo("BODY_NOT_JSON");
  }

  @Test
  void shouldAnswer422WhereNoItemIsGood() {
    Answer answer = stack.platform("bad-input").post(Kind.USAGE.path(), "[{}, 5]");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("rejected").asInt()).isEqualTo(2);
    assertThat(answer.faults()).contains("FIELD_TYPE at ");
  }

  @Test
  void shouldTakeAllOrNothingWhereAsked() {
    String items = "[" + good(Kind.USAGE) + ", {}]";

    Answer answer = stack.platform("bad-input").post(Kind.USAGE.path() + "?atomic=true", items);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("accepted").asInt()).isZero();
  }

  private Answer post(Kind kind, byte[] lines) {
    Api api = kind.byPlatform() ? stack.platform("bad-input") : stack.admin();
    return api.post(kind.path(), "application/x-ndjson", lines);
  }

  private static JsonNode good(Kind kind) {
    return switch (kind) {
      case USAGE -> Items.usage("good", "good-track");
      case TRACK -> Items.track("good-track", "p");
      case LICENCE -> Items.licence("good-licence", "p", "PER_EXPOSURE", "1");
      case CONSENT -> Items.consent("good-consent", "ann");
      case VOID -> Items.takingBack("good", "good-track");
    };
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
