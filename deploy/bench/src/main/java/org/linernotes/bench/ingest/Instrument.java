package org.linernotes.bench.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.linernotes.bench.events.BodyForm;
import org.linernotes.bench.events.EventIds;
import org.linernotes.bench.ingest.Measured.CpuSeconds;
import org.linernotes.bench.kafka.RawMain;
import org.linernotes.bench.load.Connection;
import org.linernotes.bench.load.Tally;
import org.linernotes.bench.process.Child;
import org.linernotes.bench.process.Rig;
import org.linernotes.bench.process.ThreadTimes;

/** Broker, ingest-service and raw producer as processes, and what can be measured of them. */
final class Instrument implements AutoCloseable {
  private static final String PLATFORM = "bench-platform";
  private static final long SEED = 1;
  private static final int KEY_TRIES = 300;

  private final Rig rig;
  private final Child raw;
  private final Child rawDefaults;
  private final Map<BodyForm, Requests> requests = new EnumMap<>(BodyForm.class);

  Instrument(Path folder, List<String> serviceFlags, Iterable<BodyForm> forms, int connections) {
    rig = Rig.start(folder, serviceFlags);
    raw = raw("raw", "OURS");
    rawDefaults = raw("raw-defaults", "DEFAULTS");
    String key = rig.key(PLATFORM);
    EventIds ids = new EventIds();
    Random random = new Random(SEED);
    awaitKey(key, ids);
    for (BodyForm form : forms) {
      requests.put(form, new Requests(form, rig.address(), key, ids, connections, random));
    }
  }

  private Child raw(String name, String tuning) {
    Child child = rig.start(name, RawMain.class, List.of(PLATFORM, tuning));
    child.await("ready");
    return child;
  }

  private void awaitKey(String key, EventIds ids) {
    String host = rig.address().getHostString();
    var one = List.of(BodyForm.SINGLE.request(host, key, new Random(SEED)));
    CountDownLatch never = new CountDownLatch(1);
    try (Connection connection = new Connection(rig.address(), one, ids)) {
      int tries = 0;
      while (connection.send() == 0) {
        if (++tries == KEY_TRIES) {
          throw new IllegalStateException("refused: " + connection.lastAnswer());
        }
        never.await(20, TimeUnit.MILLISECONDS);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the service does not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The raw producer with ingest-service's configuration. */
  Measured raw(double seconds) {
    return raw(raw, seconds);
  }

  /** A raw producer as the client comes. */
  Measured rawDefaults(double seconds) {
    return raw(rawDefaults, seconds);
  }

  /** From its first record until all are acknowledged. */
  private Measured raw(Child producer, double seconds) {
    CpuSeconds before = cpu(producer);
    producer.say(Double.toString(seconds));
    String[] answer = producer.await("sent").split(" ", -1);
    CpuSeconds used = cpu(producer).minus(before);
    double elapsed = Long.parseLong(answer[1]) / 1e9;
    return new Measured(Long.parseLong(answer[0]), elapsed, 0, null, used, Map.of());
  }

  /** The most that goes through over so many connections. */
  Measured saturate(BodyForm form, int connections, double seconds) {
    CpuSeconds before = cpu(rig.service());
    Map<String, Double> threadsBefore = ThreadTimes.of(rig.service().pid());
    Tally tally = of(form).over(connections, load -> load.saturate(seconds));
    return new Measured(
        tally.accepted(),
        tally.seconds(),
        tally.refused(),
        tally.refusal(),
        cpu(rig.service()).minus(before),
        ThreadTimes.between(threadsBefore, ThreadTimes.of(rig.service().pid())));
  }

  /** Latencies at a fixed rate of events. */
  Tally atRate(BodyForm form, int connections, double eventsPerSecond, double seconds) {
    double perSecond = eventsPerSecond / form.events();
    return of(form).over(connections, load -> load.atRate(perSecond, seconds));
  }

  private Requests of(BodyForm form) {
    Requests found = requests.get(form);
    if (found == null) {
      throw new IllegalArgumentException(
          "form: " + form + " (expected: " + requests.keySet() + ")");
    }
    return found;
  }

  private CpuSeconds cpu(Child worker) {
    return new CpuSeconds(rig.broker().cpuSeconds(), worker.cpuSeconds(), Child.ownCpuSeconds());
  }

  @Override
  public void close() {
    raw.close();
    rawDefaults.close();
    rig.close();
  }
}
