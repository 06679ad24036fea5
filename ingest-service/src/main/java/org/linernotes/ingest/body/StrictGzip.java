package org.linernotes.ingest.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Gzip, all members. The JDK takes whatever follows a member and is not another one for the end, so
 * that a damaged second member would be lost without a word; here it is an error.
 */
final class StrictGzip extends GZIPInputStream {
  private static final int TRAILER_BYTES = 8;
  private static final int LEAST_BUFFER_BYTES = 512;

  /** The buffer takes the whole input, so that what is left over is all in the inflater. */
  StrictGzip(byte[] sent) throws IOException {
    super(new ByteArrayInputStream(sent), Math.max(LEAST_BUFFER_BYTES, sent.length));
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    int left = n < 0 ? inf.getRemaining() - TRAILER_BYTES : 0;
    if (left > 0) {
      throw new ZipException(left + " bytes after the last member");
    }
    return n;
  }
}
