package org.linernotes.it.rig.fault;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.linernotes.it.rig.net.Weather;
import org.linernotes.it.rig.process.Deployment;
import org.linernotes.it.rig.process.ServiceKind;
import org.linernotes.it.rig.process.Shape;

/** The sorts of faults. More are added here, and every schedule draws from them. */
public enum FaultKind {
  KILL_INGEST(2, (d, dice) -> ProcessFaults.kill(d, ServiceKind.INGEST, dice)),
  KILL_STREAMS(2, (d, dice) -> ProcessFaults.kill(d, ServiceKind.STREAMS, dice)),
  KILL_STREAMS_STATE_LOST(2, (d, dice) -> ProcessFaults.killAndForget(d, List.of(dice))),
  KILL_ALL_STREAMS(2, (d, dice) -> ProcessFaults.killAll(d, ServiceKind.STREAMS)),
  KILL_ALL_STREAMS_STATE_LOST(2, (d, dice) -> ProcessFaults.killAndForget(d, List.of(0, 1))),
  KILL_SINK(2, (d, dice) -> ProcessFaults.kill(d, ServiceKind.SINK, dice)),
  KILL_ALL_SINKS(2, (d, dice) -> ProcessFaults.killAll(d, ServiceKind.SINK)),
  KILL_BROKER(3, (d, dice) -> ProcessFaults.killBrokers(d, dice, 1)),
  KILL_TWO_BROKERS(4, (d, dice) -> ProcessFaults.killBrokers(d, dice, 2)),
  KILL_POSTGRES(2, (d, dice) -> DatabaseFaults.kill(d)),
  RESTART_POSTGRES(1, (d, dice) -> DatabaseFaults.restart(d)),
  TERMINATE_BACKENDS(1, (d, dice) -> DatabaseFaults.terminate(d)),
  PAUSE_STREAMS(13, (d, dice) -> ProcessFaults.pause(d, ServiceKind.STREAMS, dice)),
  PAUSE_SINK(13, (d, dice) -> ProcessFaults.pause(d, ServiceKind.SINK, dice)),
  PAUSE_BROKER(5, (d, dice) -> ProcessFaults.pauseBroker(d, dice)),
  PART_INGEST(6, (d, dice) -> LinkFaults.part(d, ServiceKind.INGEST, dice)),
  PART_STREAMS(12, (d, dice) -> LinkFaults.part(d, ServiceKind.STREAMS, dice)),
  PART_SINK(12, (d, dice) -> LinkFaults.part(d, ServiceKind.SINK, dice)),
  PART_DATABASE(6, (d, dice) -> LinkFaults.partDatabase(d, dice)),
  KILL_REGISTRY(4, (d, dice) -> RegistryFaults.kill(d)),
  PART_REGISTRY(6, (d, dice) -> LinkFaults.partRegistry(d, dice)),
  SLOW_LINKS(5, (d, dice) -> LinkFaults.everywhere(d, Weather.SLOW)),
  LOSSY_LINKS(5, (d, dice) -> LinkFaults.everywhere(d, Weather.LOSSY)),
  JOIN_AND_LEAVE_STREAMS(35, (d, dice) -> new ComingAndGoing(d, ServiceKind.STREAMS)),
  JOIN_AND_LEAVE_SINK(35, (d, dice) -> new ComingAndGoing(d, ServiceKind.SINK)),
  RESTART_STREAMS(1, (d, dice) -> ProcessFaults.restart(d, ServiceKind.STREAMS, dice));

  private final Duration hold;

  @SuppressWarnings("ImmutableEnumChecker") // a function that holds nothing
  private final BiFunction<Deployment, Integer, Fault> maker;

  FaultKind(int holdSeconds, BiFunction<Deployment, Integer, Fault> maker) {
    this.hold = Duration.ofSeconds(holdSeconds);
    this.maker = maker;
  }

  /** How long it stays, at least: a pause and a partition outlast a member's session. */
  public Duration hold() {
    return hold;
  }

  /** Whether processes are ended by kill -9. */
  public boolean kills() {
    return name().startsWith("KILL");
  }

  /** Those that can befall such a deployment. */
  public static List<FaultKind> of(Shape shape) {
    return Stream.of(values())
        .filter(kind -> kind != KILL_TWO_BROKERS || shape.brokers() > 1)
        .toList();
  }

  /**
   * The fault itself.
   *
   * @param dice decides between the instances, not negative
   */
  public Fault on(Deployment deployment, int dice) {
    return maker.apply(deployment, dice);
  }

  /** In the words of a report. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
