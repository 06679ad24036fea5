package org.linernotes.bench.events;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The forms of bodies that are measured. */
public enum BodyForm {
  NDJSON_1000("NDJSON x 1000", "application/x-ndjson", 1000),
  NDJSON_100("NDJSON x 100", "application/x-ndjson", 100),
  SINGLE("single events", "application/json", 1),
  AVRO_1000("Avro container x 1000", "application/vnd.linernotes.usage.avro", 1000);

  private final String label;
  private final String mediaType;
  private final int events;

  BodyForm(String label, String mediaType, int events) {
    this.label = label;
    this.mediaType = mediaType;
    this.events = events;
  }

  public String label() {
    return label;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Events in a body. */
  public int events() {
    return events;
  }

  /** A whole request: head and body. */
  public Stamped request(String host, String key, Random random) {
    byte[] body = body(random);
    String head =
        "POST /v1/usage-events HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(host, key, mediaType, body.length);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    request.writeBytes(body);
    return Stamped.of(request.toByteArray(), 0, events);
  }

  private byte[] body(Random random) {
    List<SampleEvent> all = Stream.generate(() -> SampleEvent.draw(random)).limit(events).toList();
    return this == AVRO_1000 ? Bodies.avro(all) : Bodies.lines(all);
  }
}
