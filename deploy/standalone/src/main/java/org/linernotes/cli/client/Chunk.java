package org.linernotes.cli.client;

import java.util.List;

/** Some items on their way, and where each stood in its file. */
final class Chunk {
  private final byte[] body;
  private final List<Long> lines;

  /**
   * @param body NDJSON
   * @param lines number of the line of each item, from 1
   */
  Chunk(byte[] body, List<Long> lines) {
    this.body = body;
    this.lines = lines;
  }

  byte[] body() {
    return body;
  }

  int size() {
    return lines.size();
  }

  /** The line of an item; 0 if the service names one that was not sent. */
  long line(int index) {
    return index >= 0 && index < lines.size() ? lines.get(index) : 0;
  }

  long firstLine() {
    return lines.get(0);
  }
}
