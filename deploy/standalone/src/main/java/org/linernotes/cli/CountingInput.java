package org.linernotes.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Shows how much of a file has been read. */
final class CountingInput extends FilterInputStream {
  private final Progress progress;

  CountingInput(InputStream in, Progress progress) {
    super(in);
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    progress.add(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    progress.add(Math.max(0, read));
    return read;
  }
}
