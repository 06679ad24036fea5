package org.linernotes.streams.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
  private static final Optional<Instance> SELF = Instance.parse("https://streams-1:8082/");

  private static Optional<Place.Address> at(String host, int port) {
    return Optional.of(new Place.Address(host, port));
  }

  @Test
  void shouldAnswerItselfWhatItHas() {
    assertThat(Place.of(SELF, at("streams-1", 8082))).isEqualTo(Place.HERE);
  }

  @Test
  void shouldAskTheInstanceThatHasItByTheSameScheme() {
    for (Place.Address other :
        new Place.Address[] {
          new Place.Address("streams-2", 8082), new Place.Address("streams-1", 8083)
        }) {
      Instance elsewhere = Place.of(SELF, Optional.of(other)).elsewhere();
      assertThat(elsewhere).isEqualTo(new Instance("https", other.host(), other.port()));
    }
  }

  @Test
  void shouldLookAtWhatItHasIfItHasToldNoAddress() {
    assertThat(Place.of(Optional.empty(), at("streams-2", 8082))).isEqualTo(Place.HERE);
    assertThat(Place.of(Optional.empty(), Optional.empty())).isEqualTo(Place.HERE);
  }

  @Test
  void shouldNotGuessWhileTheWorkIsBeingSharedOut() {
    assertThatExceptionOfType(NotReadyException.class)
        .isThrownBy(() -> Place.of(SELF, Optional.empty()))
        .matches(e -> e.code().equals("STATE_NOT_READY"));
  }

  @Test
  void shouldReadAnAdvertisedUrl() {
    assertThat(SELF).contains(new Instance("https", "streams-1", 8082));
    assertThat(SELF.orElseThrow().url()).isEqualTo("https://streams-1:8082");
    assertThat(Instance.parse("http://[::1]:80").orElseThrow().url()).isEqualTo("http://[::1]:80");
    assertThat(Instance.parse("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "streams-1",
        "streams-1:8082",
        "http://streams-1",
        "ftp://streams-1:21",
        "http://user@streams-1:8082",
        "http://streams-1:8082/path",
        "http://streams-1:8082?q",
        "http://:8082",
        "http://a b:1"
      })
  void shouldRefuseWhatIsNoAdvertisedUrl(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Instance.parse(text))
        .withMessage("http://HOST:PORT or https://HOST:PORT");
  }
}
