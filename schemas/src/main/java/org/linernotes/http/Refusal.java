package org.linernotes.http;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/**
 * A connection beyond the limit: whatever comes on it is answered 503, and it is closed. With TLS
 * it is closed at once, since a handshake costs what the limit is to save.
 */
final class Refusal extends ChannelInboundHandlerAdapter {
  private static final Problem TOO_MANY =
      Problem.unavailable("TOO_MANY_CONNECTIONS", "too many connections; try again", 1);

  private final HeadDeadline deadline;
  private final boolean tls;

  Refusal(HeadDeadline deadline, boolean tls) {
    this.deadline = deadline;
    this.tls = tls;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (tls) {
      var unused = context.close();
    } else {
      deadline.arm();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ReferenceCountUtil.release(message);
    ByteBuf answer = ByteBufUtil.writeUtf8(context.alloc(), http1(TOO_MANY.toAggregated()));
    var unused = context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    deadline.disarm();
  }

  private static String http1(AggregatedHttpResponse answer) {
    StringBuilder text = new StringBuilder("HTTP/1.1 ").append(answer.status()).append("\r\n");
    answer
        .headers()
        .forEach(
            (name, value) -> {
              if (name.charAt(0) != ':') {
                text.append(name).append(": ").append(value).append("\r\n");
              }
            });
    SecurityHeaders.OF_ALL.forEach(
        (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    return text + "connection: close\r\n\r\n" + answer.contentUtf8();
  }
}
