package org.linernotes.streams.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linernotes.streams.kafka.Samples.ACCEPTED;
import static org.linernotes.streams.kafka.Samples.ISRC;
import static org.linernotes.streams.kafka.Samples.licence;
import static org.linernotes.streams.kafka.Samples.taken;
import static org.linernotes.streams.kafka.Samples.track;
import static org.linernotes.streams.kafka.Samples.use;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.linernotes.avro.AuditCounts;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Rate;
import org.linernotes.avro.UsageReported;
import org.linernotes.avro.UsageVoid;

/** Whatever the order of uses, voids and claims: what was voided might as well never have come. */
class VoidOrderTest {
  private static final String OTHER = "isrc:GBAYE6800099";

  /** An event sent once or twice, whose void is sent or not. */
  private record Sent(String id, String identifier, String day, boolean again, boolean voided) {

    static Sent random(int index, Random random) {
      return new Sent(
          "e" + index,
          random.nextBoolean() ? ISRC : OTHER,
          "2026-10-0" + (1 + random.nextInt(4)),
          random.nextInt(4) == 0,
          random.nextInt(3) == 0);
    }

    UsageReported event() {
      return use(id, identifier, day);
    }

    UsageVoid back() {
      return taken(id, identifier);
    }
  }

  /** Two tracks, of which the second takes an identifier from the first. */
  private static List<Consumer<Pipeline>> catalogue(boolean perRun) {
    Rate fee = new Rate("PER_TRACK_PER_RUN", new BigDecimal("0.350000000"), "GBP", null);
    Licence one = licence();
    Licence licence = perRun ? Licence.newBuilder(one).setRate(fee).build() : one;
    return List.of(
        pipeline -> pipeline.licence(licence),
        pipeline -> pipeline.track(track("t1", ACCEPTED, ISRC, OTHER)),
        pipeline -> pipeline.track(track("t2", ACCEPTED.plusSeconds(1), ISRC)));
  }

  private static List<Consumer<Pipeline>> shuffled(
      List<Sent> events, boolean perRun, Random random) {
    List<Consumer<Pipeline>> inputs = new ArrayList<>(catalogue(perRun));
    for (Sent sent : events) {
      inputs.add(pipeline -> pipeline.use(sent.event()));
      if (sent.again()) {
        inputs.add(pipeline -> pipeline.use(sent.event()));
      }
      if (sent.voided()) {
        inputs.add(pipeline -> pipeline.takeBack(sent.back()));
        inputs.add(pipeline -> pipeline.takeBack(sent.back()));
      }
    }
    Collections.shuffle(inputs, random);
    return inputs;
  }

  @Property(tries = 40)
  void shouldComeOutAsIfVoidedUseHadNeverCome(@ForAll Random random, @ForAll boolean perRun) {
    List<Sent> events = IntStream.range(0, 12).mapToObj(i -> Sent.random(i, random)).toList();
    try (Pipeline pipeline = new Pipeline();
        Pipeline without = new Pipeline()) {
      for (Consumer<Pipeline> input : shuffled(events, perRun, random)) {
        input.accept(pipeline);
        if (random.nextInt(3) == 0) {
          pipeline.tick();
        }
      }
      catalogue(perRun).forEach(input -> input.accept(without));
      events.stream().filter(sent -> !sent.voided()).forEach(sent -> without.use(sent.event()));
      compare(pipeline.settle(), without.settle());
      assertThat(audit(pipeline, AuditCounts::getVoided))
          .isEqualTo(events.stream().filter(Sent::voided).count());
      assertThat(audit(pipeline, AuditCounts::getRecorded)).isEqualTo(events.size());
      assertThat(audit(pipeline, AuditCounts::getDuplicates))
          .isEqualTo(events.stream().filter(Sent::again).count());
    }
  }

  private static void compare(Pipeline found, Pipeline expected) {
    assertThat(found.accruals()).isEqualTo(expected.accruals());
    assertThat(found.totals()).isEqualTo(expected.totals());
    assertThat(found.artistMonths()).isEqualTo(expected.artistMonths());
  }

  private static long audit(Pipeline pipeline, ToLongFunction<AuditCounts> count) {
    return pipeline.audits().stream().mapToLong(count).sum();
  }
}
