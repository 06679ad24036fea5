package org.linernotes.sink.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackSearchTest {

  @ParameterizedTest
  @CsvSource({
    "gb-aye-24-00001, isrc:GBAYE2400001",
    "ISRC GB AYE 24 00001, isrc:GBAYE2400001",
    "isrc:GBAYE2400001, isrc:GBAYE2400001",
    "Jamendo: track_1, jamendo:track_1",
    "isrc:broken, isrc:broken"
  })
  void shouldTakeAnIdentifierInAnySpelling(String text, String identifier) {
    assertThat(TrackSearch.of(text).identifier()).isEqualTo(identifier);
  }

  @Test
  void shouldCompareWordsWithoutCaseAccentsAndMoreBlanksThanOne() {
    assertThat(TrackSearch.of("  Béla   BARTÓK ")).isEqualTo(new TrackSearch(null, "bela bartok"));
    assertThat(SearchWords.of("Für Élise", List.of("L. van Beethoven")))
        .isEqualTo("fur elise\nl. van beethoven");
  }

  @ParameterizedTest
  @CsvSource({"''", "'  '", ","})
  void shouldLookForEverythingWhereNothingIsAskedFor(String text) {
    assertThat(TrackSearch.of(text)).isEqualTo(TrackSearch.ALL);
  }
}
