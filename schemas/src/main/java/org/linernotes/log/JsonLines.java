package org.linernotes.log;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;

/**
 * A log line as one JSON object, for machines. No service logs a key; should an error's message
 * hold one all the same, which others may write, it does not leave.
 */
public final class JsonLines extends JsonEncoder {

  public JsonLines() {
    setWithSequenceNumber(false);
    setWithContext(false);
    setWithMessage(false);
    setWithArguments(false);
    setWithFormattedMessage(true);
    setWithNanoseconds(false);
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    String line = new String(super.encode(event), StandardCharsets.UTF_8);
    return Secrets.without(line).getBytes(StandardCharsets.UTF_8);
  }
}
