package org.linernotes.bench.events;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.linernotes.avro.UsageEvent;

/** Events as bodies, each under the id of its place in the list. */
final class Bodies {
  private Bodies() {}

  /** One JSON object a line. */
  static byte[] lines(List<SampleEvent> events) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < events.size(); i++) {
      lines.append(events.get(i).json(EventIds.text(i)));
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** An Avro object container file, not compressed: ids can be replaced in it. */
  static byte[] avro(List<SampleEvent> events) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (DataFileWriter<UsageEvent> writer =
        new DataFileWriter<>(new SpecificDatumWriter<>(UsageEvent.class))) {
      writer.create(UsageEvent.getClassSchema(), file);
      for (int i = 0; i < events.size(); i++) {
        writer.append(events.get(i).event(EventIds.text(i)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }
}
