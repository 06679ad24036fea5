package org.linernotes.streams.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.linernotes.trace.TraceParent;

/**
 * Which request a cell's outcome comes of: the last one that changed the cell before it was rated.
 * Kept in memory and of so many cells only: what a trace tells is for those who look now, and after
 * a crash there is none.
 */
final class CellTraces {
  private static final int MOST = 10_000;

  private final Map<ByteBuffer, byte[]> byCell = new LinkedHashMap<>();

  /** What of a record's headers is carried on; null: nothing. */
  static @Nullable Headers carried(Headers headers) {
    Header trace = headers.lastHeader(TraceParent.HEADER);
    return trace == null ? null : new RecordHeaders(new Header[] {trace});
  }

  /** A cell changed by a record. */
  void changed(byte[] cell, Headers headers) {
    Header trace = headers.lastHeader(TraceParent.HEADER);
    if (trace == null || trace.value() == null) {
      return;
    }
    String parent = TraceParent.sane(new String(trace.value(), StandardCharsets.US_ASCII));
    if (parent != null && byCell.size() < MOST) {
      byCell.put(ByteBuffer.wrap(cell), trace.value());
    }
  }

  /** The cell's outcome leaves; null: it comes of no request that is followed. */
  @Nullable Headers take(byte[] cell) {
    byte[] trace = byCell.isEmpty() ? null : byCell.remove(ByteBuffer.wrap(cell));
    return trace == null ? null : new RecordHeaders().add(TraceParent.HEADER, trace);
  }

  /** Nothing awaits rating: what is left came to no other outcome. */
  void clear() {
    byCell.clear();
  }
}
