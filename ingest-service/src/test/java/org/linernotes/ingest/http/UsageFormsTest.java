package org.linernotes.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.linernotes.access.Role;
import org.linernotes.avro.UsageEvent;
import org.linernotes.ingest.avro.Containers;

@Timeout(60)
class UsageFormsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String USAGE = "/v1/usage-events";
  private static final String DATA =
      "{\"track\":\"isrc:USUM71804534\",\"useType\":\"PRETRAINING\",\"model\":\"lark\",\"run\":\"r1\"}";
  private static final String EVENT =
      DATA.replace("{", "{\"id\":\"e1\",\"occurredAt\":\"2026-10-01T00:00:00Z\",");
  private static final String ENVELOPE =
      "{\"data\":%s,\"specversion\":\"1.0\",\"id\":\"e1\",\"source\":\"/s\",\"type\":\"t\","
          + "\"time\":\"2026-10-01T00:00:00Z\"}";

  private final IngestFixture ingest = new IngestFixture();
  private final String platform = ingest.key(Role.PLATFORM, "musicflow");

  @AfterEach
  void close() {
    ingest.close();
  }

  private JsonNode sent(HttpRequest.Builder request, String type, int status) throws Exception {
    HttpResponse<String> response =
        ingest.send(
            request.header("Authorization", "Bearer " + platform).header("Content-Type", type));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return JSON.readTree(response.body());
  }

  private HttpRequest.Builder binary(String body) {
    return ingest
        .post(USAGE, body)
        .header("ce-specversion", "1.0")
        .header("CE-Id", "e%31")
        .header("ce-source", "/s")
        .header("ce-type", "t")
        .header("ce-time", "2026-10-01T00:00:00Z")
        .header("ce-trace", "kept nowhere");
  }

  private static byte[] avro(CodecFactory codec) {
    Schema schema = UsageEvent.getClassSchema();
    return Containers.of(schema, codec, 10, List.of(Containers.event("e1")));
  }

  @Test
  void shouldMakeOneRecordOfTheSameEventInEveryForm() throws Exception {
    String structured = String.format(ENVELOPE, DATA);
    sent(ingest.post(USAGE, EVENT), "application/json", 202);
    sent(ingest.post(USAGE, EVENT), "application/x-ndjson", 202);
    sent(ingest.post(USAGE, structured), "application/cloudevents+json; charset=utf-8", 202);
    sent(ingest.post(USAGE, "[" + structured + "]"), "application/cloudevents-batch+json", 202);
    sent(binary(DATA), "application/json", 202);
    sent(
        ingest.post(USAGE, avro(CodecFactory.snappyCodec())),
        "application/vnd.linernotes.usage.avro",
        202);
    assertThat(ingest.log.entries).hasSize(6);
    assertThat(ingest.log.entries)
        .allSatisfy(
            entry -> {
              assertThat(entry.value()).isEqualTo(ingest.log.entries.get(0).value());
              assertThat(entry.key()).isEqualTo(ingest.log.entries.get(0).key());
            });
  }

  @Test
  void shouldNameTheHeaderOrTheMemberThatIsAtFault() throws Exception {
    JsonNode answer = sent(binary(DATA).setHeader("ce-time", "noon"), "application/json", 422);
    assertThat(answer.at("/errors/0/field").asText()).isEqualTo("ce-time");
    String bad = String.format(ENVELOPE, DATA.replace("lark", ""));
    answer = sent(ingest.post(USAGE, bad), "application/cloudevents+json", 422);
    assertThat(answer.at("/errors/0/field").asText()).isEqualTo("/data/model");
    answer = sent(binary("[" + DATA + "]"), "application/json", 422);
    assertThat(answer.at("/errors/0/code").asText()).isEqualTo("FIELD_TYPE");
  }

  @Test
  void shouldTakeCloudEventsAndAvroForUsageOnly() throws Exception {
    String voids = USAGE + ":void";
    JsonNode answer = sent(ingest.post(voids, "{}"), "application/cloudevents+json", 415);
    assertThat(answer.get("code").asText()).isEqualTo("CONTENT_TYPE_UNSUPPORTED");
    sent(ingest.post(voids, "{}"), "application/vnd.linernotes.usage.avro", 415);
  }

  @Test
  void shouldTellTheFaultsOfAContainerApart() throws Exception {
    String type = "application/vnd.linernotes.usage.avro";
    assertThat(sent(ingest.post(USAGE, EVENT), type, 400).get("code").asText())
        .isEqualTo("BODY_NOT_AVRO");
    byte[] bzip2 = avro(CodecFactory.bzip2Codec());
    assertThat(sent(ingest.post(USAGE, bzip2), type, 400).get("code").asText())
        .isEqualTo("AVRO_CODEC_UNSUPPORTED");
    Schema other = new Schema.Parser().parse("\"string\"");
    byte[] texts = Containers.of(other, CodecFactory.nullCodec(), 1, List.of());
    assertThat(sent(ingest.post(USAGE, texts), type, 400).get("code").asText())
        .isEqualTo("AVRO_SCHEMA_UNSUPPORTED");
    assertThat(ingest.log.entries).isEmpty();
  }

  @Test
  void shouldRefuseABlockThatIsTooLarge() throws Exception {
    byte[] body = avro(CodecFactory.nullCodec());
    byte[] large = Arrays.copyOf(body, body.length + 5);
    byte[] counts = {2, (byte) 0xFE, (byte) 0xFF, (byte) 0xFF, 0x01}; // one item of 2 MiB
    System.arraycopy(counts, 0, large, body.length, counts.length);
    JsonNode answer = sent(ingest.post(USAGE, large), "application/vnd.linernotes.usage.avro", 413);
    assertThat(answer.get("code").asText()).isEqualTo("AVRO_BLOCK_TOO_LARGE");
    assertThat(answer.get("received").asInt()).isEqualTo(1);
  }

  @Test
  void shouldServeTheSchemaWithoutAKey() throws Exception {
    HttpResponse<String> response =
        ingest.send(ingest.post("/v1/schemas/usage-event.avsc", "").GET());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(new Schema.Parser().parse(response.body())).isEqualTo(UsageEvent.getClassSchema());
  }
}
