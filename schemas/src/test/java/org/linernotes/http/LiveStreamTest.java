package org.linernotes.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A stream that nobody reads from: nothing asks its writer for more. */
class LiveStreamTest {
  private static final HttpData EVENT = HttpData.ofUtf8("event: flow\n\n");

  private final HttpResponseWriter writer = HttpResponse.streaming();
  private final AtomicInteger hungUp = new AtomicInteger();
  private final LiveStream stream = new LiveStream(writer, () -> {}, hungUp::incrementAndGet);

  LiveStreamTest() {
    writer.write(ResponseHeaders.of(HttpStatus.OK));
  }

  @Test
  void shouldDropWhoDoesNotRead() {
    for (int i = 0; i < LiveStream.PATIENCE; i++) {
      stream.give(EVENT);
      assertThat(hungUp).hasValue(0);
    }
    stream.give(EVENT);

    assertThat(writer.isOpen()).isFalse();
    assertThat(hungUp).hasValue(1);
  }

  @Test
  void shouldKeepNoMoreThanOneEventForWhoDoesNotRead() {
    for (int i = 0; i < LiveStream.PATIENCE; i++) {
      stream.give(EVENT);
    }
    writer.close();

    assertThat(writer.aggregate().join().contentUtf8()).isEqualTo(EVENT.toStringUtf8());
  }
}
