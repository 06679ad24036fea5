package org.linernotes.ingest.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linernotes.ingest.catalogue.Catalogue.TRACK;
import static org.linernotes.ingest.catalogue.Catalogue.with;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linernotes.avro.Split;
import org.linernotes.avro.Track;
import org.linernotes.ingest.body.Read;

class TrackFormTest {
  private final List<Track> tracks = new ArrayList<>();

  private Read read(String item) {
    return Read.json(
        item,
        CatalogueReader.tracks(
            Catalogue.ADMIN,
            Catalogue.shared(new OwnerDirectory()),
            track -> {
              tracks.add(track);
              return new byte[0];
            }));
  }

  @Test
  void shouldTakeATrackAndNormaliseIt() {
    Read read = read(TRACK);
    assertThat(read.errors()).isEmpty();
    assertThat(read.warnings()).isEmpty();
    assertThat(new String(read.entries().get(0).key(), StandardCharsets.UTF_8)).isEqualTo("t1");
    Track track = tracks.get(0);
    assertThat(track.getIdentifiers()).containsExactly("isrc:USUM71804534", "jamendo:t1");
    assertThat(track.getDurationMillis()).isEqualTo(212_300);
    assertThat(track.getArtists().get(0).getId()).isEqualTo("a1");
    assertThat(track.getRights().get(0).getEffectiveFrom()).isEqualTo(LocalDate.of(2005, 1, 1));
    assertThat(track.getRights().get(0).getSplits())
        .containsExactly(new Split("label", 800_000), new Split("a1", 200_000));
    assertThat(track.getAcceptedAt()).isEqualTo(Catalogue.NOW.truncatedTo(ChronoUnit.MILLIS));
    assertThat(track.getAcceptedBy()).isEqualTo("ADMIN");
  }

  @Test
  void shouldKeepAMalformedIsrcWithAWarningAndDropRepetitions() {
    Read read =
        read(
            with(
                TRACK,
                "/identifiers",
                "[\"isrc:bad\",\"isrc:USUM71804534\",\"Isrc:US-UM71804534\"]"));
    assertThat(read.errors()).isEmpty();
    assertThat(read.warnings()).containsExactly("0 IDENTIFIER_SUSPECT /identifiers/0");
    assertThat(tracks.get(0).getIdentifiers()).containsExactly("isrc:bad", "isrc:USUM71804534");
  }

  @Test
  void shouldTakeATrackWithoutRights() {
    assertThat(read(with(TRACK, "/rights", null)).errors()).isEmpty();
    assertThat(read(with(TRACK, "/rights", "[]")).errors()).isEmpty();
    assertThat(tracks.get(0).getRights()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /trackId                    | ""              | FIELD_INVALID
          /trackId                    | 7               | FIELD_TYPE
          /trackId                    | "a\\u0000"      | FIELD_INVALID
          /trackId                    | null            | FIELD_MISSING
          /identifiers                | []              | FIELD_INVALID
          /identifiers                | "isrc:x"        | FIELD_TYPE
          /identifiers/1              | 7               | FIELD_TYPE
          /identifiers/1              | null            | FIELD_TYPE
          /identifiers/1              | "t1"            | IDENTIFIER_INVALID
          /title                      | ""              | FIELD_INVALID
          /durationSeconds            | 212.3           | FIELD_TYPE
          /durationSeconds            | "-1"            | NUMBER_INVALID
          /durationSeconds            | "1.2345"        | NUMBER_INVALID
          /artists                    | []              | FIELD_INVALID
          /artists                    | {}              | FIELD_TYPE
          /artists/0                  | "a1"            | FIELD_TYPE
          /artists/1/role             | "GUEST"         | FIELD_INVALID
          /artists/0/id               | null            | FIELD_MISSING
          /artists/0/name             | null            | FIELD_MISSING
          /rights                     | 1               | FIELD_TYPE
          /rights/0/side              | "SYNC"          | FIELD_INVALID
          /rights/0/controlledBy      | null            | FIELD_MISSING
          /rights/0/effectiveFrom     | "2026-02-30"    | FIELD_INVALID
          /rights/0/effectiveFrom     | "20260101"      | FIELD_INVALID
          /rights/0/effectiveFrom     | "+12026-01-01"  | FIELD_INVALID
          /rights/1/side              | "MASTER"        | FIELD_INVALID
          /rights/0/splits            | null            | FIELD_MISSING
          /rights/0/splits/0/party    | "a1"            | SPLIT_INVALID
          """)
  void shouldRefuseWhatIsWrongWithItsCodeAndPointer(String pointer, String value, String code) {
    String at =
        code.equals("FIELD_INVALID") && pointer.equals("/rights/1/side")
            ? "/rights/1/effectiveFrom" // two rows for one side and day
            : pointer.equals("/rights/0/splits/0/party") ? "/rights/0/splits/1/party" : pointer;
    assertThat(read(with(TRACK, pointer, value)).errors()).containsExactly("0 " + code + " " + at);
    assertThat(tracks).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1", "1000001", "1.5", "1e5", "99999999999999999999"})
  void shouldRefuseASplitOutsideOfItsRange(String ppm) {
    assertThat(read(with(TRACK, "/rights/1/splits/0/ppm", ppm)).errors())
        .containsExactly(
            "0 SPLIT_INVALID /rights/1/splits/0/ppm +SPLITS_NOT_WHOLE /rights/1/splits");
  }

  @Test
  void shouldRefuseSplitsThatDoNotSumToTheWholeAndSayWhatTheySumTo() {
    Read read = read(with(TRACK, "/rights/0/splits/0/ppm", "790000"));
    assertThat(read.errors()).containsExactly("0 SPLITS_NOT_WHOLE /rights/0/splits");
    assertThat(read.issues().errors().get(0).message()).isEqualTo("sum 990000 (expected: 1000000)");
  }

  @Test
  void shouldAllowASplitOfZero() {
    String zero = "[{\"party\":\"x\",\"ppm\":0},{\"party\":\"y\",\"ppm\":1000000}]";
    assertThat(read(with(TRACK, "/rights/0/splits", zero)).errors()).isEmpty();
  }

  @Test
  void shouldWarnOfFieldsWithoutMeaning() {
    Read read = read(with(with(TRACK, "/durration", "1"), "/rights/0/spits", "1"));
    assertThat(read.errors()).isEmpty();
    assertThat(read.warnings())
        .containsExactlyInAnyOrder("0 FIELD_UNKNOWN /durration", "0 FIELD_UNKNOWN /rights/0/spits");
  }

  @Test
  void shouldRefuseAFieldThatStandsTwice() {
    String twice = TRACK.replace("\"title\":", "\"title\":\"x\",\"title\":");
    assertThat(read(twice).errors()).containsExactly("0 DUPLICATE_FIELD /title");
  }

  @Test
  void shouldRefuseATitleOfTenMegabytes() {
    assertThat(read(with(TRACK, "/title", "\"" + "a".repeat(10_000_000) + "\"")).errors())
        .containsExactly("0 EVENT_TOO_LARGE /title");
    assertThat(read(with(TRACK, "/title", "\"" + "a".repeat(1_001) + "\"")).errors())
        .containsExactly("0 FIELD_TOO_LONG /title");
  }
}
