package org.linernotes.it.kit;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** The ways in which a body may be compressed. */
public enum Coding {
  GZIP {
    @Override
    public byte[] compress(byte[] bytes) {
      ByteArrayOutputStream member = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
        gzip.write(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return member.toByteArray();
    }
  },
  ZSTD {
    @Override
    public byte[] compress(byte[] bytes) {
      return Zstd.compress(bytes);
    }
  };

  /** One member, or frame. */
  public abstract byte[] compress(byte[] bytes);

  /** As {@code Content-Encoding} calls it. */
  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }
}
