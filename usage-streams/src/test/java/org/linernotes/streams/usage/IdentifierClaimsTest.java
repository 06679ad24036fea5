package org.linernotes.streams.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.ClaimChange;
import org.linernotes.avro.Claims;

class IdentifierClaimsTest {

  private static ClaimChange change(String trackId, int second, boolean claimed) {
    return new ClaimChange(trackId, Instant.ofEpochSecond(second), claimed);
  }

  private static String holder(ClaimChange... changes) {
    @Nullable Claims claims = null;
    for (ClaimChange change : changes) {
      claims = IdentifierClaims.after(claims, change);
    }
    return IdentifierClaims.holder(claims).orElse("nobody");
  }

  @Test
  void shouldBelongToNobodyUntilItIsClaimed() {
    assertThat(holder()).isEqualTo("nobody");
  }

  @Test
  void shouldBelongToTheClaimAcceptedLastWhateverComesFirst() {
    assertThat(holder(change("a", 1, true), change("b", 2, true))).isEqualTo("b");
    assertThat(holder(change("b", 2, true), change("a", 1, true))).isEqualTo("b");
  }

  @Test
  void shouldBelongToTheLargerTrackIdAtEqualTimes() {
    assertThat(holder(change("b", 1, true), change("a", 1, true))).isEqualTo("b");
  }

  @Test
  void shouldGoBackToTheEarlierClaimWhenTheLaterIsGivenUp() {
    assertThat(holder(change("a", 1, true), change("b", 2, true), change("b", 3, false)))
        .isEqualTo("a");
    assertThat(holder(change("a", 1, true), change("a", 2, false))).isEqualTo("nobody");
  }

  @Property
  void shouldDependOnTheSetOfClaimsAndNotOnTheirOrder(
      @ForAll @Size(max = 6) List<@IntRange(max = 3) Integer> seconds) {
    ClaimChange[] inOrder = new ClaimChange[seconds.size()];
    ClaimChange[] reversed = new ClaimChange[seconds.size()];
    for (int i = 0; i < seconds.size(); i++) {
      inOrder[i] = change("t" + i, seconds.get(i), true);
      reversed[seconds.size() - 1 - i] = inOrder[i];
    }
    assertThat(holder(inOrder)).isEqualTo(holder(reversed));
  }
}
