package org.linernotes.sink.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.stream.StreamMessage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that are written as the client reads them. What fails midway ends the connection before
 * the last chunk, so that no client takes a part for the whole.
 */
final class Streamed {
  private static final Logger log = LoggerFactory.getLogger(Streamed.class);
  private static final int BUFFER_BYTES = 32 << 10;

  private Streamed() {}

  /** Writes the body. */
  @FunctionalInterface
  interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * @param file the name that a browser keeps it under
   */
  static HttpResponse of(Asked asked, MediaType type, String file, Body body) {
    asked.context().clearRequestTimeout(); // as long as the client reads
    ResponseHeaders headers =
        ResponseHeaders.builder(HttpStatus.OK)
            .contentType(type)
            .add(HttpHeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
            .build();
    return HttpResponse.of(
        headers,
        StreamMessage.fromOutputStream(
            out -> write(asked, out, body), asked.context().blockingTaskExecutor()));
  }

  private static void write(Asked asked, OutputStream out, Body body) {
    try (OutputStream buffered = new BufferedOutputStream(out, BUFFER_BYTES)) {
      body.writeTo(buffered);
    } catch (IOException e) {
      log.info("{} ended early: {}", asked.context().path(), e.getMessage());
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) { // the client sees only that it broke off
      log.warn("{} broke off: {}", asked.context().path(), e.getMessage());
      throw e;
    }
  }
}
