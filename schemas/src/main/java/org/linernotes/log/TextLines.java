package org.linernotes.log;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;

/** A log line for people, as little with keys in it as {@link JsonLines}. */
public final class TextLines extends PatternLayoutEncoder {

  @Override
  public byte[] encode(ILoggingEvent event) {
    String line = new String(super.encode(event), StandardCharsets.UTF_8);
    return Secrets.without(line).getBytes(StandardCharsets.UTF_8);
  }
}
