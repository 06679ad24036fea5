package org.linernotes.http;

import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.TimeUnit;

/**
 * The rest of a body whose request is answered already. In HTTP/1 it must be read before the next
 * request can be, and whoever sends it has not looked at the answer yet: it is read in sips, since
 * at full speed a few such clients would keep the event loops from everybody else, and for as long
 * as a head may take. On its event loop only.
 */
final class Leftover {
  /** A sip is 64 KiB at most: 6 MB/s, more than most uploads have and little for a loop. */
  private static final int PAUSE_MILLIS = 10;

  private final HeadDeadline deadline;
  private boolean open;
  private boolean pausing;

  Leftover(HeadDeadline deadline) {
    this.deadline = deadline;
  }

  boolean isOpen() {
    return open;
  }

  void begin(ChannelHandlerContext context) {
    open = true;
    pause(context);
  }

  /** Some of it came, and it may have been the last. */
  void came(ChannelHandlerContext context) {
    if (open) {
      deadline.arm();
      pause(context);
    }
  }

  /** All of it came, or the connection ended. */
  void end(ChannelHandlerContext context) {
    deadline.disarm();
    if (open) {
      open = false;
      context.channel().config().setAutoRead(true);
    }
  }

  /**
   * Auto-read is what Armeria lets through: a read that is asked for while it is off is dropped by
   * it within TLS. Netty ends a turn of reads when it is switched off.
   */
  private void pause(ChannelHandlerContext context) {
    context.channel().config().setAutoRead(false);
    if (!pausing) {
      pausing = true;
      var unused =
          context
              .channel()
              .eventLoop()
              .schedule(() -> sip(context), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void sip(ChannelHandlerContext context) {
    pausing = false;
    if (open) {
      context.channel().config().setAutoRead(true);
    }
  }
}
