package org.linernotes.ingest.avro;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.xerial.snappy.Snappy;

/** How the blocks of a container are compressed: its metadata's {@code avro.codec}. */
enum BlockCodec {
  NULL("null") {
    @Override
    void inflate(byte[] block, int from, int to, BlockBuffer out) {
      throw new IllegalStateException("a block that is not compressed is read where it stands");
    }
  },
  /** What follows the deflated data is let be: writers are about that leave some of a checksum. */
  DEFLATE("deflate") {
    @Override
    void inflate(byte[] block, int from, int to, BlockBuffer out) {
      Inflater inflater = new Inflater(true);
      try {
        inflater.setInput(block, from, to - from);
        while (!inflater.finished()) {
          int n = inflater.inflate(out.room(1), out.length(), out.roomBytes());
          if (n == 0 && !inflater.finished()) {
            throw new DamagedAvroException("a deflated block ends too early");
          }
          out.add(n);
        }
      } catch (DataFormatException e) {
        throw new DamagedAvroException("not deflate, or damaged: " + e.getMessage());
      } finally {
        inflater.end();
      }
    }
  },
  ZSTANDARD("zstandard") {
    @Override
    void inflate(byte[] block, int from, int to, BlockBuffer out) {
      try (ZstdDecompressCtx zstd = new ZstdDecompressCtx()) {
        byte[] target = out.roomUpTo(Math.max(FIRST_ROOM_BYTES, EXPECTED_RATIO * (to - from)));
        while (true) {
          try {
            out.add(zstd.decompressByteArray(target, 0, target.length, block, from, to - from));
            return;
          } catch (ZstdException e) {
            if (e.getErrorCode() != Zstd.errDstSizeTooSmall()) {
              throw new DamagedAvroException("not zstandard, or damaged: " + e.getMessage());
            }
          }
          target = out.room(target.length + 1);
        }
      }
    }
  },
  /** A checksum of the data stands behind them. */
  SNAPPY("snappy") {
    @Override
    void inflate(byte[] block, int from, int to, BlockBuffer out) {
      int length = to - from - Integer.BYTES;
      if (length < 0) {
        throw new DamagedAvroException("a snappy block without its checksum");
      }
      try {
        // Checked here: the library writes as many bytes as the block says, room or no room.
        byte[] target = out.room(Snappy.uncompressedLength(block, from, length));
        out.add(Snappy.uncompress(block, from, length, target, 0));
        CRC32 sum = new CRC32();
        sum.update(target, 0, out.length());
        if ((int) sum.getValue() != ByteBuffer.wrap(block).getInt(from + length)) {
          throw new DamagedAvroException("a snappy block whose checksum is another one");
        }
      } catch (IOException e) {
        throw new DamagedAvroException("not snappy, or damaged: " + e.getMessage());
      }
    }
  };

  private static final int FIRST_ROOM_BYTES = 1 << 16;
  private static final int EXPECTED_RATIO = 4;

  private final String text;

  BlockCodec(String text) {
    this.text = text;
  }

  static Optional<BlockCodec> of(String name) {
    for (BlockCodec codec : values()) {
      if (codec.text.equals(name)) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }

  /**
   * Decompresses a block.
   *
   * @throws DamagedAvroException if it is not what the codec writes
   * @throws org.linernotes.ingest.body.BodyException if it is larger than allowed
   */
  abstract void inflate(byte[] block, int from, int to, BlockBuffer out);
}
