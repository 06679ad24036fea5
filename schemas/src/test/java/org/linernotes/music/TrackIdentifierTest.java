package org.linernotes.music;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrackIdentifierTest {

  @Test
  void shouldLowerTheNamespaceAndNormaliseTheIsrc() {
    assertThat(TrackIdentifier.parse(" ISRC : gb-aye-68-00011 "))
        .contains(new TrackIdentifier("isrc:GBAYE6800011", false));
  }

  @Test
  void shouldKeepAMalformedIsrcAsSentAndSuspectIt() {
    assertThat(TrackIdentifier.parse("isrc: qm-JM5-26-05 "))
        .contains(new TrackIdentifier("isrc:qm-JM5-26-05", true));
  }

  @Test
  void shouldKeepOtherValuesAsSent() {
    assertThat(TrackIdentifier.parse("Jamendo:Track_0000214"))
        .contains(new TrackIdentifier("jamendo:Track_0000214", false));
    assertThat(TrackIdentifier.parse("urn:a:b")).contains(new TrackIdentifier("urn:a:b", false));
  }

  @Test
  void shouldRefuseWhatHasNoNamespaceOrNoValue() {
    assertThat(TrackIdentifier.parse("GBAYE6800011")).isEmpty();
    assertThat(TrackIdentifier.parse(":x")).isEmpty();
    assertThat(TrackIdentifier.parse("isrc: ")).isEmpty();
  }
}
