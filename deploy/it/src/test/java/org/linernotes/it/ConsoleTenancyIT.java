package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Console;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Stack;

/** What the console shows to each: its own, and of others not even that it is there. */
@ExtendWith(Integration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTenancyIT {
  private final Stack stack;

  ConsoleTenancyIT(Stack stack) {
    this.stack = stack;
  }

  @BeforeAll
  void send() {
    Console.send(stack);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/uses", "/timeline"})
  void shouldFindNoTrackOfAnother(String of) {
    for (String track : List.of("lit", "none")) {
      assertThat(stack.rightsholder("other").get("/v1/tracks/" + track + of).code())
          .isEqualTo("TRACK_NOT_FOUND");
    }
    assertThat(stack.rightsholder("other").get("/v1/tracks/dark" + of).status()).isEqualTo(200);
  }

  @Test
  void shouldSearchItsOwnTracksAlone() {
    assertThat(all(stack.rightsholder("other"), "/v1/tracks", "tracks", "trackId"))
        .containsExactly("dark");
    assertThat(all(stack.rightsholder("other"), "/v1/tracks?q=GBAYE2400001", "tracks", "trackId"))
        .isEmpty();
    for (String own : List.of("label", "pub", "ann", "bea")) {
      assertThat(all(stack.rightsholder(own), "/v1/tracks", "tracks", "trackId"))
          .as(own)
          .containsExactly("lit");
    }
  }

  @ParameterizedTest
  @CsvSource({"label, 1.800000000", "ann, 1.200000000"})
  void shouldShowAPartyItsOwnPartOfWhatATrackEarned(String party, String amount) {
    Api own = stack.rightsholder(party);
    assertThat(own.get("/v1/tracks/lit").json().at("/earned/0/amount").asText()).isEqualTo(amount);
  }

  @Test
  void shouldShowNothingEarnedToWhoIsPaidNothing() {
    assertThat(stack.rightsholder("pub").get("/v1/tracks/lit").json().get("earned")).isEmpty();
  }

  @Test
  void shouldShowTermsOfASideToWhoControlsItOrIsPaidOfIt() {
    String path = "/v1/tracks/lit/uses?to=2024-03-01";
    JsonNode ann = stack.rightsholder("ann").get(path).json().at("/uses/0/sides/MASTER");
    assertThat(ann.get("gross").asText()).isEqualTo("2.000000000");
    assertThat(ann.get("amount").asText()).isEqualTo("0.800000000");

    JsonNode pub = stack.rightsholder("pub").get(path).json().at("/uses/0/sides/MASTER");
    assertThat(pub.get("verdict").asText()).isEqualTo("AUTHORISED");
    assertThat(pub.get("rate").isNull() && pub.get("gross").isNull()).isTrue();
  }

  @Test
  void shouldShowAPartyOnlyItsOwnPostingsOfAnEntry() {
    Api ann = stack.rightsholder("ann");
    String entry = all(ann, "/v1/ledger/entries?track=lit", "entries", "entryId").get(0);

    JsonNode postings = ann.get("/v1/ledger/entries/" + entry).json().get("postings");
    assertThat(postings.findValuesAsText("party")).containsExactly("ann");
    assertThat(stack.rightsholder("pub").get("/v1/ledger/entries/" + entry).code())
        .isEqualTo("ENTRY_NOT_FOUND");
  }

  @Test
  void shouldShowAPlatformTheEntriesThatItPays() {
    String sonara =
        all(stack.platform("sonara"), "/v1/ledger/entries", "entries", "entryId").get(0);

    assertThat(stack.platform("sonara").get("/v1/ledger/entries/" + sonara).status())
        .isEqualTo(200);
    assertThat(stack.platform("tonal").get("/v1/ledger/entries/" + sonara).code())
        .isEqualTo("ENTRY_NOT_FOUND");
  }

  @Test
  void shouldListWorksOfItsOwnShare() {
    assertThat(all(stack.rightsholder("other"), "/v1/works/unlicensed", "works", "trackId"))
        .containsExactly("dark");
    assertThat(all(stack.rightsholder("pub"), "/v1/works/unlicensed", "works", "platform"))
        .containsExactly("sonara", "tonal");
    assertThat(all(stack.rightsholder("label"), "/v1/works/unlicensed", "works", "trackId"))
        .isEmpty();
    assertThat(all(stack.platform("tonal"), "/v1/works/unlicensed", "works", "side"))
        .containsExactly("PUBLISHING");
    assertThat(stack.platform("tonal").get("/v1/works/unlicensed?platform=sonara").code())
        .isEqualTo("NOT_YOURS");
  }

  @Test
  void shouldTellNoMedianThatIsOneLicensorsRate() {
    JsonNode works = stack.rightsholder("other").get("/v1/works/unlicensed").json().get("works");
    assertThat(works.get(0).get("estimate").isNull()).isTrue();
  }

  @Test
  void shouldShowTermsThatAreItsOwn() {
    assertThat(all(stack.rightsholder("label"), "/v1/licences", "licences", "licenceId"))
        .containsExactly("lit-licence");
    assertThat(all(stack.rightsholder("ann"), "/v1/licences", "licences", "licenceId")).isEmpty();
    assertThat(all(stack.platform("sonara"), "/v1/licences", "licences", "licenceId"))
        .containsExactly("lit-licence");
    assertThat(all(stack.rightsholder("label"), "/v1/consents", "consents", "consentId"))
        .containsExactly("ann-says");
    assertThat(all(stack.rightsholder("other"), "/v1/consents?artist=ann", "consents", "consentId"))
        .isEmpty();
    assertThat(all(stack.rightsholder("other"), "/v1/artists", "artists", "artist"))
        .containsExactly("cid");
  }

  @Test
  void shouldSayWhoseKeyItIs() {
    assertThat(stack.rightsholder("ann").get("/v1/me").text())
        .isEqualTo("{\"role\":\"RIGHTSHOLDER\",\"subject\":\"ann\",\"expiresAt\":null}");
    assertThat(stack.admin().get("/v1/me").text())
        .isEqualTo("{\"role\":\"ADMIN\",\"subject\":null,\"expiresAt\":null}");
  }

  private static List<String> all(Api api, String path, String list, String field) {
    List<String> all = new ArrayList<>();
    api.get(path).json().get(list).forEach(item -> all.add(item.get(field).asText()));
    return all;
  }
}
