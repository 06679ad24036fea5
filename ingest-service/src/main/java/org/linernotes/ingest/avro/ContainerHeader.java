package org.linernotes.ingest.avro;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.linernotes.ingest.body.BodyException;
import org.linernotes.item.Shown;

/**
 * What a container says of its blocks.
 *
 * @param schema how the data were written, Avro's JSON
 * @param sync what stands behind each block
 */
record ContainerHeader(String schema, BlockCodec codec, byte[] sync) {
  static final int SYNC_BYTES = 16;

  /** A header is read anew for each piece of it that comes, so it is not to be long. */
  static final int MAX_BYTES = 64 * 1024;

  private static final int MAX_ENTRIES = 100;
  private static final int MAX_NUMBER_BYTES = 10;
  private static final byte[] MAGIC = {'O', 'b', 'j', 1};

  /** The most bytes of a block with its counts and its marker. */
  static int frame(int blockBytes) {
    return 2 * MAX_NUMBER_BYTES + blockBytes + SYNC_BYTES;
  }

  /**
   * Reads the header.
   *
   * @throws DamagedAvroException if it is none, or not whole
   * @throws BodyException if the codec is unknown
   */
  static ContainerHeader read(AvroBytes bytes) {
    for (byte expected : MAGIC) {
      if (bytes.readFixed(1)[0] != expected) {
        throw new DamagedAvroException("it does not begin with \"Obj\" and 1");
      }
    }
    Map<String, String> metadata = metadata(bytes);
    byte[] sync = bytes.readFixed(SYNC_BYTES);
    String schema = metadata.get("avro.schema");
    if (schema == null) {
      throw new DamagedAvroException("no avro.schema in its metadata");
    }
    return new ContainerHeader(schema, codec(metadata.getOrDefault("avro.codec", "null")), sync);
  }

  private static Map<String, String> metadata(AvroBytes bytes) {
    Map<String, String> metadata = new HashMap<>();
    long entries = 0;
    for (long count = bytes.readLong(); count != 0; count = bytes.readLong()) {
      if (count < 0) {
        bytes.readLong(); // the size of these entries, for readers that pass over them
      }
      if (count < -MAX_ENTRIES || count > MAX_ENTRIES || entries > MAX_ENTRIES) {
        throw new DamagedAvroException("more than " + MAX_ENTRIES + " entries of metadata");
      }
      entries += Math.abs(count);
      for (long left = Math.abs(count); left > 0; left--) {
        String name = text(bytes);
        metadata.put(name, text(bytes));
      }
    }
    return metadata;
  }

  private static String text(AvroBytes bytes) {
    int length = bytes.readText();
    return new String(bytes.bytes(), bytes.textFrom(), length, StandardCharsets.UTF_8);
  }

  private static BlockCodec codec(String name) {
    return BlockCodec.of(name)
        .orElseThrow(
            () ->
                new BodyException(
                    BodyException.Code.AVRO_CODEC_UNSUPPORTED,
                    "avro.codec "
                        + Shown.quoted(name)
                        + " (expected: null, deflate, zstandard or snappy)"));
  }
}
