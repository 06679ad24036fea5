package org.linernotes.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linernotes.config.ConfigException;
import org.linernotes.config.Settings;

class MembershipTest {
  private static Membership of(Map<String, String> environment) {
    return Membership.from(new Settings(new HashMap<>(environment)));
  }

  @Test
  void shouldKeepAStandbyUnlessToldOtherwise() {
    assertThat(of(Map.of())).isEqualTo(new Membership("", RebalanceProtocol.CLASSIC, 1, 10));
  }

  @Test
  void shouldHandOverItsWorkUnlessItHasANameToComeBackUnder() {
    assertThat(of(Map.of()).keepsItsWork()).isFalse();
    assertThat(of(Map.of("LINERNOTES_STREAMS_INSTANCE_ID", "one")).keepsItsWork()).isTrue();
  }

  @Test
  void shouldRefuseANameWhereTheBrokerKnowsNone() {
    Map<String, String> both =
        Map.of("LINERNOTES_STREAMS_INSTANCE_ID", "one", "LINERNOTES_STREAMS_PROTOCOL", "Streams");

    assertThatThrownBy(() -> of(both))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("LINERNOTES_STREAMS_INSTANCE_ID: 'one' (expected: none");
  }

  @Test
  void shouldRefuseAProtocolThatDoesNotExist() {
    assertThatThrownBy(() -> of(Map.of("LINERNOTES_STREAMS_PROTOCOL", "consumer")))
        .isInstanceOf(ConfigException.class)
        .hasMessage("LINERNOTES_STREAMS_PROTOCOL: 'consumer' (expected: classic or streams)");
  }
}
