package org.linernotes.sink.statement;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Hashes all that is written, and passes it on until it is told to stop. */
final class HashedOutput extends OutputStream {
  private final MessageDigest digest = Canonical.sha256();
  private OutputStream out;

  HashedOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    digest.update((byte) b);
    out.write(b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    digest.update(bytes, offset, length);
    out.write(bytes, offset, length);
  }

  /** From here on only hashes. */
  void stopPassing() {
    out = OutputStream.nullOutputStream();
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
