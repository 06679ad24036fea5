package org.linernotes.bench.events;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.linernotes.avro.UsageReported;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.topic.Topics;

class StampedTest {
  private static final Pattern ID = Pattern.compile("e-[0-9a-f]{16}");
  private static final int ROUNDS = 20;

  private final EventIds ids = new EventIds();

  @ParameterizedTest
  @EnumSource
  void shouldSendEveryEventUnderAnIdOfItsOwn(BodyForm form) {
    Stamped one = form.request("127.0.0.1:1", "key", new Random(1));
    Stamped other = form.request("127.0.0.1:1", "key", new Random(2));
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < ROUNDS; i++) {
      seen.addAll(idsIn(one.next(ids)));
      seen.addAll(idsIn(other.next(ids)));
    }
    assertThat(seen).hasSize(2 * ROUNDS * form.events());
  }

  @ParameterizedTest
  @EnumSource
  void shouldChangeNothingButIds(BodyForm form) {
    Stamped request = form.request("127.0.0.1:1", "key", new Random(1));
    String first = ID.matcher(new String(request.next(ids), ISO_8859_1)).replaceAll("-");
    String second = ID.matcher(new String(request.next(ids), ISO_8859_1)).replaceAll("-");
    assertThat(second).isEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource
  void shouldSayHowLongTheBodyIs(BodyForm form) {
    String request = new String(form.request("h", "key", new Random(1)).next(ids), ISO_8859_1);
    int head = request.indexOf("\r\n\r\n") + 4;
    assertThat(request).startsWith("POST /v1/usage-events HTTP/1.1\r\nHost: h\r\n");
    assertThat(request).contains("\r\nContent-Length: " + (request.length() - head) + "\r\n");
  }

  @Test
  void shouldGiveTheProducerTheEventThatIsPosted() {
    AvroSerde<UsageReported> serde = AvroSerde.of(Topics.USAGE_REPORTED, new ReleasedSchemas());
    RecordTemplate template = RecordTemplate.draw(serde, "p", new Random(1));
    String posted = SampleEvent.draw(new Random(1)).json("x");
    UsageReported first = serde.deserialize("", template.value().next(ids));
    UsageReported second = serde.deserialize("", template.value().next(ids));

    assertThat(second.getId()).isNotEqualTo(first.getId());
    assertThat(new String(template.key(), UTF_8)).isEqualTo(second.getTrack());
    assertThat(posted)
        .contains("\"track\":\"" + second.getTrack() + "\"")
        .contains("\"occurredAt\":\"" + second.getOccurredAt() + "\"")
        .contains("\"exposures\":" + second.getExposures() + ",");
  }

  @Test
  void shouldRefuseBytesWithoutTheIds() {
    assertThatThrownBy(() -> Stamped.of(new byte[40], 7, 1)).hasMessageContaining(EventIds.text(7));
  }

  private static List<String> idsIn(byte[] request) {
    List<String> found = new ArrayList<>();
    Matcher matcher = ID.matcher(new String(request, ISO_8859_1));
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}
