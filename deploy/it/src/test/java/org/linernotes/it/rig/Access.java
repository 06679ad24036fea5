package org.linernotes.it.rig;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Role;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Keys;
import org.linernotes.it.rig.process.Deployment;
import org.linernotes.it.rig.process.ServiceKind;
import org.linernotes.it.rig.process.ServiceProcess;
import org.linernotes.kafka.KafkaSettings;

/** The HTTP API of each instance of a deployment, with keys. */
public final class Access implements AutoCloseable {
  private static final Duration FIRST_ANSWERS = Duration.ofSeconds(60);

  /** Longer than a service waits for what it asks itself. */
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private static final int UNAUTHORIZED = 401;

  private final Deployment deployment;
  private final Keys keys;
  private final Map<String, String> known = new ConcurrentHashMap<>();
  private final Map<String, Api> apis = new ConcurrentHashMap<>();
  private final Map<String, String> fronts = new ConcurrentHashMap<>();

  public Access(Deployment deployment) {
    this.deployment = deployment;
    KafkaSettings kafka = KafkaSettings.from(deployment.direct());
    keys = new Keys(kafka, KafkaSettings.schemaIds(deployment.direct()));
  }

  /** Those of the ingest instances, as a platform or, where it is empty, as an admin. */
  public List<Api> ingest(String platform) {
    boolean admin = platform.isEmpty();
    return all(ServiceKind.INGEST, admin ? Role.ADMIN : Role.PLATFORM, admin ? null : platform);
  }

  /** Those of the usage-streams instances, as a platform. */
  public List<Api> streams(String platform) {
    return all(ServiceKind.STREAMS, Role.PLATFORM, platform);
  }

  /** Those of the sinks, as finance. */
  public List<Api> finance() {
    return all(ServiceKind.SINK, Role.FINANCE, null);
  }

  private List<Api> all(ServiceKind kind, Role role, @Nullable String subject) {
    String key = known.computeIfAbsent(role + " " + subject, name -> keys.add(role, subject));
    return deployment.of(kind).map(service -> api(service, key)).toList();
  }

  private Api api(ServiceProcess service, String key) {
    String url = fronts.getOrDefault(service.url(), service.url());
    return apis.computeIfAbsent(url + " " + key, name -> Api.of(url, key).within(ANSWER));
  }

  /** From now on clients reach an instance through what stands before it. */
  public void route(ServiceProcess service, String front) {
    fronts.put(service.url(), front);
  }

  /** Returns when every instance knows the keys of the platforms, of finance and of an admin. */
  public void awaitKeys(List<String> platforms) {
    Stream<Api> writers =
        Stream.concat(Stream.of(""), platforms.stream()).flatMap(name -> ingest(name).stream());
    writers.forEach(api -> awaitKey(() -> api.post("/v1/usage-events", "").status()));
    platforms.stream()
        .flatMap(name -> streams(name).stream())
        .forEach(api -> awaitKey(() -> api.get("/v1/usage-events").status()));
    finance().forEach(api -> awaitKey(() -> api.get("/v1/periods").status()));
  }

  private interface Request {
    int status();
  }

  private static void awaitKey(Request request) {
    Awaitility.await("key works")
        .atMost(FIRST_ANSWERS)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .ignoreException(UncheckedIOException.class)
        .until(() -> request.status() != UNAUTHORIZED);
  }

  @Override
  public void close() {
    keys.close();
  }
}
