package org.linernotes.ingest.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InFlightTest {
  private final InFlight inFlight = new InFlight(new InFlight.Limits(100, 60, 40));
  private final List<String> woken = new ArrayList<>();

  private boolean waits(RequestBytes request, String name) {
    return request.mustWait(() -> woken.add(name));
  }

  @Test
  void shouldHoldARequestAtItsOwnWindow() {
    RequestBytes request = inFlight.begin("a");
    request.sent(39);
    assertThat(waits(request, "one")).isFalse();
    request.sent(1);
    assertThat(waits(request, "one")).isTrue();
    assertThat(request.isHalfFree()).isFalse();
    request.acknowledged(20);
    assertThat(request.isHalfFree()).isTrue();
    assertThat(waits(request, "one")).isFalse();
  }

  @Test
  void shouldHoldAKeysRequestsAndWakeThemWhenThereIsRoom() {
    RequestBytes one = inFlight.begin("a");
    RequestBytes two = inFlight.begin("a");
    RequestBytes other = inFlight.begin("b");
    one.sent(30);
    two.sent(30);
    assertThat(waits(one, "one")).isTrue();
    assertThat(waits(two, "two")).isTrue();
    assertThat(waits(other, "other")).isFalse();
    assertThat(inFlight.exhausted("a")).isEqualTo(InFlight.Exhausted.KEY);
    assertThat(inFlight.exhausted("b")).isEqualTo(InFlight.Exhausted.NOTHING);
    assertThat(woken).isEmpty();
    one.acknowledged(1);
    assertThat(woken).containsExactlyInAnyOrder("one", "two");
    assertThat(inFlight.exhausted("a")).isEqualTo(InFlight.Exhausted.NOTHING);
  }

  @Test
  void shouldHoldAllRequestsWhenNothingIsLeft() {
    RequestBytes one = inFlight.begin("a");
    RequestBytes two = inFlight.begin("b");
    RequestBytes three = inFlight.begin("c");
    one.sent(35);
    two.keep(30);
    three.keep(35);
    assertThat(inFlight.exhausted("d")).isEqualTo(InFlight.Exhausted.ALL);
    assertThat(waits(three, "three")).isTrue();
    two.drop(1);
    assertThat(woken).containsExactly("three");
    assertThat(inFlight.bytes()).isEqualTo(99);
  }

  /** Requests that keep pieces would else wait for each other for ever. */
  @Test
  void shouldLetARequestGoOnWhileNothingIsToBeAcknowledged() {
    RequestBytes one = inFlight.begin("a");
    RequestBytes two = inFlight.begin("a");
    one.keep(80);
    two.keep(80);
    assertThat(waits(one, "one")).isFalse();
    one.sent(10);
    assertThat(waits(two, "two")).isTrue();
    one.acknowledged(10);
    assertThat(woken).containsExactly("two");
  }

  @Test
  void shouldGiveBackWhatARequestKeptAndCountItsRecordsOn() {
    RequestBytes one = inFlight.begin("a");
    one.keep(50);
    one.sent(20);
    one.close();
    one.close();
    one.keep(5); // a piece that was under way
    assertThat(inFlight.bytes()).isEqualTo(20);
    one.acknowledged(20);
    assertThat(inFlight.bytes()).isZero();
  }

  @Test
  void shouldCountAnAcknowledgementThatComesBeforeTheRecordWasCounted() {
    RequestBytes one = inFlight.begin("a");
    one.acknowledged(20);
    one.sent(20);
    assertThat(inFlight.bytes()).isZero();
    assertThat(waits(one, "one")).isFalse();
  }

  @Test
  void shouldFindNoRoomForTheRequestThatFilledItAndNotForThoseThatFitted() {
    RequestBytes one = inFlight.begin("a");
    RequestBytes two = inFlight.begin("a");
    RequestBytes other = inFlight.begin("b");
    one.keep(30);
    other.keep(30);
    two.keep(30);
    assertThat(two.exhausted()).isEqualTo(InFlight.Exhausted.KEY);
    assertThat(one.exhausted()).isEqualTo(InFlight.Exhausted.NOTHING);
    other.keep(10);
    assertThat(other.exhausted()).isEqualTo(InFlight.Exhausted.ALL);
    assertThat(one.exhausted()).isEqualTo(InFlight.Exhausted.NOTHING);
    one.keep(1);
    assertThat(one.exhausted()).isEqualTo(InFlight.Exhausted.ALL);
  }

  @Test
  void shouldFindRoomAgainForTheRequestThatFilledItOnceAnotherIsOver() {
    RequestBytes one = inFlight.begin("a");
    RequestBytes two = inFlight.begin("a");
    one.keep(30);
    two.keep(30);
    one.close();
    assertThat(two.exhausted()).isEqualTo(InFlight.Exhausted.NOTHING);
    inFlight.begin("a").keep(30);
    assertThat(two.exhausted()).isEqualTo(InFlight.Exhausted.NOTHING);
  }

  @Test
  void shouldFindRoomForARequestThatTurnsItsPiecesIntoNoMoreBytesThanTheyAre() {
    RequestBytes one = inFlight.begin("a");
    one.keep(30);
    inFlight.begin("a").keep(30);
    one.keep(20 - 20);
    one.keep(-5);
    assertThat(one.exhausted()).isEqualTo(InFlight.Exhausted.NOTHING);
    assertThat(inFlight.bytes()).isEqualTo(55);
  }
}
