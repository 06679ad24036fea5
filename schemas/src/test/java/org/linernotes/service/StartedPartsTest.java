package org.linernotes.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartedPartsTest {

  @Test
  void shouldCloseInReverseAlsoBehindAPartThatFails() {
    List<String> closed = new ArrayList<>();
    StartedParts parts = new StartedParts("a service");
    AutoCloseable first = () -> closed.add("first");
    AutoCloseable second =
        () -> {
          throw new IllegalStateException("stuck");
        };
    AutoCloseable third = () -> closed.add("third");
    parts.add("first", first);
    parts.add("second", second);
    parts.add("third", third);

    parts.close();

    assertThat(closed).containsExactly("third", "first");
  }
}
