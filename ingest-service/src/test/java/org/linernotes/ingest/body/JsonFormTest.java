package org.linernotes.ingest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.item.BatchIssues;

class JsonFormTest {
  /** Takes any object. */
  private final ItemReader anything =
      new ItemReader() {
        @Override
        public LogEntry read(JsonParser parser, BatchIssues issues) throws IOException {
          parser.skipChildren();
          return LogEntry.of("k", new byte[0]);
        }

        @Override
        public int maxItemBytes() {
          return 100_000;
        }
      };

  private int accepted(String body) {
    return Read.json(body, anything).entries().size();
  }

  @Test
  void shouldReadOneObjectOrAnArray() {
    assertThat(accepted("{\"a\":1}")).isEqualTo(1);
    assertThat(accepted(" [ {\"a\":\"],[\\\"\"} , {} ] \n")).isEqualTo(2);
    assertThat(accepted("\uFEFF{}")).isEqualTo(1);
  }

  @Test
  void shouldTakeAnEmptyArrayForNoItems() {
    Read read = Read.json("[ ]", anything);
    assertThat(read.issues().received()).isZero();
    assertThat(read.errors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "{",
        "[",
        "[{}",
        "[{},]",
        "[,{}]",
        "[{}]]",
        "[{}}]",
        "[{\"a\":1]]",
        "{}{}",
        "{} {}",
        "[{}] x",
        "[{\"a\":\"]",
        "[{\"a\":nope}]",
        "[{'a':1}]",
        "{\"a\":1,}",
        "[{} {}]",
        "[{\"a\":\"x\u0001\"}]"
      })
  void shouldRefuseAWholeBodyThatIsNotJson(String body) {
    assertThatThrownBy(() -> Read.json(body, anything))
        .isInstanceOfSatisfying(
            BodyException.class,
            e -> assertThat(e.code()).isEqualTo(BodyException.Code.BODY_NOT_JSON));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \r\n ", "\uFEFF"})
  void shouldRefuseAnEmptyBody(String body) {
    for (JsonForm form : JsonForm.values()) {
      assertThatThrownBy(() -> Read.of(body.getBytes(StandardCharsets.UTF_8), form, anything))
          .isInstanceOfSatisfying(
              BodyException.class,
              e -> assertThat(e.code()).isEqualTo(BodyException.Code.BODY_EMPTY));
    }
  }

  @Test
  void shouldRejectAMalformedLineAndCountTheOthers() {
    Read read = Read.lines("{}\r\n\n{\"a\":\n  \n{}{}\n[{}]\nnope\n{}", anything);
    assertThat(read.entries()).hasSize(2);
    assertThat(read.errors())
        .containsExactly(
            "1 LINE_NOT_JSON ", "2 LINE_NOT_JSON ", "3 FIELD_TYPE ", "4 LINE_NOT_JSON ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"text\"", "null", "true", "[[]]", "[1]"})
  void shouldRejectAnItemThatIsNotAnObject(String body) {
    assertThat(Read.json(body, anything).errors()).containsExactly("0 FIELD_TYPE ");
  }

  @Test
  void shouldNotTakeUtf16ForJson() {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_16LE);
    assertThat(Read.of(body, JsonForm.NDJSON, anything).errors())
        .containsExactly("0 ENCODING_INVALID ");
  }

  /** A parser would guess from the zeros that it is UTF-32, and fail in a way of its own. */
  @Test
  void shouldRejectAnItemThatIsTooLargeAndNotUtf8() {
    byte[] body = new byte[101_000];
    Arrays.fill(body, 4, body.length, (byte) 0xC9);
    assertThat(Read.of(body, JsonForm.NDJSON, anything).errors())
        .containsExactly("0 ENCODING_INVALID ");
  }

  @Test
  void shouldCostNobodyElseAnythingWhenOneItemIsBad() {
    String big = "{\"x\":\"" + "a".repeat(200_000) + "\"}";
    String deep = "{\"y\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}";
    Read read = Read.json("[{}," + big + ",{}," + deep + ",7,{}]", anything);
    assertThat(read.entries()).hasSize(3);
    assertThat(read.errors())
        .containsExactly("1 EVENT_TOO_LARGE /x", "3 NESTING_TOO_DEEP /y", "4 FIELD_TYPE ");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100})
  void shouldReadTheSameHoweverTheBodyIsCut(int pieceBytes) {
    String big = "{\"x\":\"" + "a".repeat(99_000) + "\"}";
    String body = "\uFEFF{}\r\n\n{\"a\":\n" + big + "\n  é\n{\"é\":1}\n7";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Read read = Read.inPieces(bytes, pieceBytes, JsonForm.NDJSON, anything);
    assertThat(read.entries()).hasSize(3);
    assertThat(read.errors())
        .containsExactly("1 LINE_NOT_JSON ", "3 LINE_NOT_JSON ", "5 FIELD_TYPE ");
    assertThat(
            Read.inPieces(
                    "[{},{}]".getBytes(StandardCharsets.UTF_8), pieceBytes, JsonForm.JSON, anything)
                .entries())
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000, 1_000_000})
  void shouldRejectALineThatIsTooLongAndReadTheNext(int pieceBytes) {
    String line = "{\"x\":\"" + "a".repeat(300_000) + "\"}\n";
    String body = "{}\n" + line + "{}\n" + line.strip();
    Read read =
        Read.inPieces(body.getBytes(StandardCharsets.UTF_8), pieceBytes, JsonForm.NDJSON, anything);
    assertThat(read.entries()).hasSize(2);
    assertThat(read.errors()).containsExactly("1 EVENT_TOO_LARGE /x", "3 EVENT_TOO_LARGE /x");
  }

  @Test
  void shouldNameTheLargestMemberOfALineThatIsALittleTooLong() {
    String line = "{\"x\":\"" + "a".repeat(100_000) + "\"}";
    assertThat(Read.lines(line, anything).errors()).containsExactly("0 EVENT_TOO_LARGE /x");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1000, 1_000_000})
  void shouldNameTheLargestMemberOfALineThatIsNotKept(int pieceBytes) {
    String big = "a\\\"},".repeat(100_000);
    String small = "\"x\":{\"x\":\"}\",\"y\":[1,2]},";
    String line = "{" + small + "\"no \\u00e9~/\":\"" + big + "\",\"z\":1}\n";
    String unclosed = "{" + small + "\"last\":[\"" + big;
    Read read =
        Read.inPieces(
            (line + "x".repeat(200_000) + "\n{}\n" + unclosed).getBytes(StandardCharsets.UTF_8),
            pieceBytes,
            JsonForm.NDJSON,
            anything);
    assertThat(read.errors())
        .containsExactly(
            "0 EVENT_TOO_LARGE /no é~0~1", "1 EVENT_TOO_LARGE ", "3 EVENT_TOO_LARGE /last");
  }

  @Test
  void shouldLookAtNoLineThatIsLongerThanAnyMayBe() {
    Read read = Read.nothing();
    ByteSink lines = JsonForm.NDJSON.open(anything, read, new BodyLimits(1, 1, 10, 1, 250));
    Read.give("{}\n{\"a\":\"long\"}\n{}".getBytes(StandardCharsets.UTF_8), 100, lines);
    assertThat(read.entries()).hasSize(2);
    assertThat(read.errors()).containsExactly("1 EVENT_TOO_LARGE /a");
  }

  @Test
  void shouldListTheFirstThousandErrorsAndCountAll() {
    Read read = Read.lines("1\n".repeat(2000), anything);
    assertThat(read.issues().rejected()).isEqualTo(2000);
    assertThat(read.errors()).hasSize(BatchIssues.MAX_LISTED);
    assertThat(List.copyOf(read.issues().rejectedByCode().values())).containsExactly(2000L);
  }
}
