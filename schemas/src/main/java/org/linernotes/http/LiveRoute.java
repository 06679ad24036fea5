package org.linernotes.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServerListenerAdapter;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.linernotes.access.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what holds now, once a second, to whoever looks: server-sent events, each {@code event:
 * flow} with one JSON object. It is asked for once for all who look, and not at all while nobody
 * does. Where the answer takes longer than a second, events come as often as there are answers.
 *
 * <p>Lives as long as the server that it is added to, and ends its streams when that one stops, so
 * that nobody who looks holds up the stop.
 */
public final class LiveRoute implements HttpRoutes {
  private static final Logger log = LoggerFactory.getLogger(LiveRoute.class);
  private static final Role[] ROLES = {Role.ADMIN, Role.FINANCE};
  private static final int RETRY_AFTER_SECONDS = 5;
  private static final ResponseHeaders HEAD =
      ResponseHeaders.builder(HttpStatus.OK)
          .contentType(MediaType.EVENT_STREAM)
          .add("x-accel-buffering", "no") // proxies that collect answers would hold events back
          .build();

  /** A line that means nothing, so that proxies and clients see that the stream lives. */
  private static final String COMMENT = ": here\n\n";

  /**
   * How it is told.
   *
   * @param every between two events
   * @param eventsPerComment a comment comes with every so many
   * @param streams at most at once
   */
  record Pace(Duration every, int eventsPerComment, int streams) {
    static final Pace USUAL = new Pace(Duration.ofSeconds(1), 15, 64);
  }

  private final String path;
  private final Access access;
  private final Supplier<?> source;
  private final Pace pace;
  private final Semaphore places;
  private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService ticker;
  private long ticks;

  /**
   * @param source what holds now, as {@link Json} writes it; may block, and is asked by one thread
   *     at a time. What it throws is logged and costs an event
   */
  public LiveRoute(String path, Access access, Supplier<?> source) {
    this(path, access, source, Pace.USUAL);
  }

  LiveRoute(String path, Access access, Supplier<?> source, Pace pace) {
    this.path = path;
    this.access = access;
    this.source = source;
    this.pace = pace;
    this.places = new Semaphore(pace.streams());
    this.ticker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "live " + path);
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public void addTo(ServerBuilder server) {
    server.route().get(path).build(this::serve);
    server.serverListener(
        new ServerListenerAdapter() {
          @Override
          public void serverStarting(Server starting) {
            long millis = pace.every().toMillis();
            var unused =
                ticker.scheduleWithFixedDelay(
                    LiveRoute.this::tick, millis, millis, TimeUnit.MILLISECONDS);
          }

          @Override
          public void serverStopping(Server stopping) {
            ticker.shutdownNow();
            streams.forEach(LiveStream::end);
          }
        });
  }

  private HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    access.require(request.headers(), ROLES);
    if (!places.tryAcquire()) {
      throw new ProblemException(
          Problem.unavailable(
              "TOO_MANY_STREAMS",
              pace.streams() + " look already (expected: fewer)",
              RETRY_AFTER_SECONDS));
    }
    context.clearRequestTimeout(); // it ends when the client leaves, or the server
    HttpResponseWriter writer = HttpResponse.streaming();
    LiveStream stream =
        new LiveStream(
            writer, () -> access.require(request.headers(), ROLES), () -> hangUp(context));
    streams.add(stream);
    var unused = writer.whenComplete().whenComplete((done, failure) -> left(stream));
    writer.write(HEAD);
    writer.write(HttpData.ofUtf8(COMMENT));
    if (ticker.isShutdown()) { // it stopped meanwhile, and may not have seen this one
      stream.end();
    }
    return writer;
  }

  private static void hangUp(ServiceRequestContext context) {
    var unused = context.initiateConnectionShutdown(Duration.ZERO);
  }

  private void left(LiveStream stream) {
    streams.remove(stream);
    places.release();
  }

  /** Nothing may escape: the ticker would never tick again. */
  private void tick() {
    if (streams.isEmpty()) {
      return;
    }
    String comment = ticks++ % pace.eventsPerComment() == 0 ? COMMENT : "";
    String told = comment + event().orElse("");
    if (!told.isEmpty()) {
      HttpData data = HttpData.wrap(told.getBytes(StandardCharsets.UTF_8));
      streams.forEach(stream -> stream.give(data));
    }
  }

  private Optional<String> event() {
    try {
      String json = new String(Json.bytes(source.get()), StandardCharsets.UTF_8);
      return Optional.of("event: flow\ndata: " + json + "\n\n");
    } catch (RuntimeException e) {
      log.warn("{} cannot tell what holds now: {}", path, e.toString());
      return Optional.empty();
    }
  }
}
