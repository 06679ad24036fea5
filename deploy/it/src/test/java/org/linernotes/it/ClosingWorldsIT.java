package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linernotes.it.kit.Booked;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Months;
import org.linernotes.it.kit.Parts;
import org.linernotes.it.kit.Prints;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Stated;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.oracle.Charges;
import org.linernotes.it.oracle.Facts;
import org.linernotes.it.oracle.Oracle;
import org.linernotes.it.world.Input;
import org.linernotes.it.world.Kind;
import org.linernotes.it.world.Seed;
import org.linernotes.it.world.World;
import org.linernotes.it.world.Worlds;

/**
 * Random worlds whose months close while they still change: after each close all that was stated is
 * what the oracle owes for what had been sent by then, and nothing that was stated ever changes.
 */
@ExtendWith(Integration.class)
class ClosingWorldsIT {
  private static final int WORLDS = 6;
  private static final List<String> MONTHS = List.of("2024-01", "2024-02", "2024-03", "2024-04");

  /** The share of the inputs, in percent, that is sent before each close. */
  private static final List<Integer> SENT = List.of(45, 65, 85, 100);

  @ParameterizedTest(name = "first closed: {0}")
  @ValueSource(strings = {"2024-01", "2024-02"})
  void shouldStateWhatTheOracleOwesAfterEveryClose(String first, Parts parts) {
    long seed = Seed.first();
    System.out.println("ClosingWorldsIT: -Dlinernotes.it.seed=" + seed + ", " + first);
    try (Stack stack = Stack.start(parts)) {
      new Story(stack, world(seed, first), YearMonth.parse(first)).play();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("repeat with -Dlinernotes.it.seed=" + seed + ", " + first, e);
    }
  }

  /** Use of months before the first that closes comes late, after that close. */
  private static World world(long seed, String first) {
    List<Input> inputs =
        IntStream.range(0, WORLDS)
            .mapToObj(number -> Worlds.random(seed + number, number))
            .flatMap(world -> world.inputs().stream())
            .toList();
    List<Input> soon = new ArrayList<>();
    List<Input> late = new ArrayList<>();
    for (Input input : new World(inputs).shuffled(seed).inputs()) {
      (usedBefore(input, first) ? late : soon).add(input);
    }
    int sentBefore = inputs.size() * SENT.get(MONTHS.indexOf(first)) / 100;
    int firstCut = Math.min(soon.size(), sentBefore);
    List<Input> all = new ArrayList<>(soon.subList(0, firstCut));
    List<Input> rest = new ArrayList<>(soon.subList(firstCut, soon.size()));
    rest.addAll(late);
    all.addAll(new World(rest).shuffled(~seed).inputs());
    return new World(all).acceptedInOrder();
  }

  private static boolean usedBefore(Input input, String month) {
    if (input.kind() != Kind.USAGE) {
      return false;
    }
    String at = input.body().get("occurredAt").asText();
    return YearMonth.from(OffsetDateTime.parse(at).withOffsetSameInstant(ZoneOffset.UTC))
        .isBefore(YearMonth.parse(month));
  }

  /** One stack's months. */
  private static final class Story {
    private final Stack stack;
    private final Months months;
    private final Upload upload;
    private final World world;
    private final YearMonth first;
    private final Stated stated = new Stated();
    private final Map<String, SortedMap<String, String>> prints = new LinkedHashMap<>();
    private int sent;

    Story(Stack stack, World world, YearMonth first) {
      this.stack = stack;
      this.months = new Months(stack);
      this.upload = new Upload(stack);
      this.world = world;
      this.first = first;
    }

    void play() {
      for (int i = 0; i < MONTHS.size(); i++) {
        send(world.inputs().size() * SENT.get(i) / 100);
        if (MONTHS.get(i).compareTo(first.toString()) >= 0) {
          close(MONTHS.get(i));
          check(YearMonth.parse(MONTHS.get(i)));
        }
      }
      prints.forEach(
          (month, before) ->
              assertThat(Prints.changed(before, Prints.of(stack, month, 5))).as(month).isEmpty());
    }

    private void send(int upTo) {
      upload.world(new World(world.inputs().subList(sent, upTo)));
      sent = upTo;
    }

    /** The draft is the statement, but for its status. */
    private void close(String month) {
      JsonNode draft = months.reviewed(month);
      SortedMap<String, String> drafts = months.documents(month);
      JsonNode closed = months.closed(month);
      SortedMap<String, String> documents = months.documents(month);

      assertThat(documents.keySet()).as(month).isEqualTo(drafts.keySet()).isNotEmpty();
      documents.forEach(
          (party, text) ->
              assertThat(text)
                  .isEqualTo(Months.asClosed(drafts.getOrDefault(party, "")))
                  .isNotEmpty());
      for (String same : List.of("charges", "totals", "parked")) {
        assertThat(closed.get(same)).as(same).isEqualTo(draft.get(same));
      }
      assertThat(closed.get("parked")).isEmpty();
      stated.month(documents.values());
      prints.put(month, Prints.of(stack, month, 5));
    }

    /** Everything known so far of the months up to this one is stated, and nothing else. */
    private void check(YearMonth closed) {
      World known = new World(world.inputs().subList(0, sent));
      Charges owed =
          Oracle.closed(known.scenario(), first, closed)
              .where(charge -> charge.origin().compareTo(closed.toString()) <= 0);
      List<String> differences = owed.facts().differences(stated.charges().facts());
      assertThat(differences).as("stated through %s", closed).isEmpty();

      Map<String, BigDecimal> settled = new TreeMap<>(stated.settled());
      settled.values().removeIf(sum -> sum.signum() == 0);
      assertThat(facts(settled).differences(facts(Booked.in(stack, prints.keySet()))))
          .as("payable and carried through %s", closed)
          .isEmpty();
    }

    private static Facts facts(Map<String, BigDecimal> amounts) {
      Facts facts = new Facts();
      amounts.forEach((path, sum) -> facts.amount(path, sum.setScale(9)));
      return facts;
    }
  }
}
