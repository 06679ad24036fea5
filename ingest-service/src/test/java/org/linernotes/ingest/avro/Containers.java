package org.linernotes.ingest.avro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.linernotes.avro.UsageEvent;

/** Object container files as Avro's own library writes them, for tests. */
public final class Containers {
  private Containers() {}

  public static byte[] of(
      Schema schema, CodecFactory codec, int itemsPerBlock, List<GenericRecord> records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
      writer.setCodec(codec).setMeta("made.by", "a test").create(schema, out);
      for (int i = 0; i < records.size(); i++) {
        if (i > 0 && i % itemsPerBlock == 0) {
          writer.sync();
        }
        writer.append(records.get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A good event of the published schema. */
  public static GenericRecord event(String id) {
    GenericRecord event = new GenericData.Record(UsageEvent.getClassSchema());
    event.put("id", id);
    event.put("track", "isrc:USUM71804534");
    event.put("occurredAt", 1_790_812_800_000_000L); // 2026-10-01T00:00:00Z
    event.put("useType", "PRETRAINING");
    event.put("model", "lark");
    event.put("run", "r1");
    event.put("exposures", 1);
    event.put("territory", "ZZ");
    return event;
  }
}
