package org.linernotes.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.linernotes.metrics.SharedMeters;

/**
 * What a connection goes through before HTTP does: the limit on their number, and on slow heads.
 */
final class Connections implements Consumer<ChannelPipeline> {
  /** Beyond the limit, so many at once are told so; more are closed unheard. */
  static final int REFUSALS = 64;

  private final HttpSettings.Limits limits;
  private final boolean tls;
  private final Counter refused;
  private final Counter slow;
  private final Counter answered;
  private final AtomicInteger open = new AtomicInteger();

  Connections(HttpSettings settings, MeterRegistry metrics) {
    this.limits = settings.limits();
    this.tls = settings.tls().isPresent();
    this.refused = SharedMeters.CONNECTIONS_CLOSED.counter(metrics, "too-many");
    this.slow = SharedMeters.CONNECTIONS_CLOSED.counter(metrics, "slow-head");
    this.answered = SharedMeters.CONNECTIONS_CLOSED.counter(metrics, "answered");
    SharedMeters.CONNECTIONS.gauge(metrics, open, AtomicInteger::get);
  }

  @Override
  public void accept(ChannelPipeline pipeline) {
    Channel channel = pipeline.channel();
    channel.closeFuture().addListener(closed -> open.decrementAndGet());
    HeadDeadline deadline = new HeadDeadline(channel, limits.header(), slow::increment);
    if (open.incrementAndGet() > limits.connections()) {
      refused.increment();
      pipeline.addFirst(new Refusal(deadline, tls));
    } else {
      HeadWatch watch = watch(channel, deadline);
      pipeline.addFirst(tls ? new HandshakeWatch(deadline, watch) : watch);
    }
  }

  private HeadWatch watch(Channel channel, HeadDeadline deadline) {
    return new HeadWatch(
        deadline, new Leftover(new HeadDeadline(channel, limits.header(), answered::increment)));
  }

  /** Watches from the first byte of a handshake, and hands over to what sees the plain bytes. */
  private static final class HandshakeWatch extends ChannelInboundHandlerAdapter {
    private final HeadDeadline deadline;
    private final HeadWatch next;

    HandshakeWatch(HeadDeadline deadline, HeadWatch next) {
      this.deadline = deadline;
      this.next = next;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
      deadline.arm();
      super.channelRead(context, message);
      ChannelHandlerContext ssl = context.pipeline().context(SslHandler.class);
      if (ssl != null) {
        context.pipeline().addAfter(ssl.name(), null, next);
        context.pipeline().remove(this);
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
      deadline.disarm();
      super.channelInactive(context);
    }
  }
}
