package org.linernotes.http;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.AttributeKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sees a connection's bytes as they come, before HTTP does, and has those closed that begin the
 * head of a request and do not end it in time: many such would hold every connection (slowloris).
 *
 * <p>HTTP/1: bytes that come while no request runs must become one in time. HTTP/2: no frame and no
 * head may stay unfinished; other frames, as pings, are no request and owe none. The body of a
 * request is not watched here, but what still comes of it after the answer is a {@link Leftover}.
 */
final class HeadWatch extends ChannelInboundHandlerAdapter {
  private static final AttributeKey<HeadWatch> KEY = AttributeKey.valueOf(HeadWatch.class, "watch");

  private final HeadDeadline deadline;
  private final Leftover leftover;
  private final BodyWatch body;
  private Http2Frames frames = new Http2Frames();
  private boolean http2;
  private long begun;
  private int running;
  private @Nullable ChannelHandlerContext context;

  HeadWatch(HeadDeadline deadline, Leftover leftover) {
    this.deadline = deadline;
    this.leftover = leftover;
    this.body = new BodyWatch(() -> leftover.end(context()));
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    this.context = context;
    context.channel().attr(KEY).set(this);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    boolean progress = false;
    if ((http2 || begun == 0) && message instanceof ByteBuf bytes) {
      progress = frames.feed(bytes);
    }
    long before = begun;
    boolean answered = leftover.isOpen();
    super.channelRead(context, message);
    if (isHttp2(context)) {
      watchFrames(progress);
    } else if (answered) {
      leftover.came(context);
    } else if (running == 0 && begun == before) {
      deadline.arm();
    }
  }

  /** Also after an upgrade: what comes then begins with the preface. */
  private boolean isHttp2(ChannelHandlerContext context) {
    if (!http2 && context.pipeline().get(Http2ConnectionHandler.class) != null) {
      http2 = true;
      if (begun > 0) {
        frames = new Http2Frames();
      }
    }
    return http2;
  }

  private void watchFrames(boolean progress) {
    if (progress || !frames.unfinished()) {
      deadline.disarm();
    }
    if (frames.unfinished()) {
      deadline.arm();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    deadline.disarm();
    leftover.end(context);
    super.channelInactive(context);
  }

  /** Returns its number. */
  private long begin() {
    begun++;
    running++;
    if (!isHttp2(context())) {
      deadline.disarm();
      body.watch(context());
    }
    return begun;
  }

  /** The request is over, though some of it may have yet to come. */
  private void end(long number) {
    running--;
    if (number == begun && body.isOpen() && context().channel().isActive()) {
      leftover.begin(context());
    }
  }

  private ChannelHandlerContext context() {
    return Objects.requireNonNull(context);
  }

  /** Tells the watch of its connection that a request began, and when all of it has come. */
  static HttpService decorate(HttpService delegate) {
    return new HttpService() {
      @Override
      public HttpResponse serve(ServiceRequestContext context, HttpRequest request)
          throws Exception {
        tell(context);
        return delegate.serve(context, request);
      }
    };
  }

  private static void tell(ServiceRequestContext context) {
    Channel channel = context.log().partial().channel();
    HeadWatch watch = channel == null ? null : channel.attr(KEY).get();
    if (watch != null) {
      long number = watch.begin();
      var unused =
          context
              .log()
              .whenRequestComplete()
              .thenRun(() -> channel.eventLoop().execute(() -> watch.end(number)));
    }
  }
}
