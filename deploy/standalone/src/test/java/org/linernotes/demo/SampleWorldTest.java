package org.linernotes.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.linernotes.music.TrackIdentifier;

class SampleWorldTest {
  private static final YearMonth MONTH = YearMonth.of(2026, 10);
  private static final SampleWorld WORLD = SampleWorld.of(SampleWorld.DEFAULT_SEED, MONTH);

  @Test
  void shouldBeTheSameToTheByteForSameSeedAndMonth() throws NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(WORLD.bytes());
    // Of every machine and JDK; changes only with the generator, and is then to be copied here.
    assertThat(HexFormat.of().formatHex(digest))
        .isEqualTo("88f4f9ab19642041e2b13c0a076748bf195a242a72805ca85a0d5892c52d1728");
  }

  @Test
  void shouldDifferForAnotherSeedOrMonth() {
    assertThat(SampleWorld.of(7, MONTH).bytes()).isNotEqualTo(WORLD.bytes());
    assertThat(SampleWorld.of(SampleWorld.DEFAULT_SEED, MONTH.plusMonths(1)).bytes())
        .isNotEqualTo(WORLD.bytes());
  }

  @Test
  void shouldShareEverySideWhole() {
    assertThat(WORLD.tracks().stream().flatMap(track -> track.rights().stream()))
        .allSatisfy(
            rights -> {
              assertThat(rights.splits().stream().mapToInt(Items.Split::ppm).sum())
                  .isEqualTo(1_000_000);
              assertThat(rights.splits().stream().map(Items.Split::party)).doesNotHaveDuplicates();
            });
  }

  @Test
  void shouldNameTracksByValidIdentifiersOfTheirOwn() {
    List<String> identifiers =
        WORLD.tracks().stream().flatMap(track -> track.identifiers().stream()).toList();
    assertThat(identifiers)
        .doesNotHaveDuplicates()
        .allSatisfy(
            identifier ->
                assertThat(TrackIdentifier.parse(identifier))
                    .hasValueSatisfying(
                        parsed -> {
                          assertThat(parsed.suspect()).isFalse();
                          assertThat(parsed.text()).isEqualTo(identifier);
                        }));
  }

  @Test
  void shouldHaveLicencesOfEveryKind() {
    List<Items.Licence> licences = WORLD.licences();
    assertThat(licences.stream().map(licence -> licence.rate().basis()))
        .contains("PER_EXPOSURE", "PER_AUDIO_SECOND", "PER_TRACK_PER_RUN", "MONTHLY_POOL");
    assertThat(licences.stream().map(licence -> licence.rate().currency()))
        .contains("EUR", "GBP", "USD", "JPY");
    assertThat(licences.stream().map(Items.Licence::consent))
        .contains("OPT_IN", "OPT_OUT", "NOT_REQUIRED");
    assertThat(licences.stream().map(licence -> licence.scope().kind()))
        .contains("CATALOGUE", "ARTISTS", "TRACKS");
    assertThat(licences.stream().map(Items.Licence::status)).contains("SUSPENDED");
    assertThat(licences.stream().map(Items.Licence::effectiveFrom)).contains("2026-10-15");
    assertThat(licences.stream().map(Items.Licence::territories))
        .contains(List.of("GB", "SE", "DE"));
    assertThat(licences.stream().map(Items.Licence::minimumGuarantee)).contains("2500.00");
    assertThat(licences.stream().map(Items.Licence::licenceId)).doesNotHaveDuplicates();
  }

  @Test
  void shouldHaveConsentAndOwnershipThatChangeInMidMonth() {
    assertThat(
            WORLD.consents().stream()
                .filter(consent -> consent.effectiveFrom().startsWith("2026-10"))
                .map(Items.Consent::decision))
        .contains("OPT_IN", "OPT_OUT");
    assertThat(
            WORLD.tracks().stream()
                .flatMap(track -> track.rights().stream())
                .map(Items.Rights::effectiveFrom))
        .anyMatch(day -> day.startsWith("2026-10"));
  }

  @Test
  void shouldReportUsesOfTheMonthAlone() {
    assertThat(WORLD.events()).isBetween(24_000, 26_000);
    assertThat(uses()).allMatch(use -> use.occurredAt().startsWith("2026-10-"));
  }

  @Test
  void shouldReportWhatRealPlatformsReport() {
    Map<String, Items.Use> first = new HashMap<>();
    int retries = 0;
    int conflicts = 0;
    for (Items.Use use : uses().toList()) {
      Items.Use before = first.putIfAbsent(use.id(), use);
      retries += before != null && before.equals(use) ? 1 : 0;
      conflicts += before != null && !before.equals(use) ? 1 : 0;
    }
    assertThat(retries).isGreaterThan(200);
    assertThat(conflicts).isBetween(5, 60);
  }

  @Test
  void shouldReportUnknownTracksAndMalformedCodes() {
    Set<String> known = new HashSet<>();
    WORLD.tracks().forEach(track -> known.addAll(track.identifiers()));
    List<TrackIdentifier> used =
        uses().map(use -> TrackIdentifier.parse(use.track()).orElseThrow()).toList();
    assertThat(used.stream().filter(TrackIdentifier::suspect).count()).isGreaterThan(20);
    assertThat(
            used.stream()
                .filter(track -> !track.suspect() && !known.contains(track.text()))
                .count())
        .isGreaterThan(100);
  }

  private static Stream<Items.Use> uses() {
    return WORLD.runs().stream().flatMap(run -> run.events().stream());
  }
}
