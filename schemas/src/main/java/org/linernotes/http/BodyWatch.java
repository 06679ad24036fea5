package org.linernotes.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Whether all of a request has come, answered or not, in HTTP/1: what only its decoder knows. On
 * its event loop only.
 */
final class BodyWatch extends ChannelInboundHandlerAdapter {
  private final Runnable ended;
  private boolean watching;
  private boolean open;

  BodyWatch(Runnable ended) {
    this.ended = ended;
  }

  /**
   * Watches from now on; for when a request is served, whose head the decoder has just passed. It
   * is one with the encoder, and the only such handler: Armeria's own, which has no public name.
   */
  void watch(ChannelHandlerContext connection) {
    ChannelHandlerContext codec =
        watching ? null : connection.pipeline().context(CombinedChannelDuplexHandler.class);
    if (codec != null) {
      connection.pipeline().addAfter(codec.name(), null, this);
      watching = true;
      open = true;
    }
  }

  /** True while more of a request has to come. */
  boolean isOpen() {
    return open;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest) {
      open = true;
    }
    boolean last = message instanceof LastHttpContent;
    super.channelRead(context, message);
    if (last) {
      open = false;
      ended.run();
    }
  }
}
