package org.linernotes.ingest.usage;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.linernotes.avro.UsageReported;
import org.linernotes.ingest.body.AnyBody;
import org.linernotes.ingest.body.JsonForm;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.ingest.item.Wire;
import org.linernotes.topic.Topics;

/** CloudEvents in binary mode: a line {@code attribute: value} each, an empty one, the body. */
class BinaryFuzzTest {
  private static final Instant NOW = Instant.parse("2026-10-15T12:00:00Z");

  private final Wire<UsageReported> wire = new Wire<>(Topics.USAGE_REPORTED);

  @FuzzTest
  void shouldAnswerAnyHeadersWithAnyBody(byte[] request) {
    int head = headBytes(request);
    Map<String, List<String>> headers =
        headers(new String(request, 0, head, StandardCharsets.ISO_8859_1));
    byte[] body = Arrays.copyOfRange(request, Math.min(request.length, head + 2), request.length);
    AnyBody.read(body, JsonForm.OBJECT, () -> reader(headers)).entries().forEach(this::isWhole);
  }

  private static int headBytes(byte[] request) {
    for (int i = 0; i + 1 < request.length; i++) {
      if (request[i] == '\n' && request[i + 1] == '\n') {
        return i;
      }
    }
    return request.length;
  }

  /** As a server gives them: names in lower case, several values of one name in their order. */
  private static Map<String, List<String>> headers(String head) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line : head.split("\n", -1)) {
      int colon = Math.max(0, line.indexOf(':'));
      String name = BinaryCloudEventReader.PREFIX + line.substring(0, colon);
      headers
          .computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
          .add(line.substring(Math.min(line.length(), colon + 1)));
    }
    return headers;
  }

  private ItemReader reader(Map<String, List<String>> headers) {
    return new BinaryCloudEventReader(new Reporting("musicflow", () -> NOW, wire), headers);
  }

  private void isWhole(LogEntry entry) {
    UsageReported event = wire.decode(entry);
    AnyBody.same("platform", "musicflow", event.getPlatform());
    AnyBody.holds("an id", !event.getId().isEmpty());
    AnyBody.holds("a time", !event.getOccurredAt().isAfter(NOW.plus(UsageReader.MAX_AHEAD)));
  }
}
