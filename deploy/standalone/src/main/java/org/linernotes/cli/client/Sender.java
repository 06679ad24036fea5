package org.linernotes.cli.client;

import java.io.IOException;

/** Takes items to the service. */
public interface Sender {
  /** Sends items as NDJSON and returns the answer, whatever it is. */
  ApiAnswer post(String path, byte[] ndjson) throws IOException;

  /** Where the service is. */
  String url();
}
