package org.linernotes.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsrcTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GBAYE6800011",
        "QMJM55118231",
        "gbAYE6800011",
        "GBAYE680001",
        "GBAYE68000111",
        "XXAYE6800011",
        "GBAY!6800011",
        "GBAYE68000A1",
        "G1AYE6800011",
        "ISRC12345678",
        "ISRD12345678"
      })
  void shouldKnowACodeThatNothingIsToBeChangedIn(String text) {
    byte[] ascii = ("x" + text + "x").getBytes(StandardCharsets.US_ASCII);
    assertThat(Isrc.isNormalised(ascii, 1, ascii.length - 1))
        .isEqualTo(Isrc.normalise(text).filter(text::equals).isPresent());
  }

  /**
   * One suite calls it invalid since that suite takes no separators at all; the contract removes
   * them, and another suite calls the very same form (us-skg1912345) valid.
   */
  private static final String NO_SEPARATORS_ALLOWED = "US-CA29500702";

  private static final Path VECTORS = Path.of("../../shared/data/isrc-vectors/isrc_vectors.tsv");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GBAYE6800011",
        "gb-aye-68-00011",
        "GB.AYE.68.00011",
        "ISRC GB AYE 68 00011",
        "ISRC:GB-AYE-68-00011",
        "  gbaye6800011 "
      })
  void shouldNormaliseWhateverTheCaseAndSeparators(String sent) {
    assertThat(Isrc.normalise(sent)).contains("GBAYE6800011");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISRC12600001", "is-rc1-26-00001", "ISRC IS-RC1-26-00001"})
  void shouldNotTakeTheBeginningOfAnIcelandicCodeForTheWord(String sent) {
    assertThat(Isrc.normalise(sent)).contains("ISRC12600001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GBAYE680001",
        "GBAYE68000111",
        "1BAYE6800011",
        "GBAYE68000I1",
        "XXSKG1912345",
        "GB_AYE_68_00011",
        "ISRC"
      })
  void shouldCallTheRestMalformed(String sent) {
    assertThat(Isrc.normalise(sent)).isEmpty();
  }

  @Test
  void shouldAgreeWithThePublicTestVectors() throws IOException {
    assumeTrue(Files.exists(VECTORS), "not run: " + VECTORS + " is absent");
    List<String> lines = Files.readAllLines(VECTORS);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      if (cells[0].equals(NO_SEPARATORS_ALLOWED)) {
        continue;
      }
      String expected = cells[1].equals("valid") ? cells[2] : "";
      assertThat(Isrc.normalise(cells[0]).orElse("")).as(line).isEqualTo(expected);
    }
  }
}
