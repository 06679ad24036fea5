package org.linernotes.ingest.avro;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.linernotes.ingest.body.BodyException;
import org.linernotes.ingest.body.ByteSink;
import org.linernotes.ingest.body.Inflation;
import org.linernotes.ingest.item.Items;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.item.BatchIssues;

/**
 * An Avro object container file (Avro 1.12, "Object Container Files"), read as it comes: of its
 * header or a block, only what is not whole yet is kept, and a block is inflated as a whole.
 */
public final class AvroContainer implements ByteSink {

  private final DatumReader reader;
  private final Items items;
  private final Inflation inflation;
  private final AvroBytes cursor = new AvroBytes();
  private final BlockBuffer held;
  private final BlockBuffer inflated;
  private final int maxBlockBytes;
  private @Nullable ContainerHeader header;
  private boolean any;
  private int needed;
  private long read;

  /**
   * @param maxBlockBytes of a block, as it is sent and as it is inflated
   * @param inflation told by how much the blocks are larger than they were sent
   */
  public AvroContainer(DatumReader reader, Items items, int maxBlockBytes, Inflation inflation) {
    this.reader = reader;
    this.items = items;
    this.maxBlockBytes = maxBlockBytes;
    this.inflation = inflation;
    this.held = new BlockBuffer(ContainerHeader.MAX_BYTES + ContainerHeader.frame(maxBlockBytes));
    this.inflated = new BlockBuffer(maxBlockBytes);
  }

  @Override
  public void accept(byte[] bytes, int from, int to) {
    int at = from;
    any |= from < to;
    while (at < to) {
      at += held.length() == 0 ? inPlace(bytes, at, to) : gathered(bytes, at, to);
    }
  }

  /** Reads an element where it stands, or begins to gather it; returns how many bytes it took. */
  private int inPlace(byte[] bytes, int at, int to) {
    int taken = element(bytes, at, to);
    if (taken > 0) {
      return taken;
    }
    held.add(bytes, at, to - at);
    return to - at;
  }

  /** Adds what the element needs and no more, so that the next one begins where this one ends. */
  private int gathered(byte[] bytes, int at, int to) {
    int more = Math.min(needed - held.length(), to - at);
    held.add(bytes, at, more);
    if (held.length() == needed && element(held.bytes(), 0, needed) > 0) {
      held.clear();
    }
    return more;
  }

  /** Reads the header or a block; 0 if it is not whole, {@link #needed} is what it needs then. */
  private int element(byte[] bytes, int from, int to) {
    try {
      if (header == null) {
        cursor.reset(bytes, from, Math.min(to, from + ContainerHeader.MAX_BYTES));
        ContainerHeader found = ContainerHeader.read(cursor);
        reader.schema(found.schema());
        header = found;
        return cursor.at() - from;
      }
      cursor.reset(bytes, from, to);
      return block(header, bytes, from);
    } catch (DamagedAvroException e) {
      if (e.endsAt() < 0) {
        throw notAvro(e.getMessage());
      }
      needed = e.endsAt() - from;
      checkNeeded();
      return 0;
    }
  }

  private void checkNeeded() {
    if (header == null && needed > ContainerHeader.MAX_BYTES) {
      throw new BodyException(
          BodyException.Code.AVRO_BLOCK_TOO_LARGE,
          "a header of more than " + ContainerHeader.MAX_BYTES + " bytes (expected: at most that)");
    }
  }

  private int block(ContainerHeader of, byte[] bytes, int from) {
    long count = cursor.readLong();
    long size = cursor.readLong();
    if (count < 0 || size < 0) {
      throw new DamagedAvroException("a block of " + count + " items in " + size + " bytes");
    }
    if (size > maxBlockBytes) {
      throw BlockBuffer.tooLarge(maxBlockBytes);
    }
    int data = cursor.at();
    cursor.skip(size + ContainerHeader.SYNC_BYTES);
    int dataEnd = cursor.at() - ContainerHeader.SYNC_BYTES;
    byte[] sync = of.sync();
    if (!Arrays.equals(bytes, dataEnd, cursor.at(), sync, 0, sync.length)) {
      throw new DamagedAvroException("no sync marker behind a block");
    }
    int taken = cursor.at() - from;
    inflate(of.codec(), bytes, data, dataEnd);
    readAll(count);
    return taken;
  }

  private void inflate(BlockCodec codec, byte[] bytes, int from, int to) {
    if (codec == BlockCodec.NULL) {
      cursor.reset(bytes, from, to);
      return;
    }
    inflated.clear();
    codec.inflate(bytes, from, to, inflated);
    inflation.inflated(Math.max(0, inflated.length() - (to - from)));
    cursor.reset(inflated.bytes(), 0, inflated.length());
  }

  private void readAll(long count) {
    try {
      for (long i = 0; i < count; i++) {
        BatchIssues issues = items.begin();
        LogEntry entry = reader.read(cursor, issues);
        items.end(entry);
        read++;
      }
    } catch (DamagedAvroException e) {
      throw notAvro(e.getMessage());
    }
    if (!cursor.isAtEnd()) {
      throw notAvro("a block is longer than its items");
    }
  }

  @Override
  public void end() {
    if (!any) {
      throw new BodyException(
          BodyException.Code.BODY_EMPTY,
          "the body is empty (expected: an Avro object container file)");
    }
    if (header == null || held.length() > 0) {
      throw notAvro("it ends within " + (header == null ? "its header" : "a block"));
    }
  }

  private BodyException notAvro(@Nullable String problem) {
    return new BodyException(
        BodyException.Code.BODY_NOT_AVRO,
        "not an Avro object container file, or damaged, at item " + read + ": " + problem);
  }
}
