package org.linernotes.http;

import io.netty.channel.Channel;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** By when the head of a connection's next request must be whole. On its event loop only. */
final class HeadDeadline {
  private final Channel channel;
  private final Duration allowed;
  private final Runnable missed;
  private @Nullable ScheduledFuture<?> running;

  /**
   * @param missed runs before the connection is closed
   */
  HeadDeadline(Channel channel, Duration allowed, Runnable missed) {
    this.channel = channel;
    this.allowed = allowed;
    this.missed = missed;
  }

  /** Begins to count, unless it does already. */
  void arm() {
    if (running == null && channel.isActive()) {
      running =
          channel.eventLoop().schedule(this::close, allowed.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  void disarm() {
    if (running != null) {
      running.cancel(false);
      running = null;
    }
  }

  private void close() {
    missed.run();
    var unused = channel.close();
  }
}
