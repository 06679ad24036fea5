package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linernotes.it.kit.Console.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Console;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Stack;

/** What the console shows, as finance sees it: all of it, to the last decimal. */
@ExtendWith(Integration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleDataIT {
  private final Stack stack;

  ConsoleDataIT(Stack stack) {
    this.stack = stack;
  }

  @BeforeAll
  void send() {
    Console.send(stack);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GBAYE2400001",
        "gb-aye-24-00001",
        "ISRC%20GB%20AYE%2024%2000001",
        "isrc:gbaye2400001",
        "JAMENDO:lit",
        "cafe",
        "CAF%C3%89%20100%25",
        "b%C3%A9a",
        "bea"
      })
  void shouldFindATrackByAnySpellingOfItsIdentifiersAndByPartsOfItsNames(String q) {
    assertThat(get("/v1/tracks?q=" + q))
        .isEqualTo(
            json(
                "{'tracks':[{'trackId':'lit','title':'Café 100% Noir','artist':'ann',"
                    + "'artistName':'Ann','identifiers':['isrc:GBAYE2400001','jamendo:lit'],"
                    + "'events':2,'exposures':6,'firstDay':'2024-02-10','lastDay':'2024-03-05'}],"
                    + "'unmatched':[],'next':null}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "100_", "isrc:GBAYE2400002", "cafe%0Aann"})
  void shouldFindNothingWhereNothingIs(String q) {
    assertThat(get("/v1/tracks?q=" + q))
        .isEqualTo(json("{'tracks':[],'unmatched':[],'next':null}"));
  }

  @Test
  void shouldTellUseUnderAnIdentifierThatNobodyClaims() {
    assertThat(get("/v1/tracks?q=GB-AYE-24-99999"))
        .isEqualTo(
            json(
                "{'tracks':[],'unmatched':[{'identifier':'isrc:GBAYE2499999',"
                    + "'platforms':['sonara'],'events':1,'exposures':3}],'next':null}"));
  }

  @Test
  void shouldPageThroughAllTracksByTheirIds() {
    assertThat(ids("/v1/tracks?limit=1", "tracks", "trackId")).containsExactly("dark", "lit");
  }

  @Test
  void shouldShowATrackAsItWasPostedWithWhatItEarned() {
    ObjectNode expected = Console.lit();
    expected.put("artist", "ann").put("artistName", "Ann").put("events", 2).put("exposures", 6);
    expected.put("firstDay", "2024-02-10").put("lastDay", "2024-03-05");
    expected.putArray("earned").addObject().put("currency", "GBP").put("amount", "3.000000000");

    assertThat(get("/v1/tracks/lit")).isEqualTo(expected);
  }

  @Test
  void shouldListUsesByDayTheNewestFirst() {
    JsonNode first = get("/v1/tracks/lit/uses?limit=1");
    assertThat(first.at("/uses/0/day").asText()).isEqualTo("2024-03-05");

    assertThat(get("/v1/tracks/lit/uses?limit=1&cursor=" + first.get("next").asText()))
        .isEqualTo(
            json(
                "{'uses':[{'day':'2024-02-10','platform':'sonara','model':'echo',"
                    + "'modelVersion':'2','run':'run-1','useType':'PRETRAINING','territory':'ZZ',"
                    + "'events':1,'exposures':4,'audioSeconds':'400.000','sides':{'MASTER':"
                    + "{'verdict':'AUTHORISED','controlledBy':'label','licenceId':'lit-licence',"
                    + "'basis':'PER_EXPOSURE','rate':'0.500000000','currency':'GBP',"
                    + "'gross':'2.000000000','amount':'2.000000000'},'PUBLISHING':"
                    + "{'verdict':'NO_LICENCE','controlledBy':'pub','licenceId':null,"
                    + "'basis':null,'rate':null,'currency':null,'gross':null,'amount':null}}}],"
                    + "'next':null}"));
  }

  @Test
  void shouldKeepUsesToTheDaysAskedFor() {
    String path = "/v1/tracks/lit/uses?from=2024-02-10&to=2024-03-05";
    assertThat(ids(path, "uses", "day")).containsExactly("2024-02-10");
  }

  @Test
  void shouldSumATracksMonthsByPlatform() {
    assertThat(get("/v1/tracks/lit/timeline"))
        .isEqualTo(
            json(
                "{'months':[{'month':'2024-02','platform':'sonara','events':1,'exposures':4,"
                    + "'authorised':0,'unauthorised':1,"
                    + "'gross':[{'currency':'GBP','amount':'2.000000000'}]},"
                    + "{'month':'2024-03','platform':'tonal','events':1,'exposures':2,"
                    + "'authorised':0,'unauthorised':1,"
                    + "'gross':[{'currency':'GBP','amount':'1.000000000'}]}]}"));
  }

  @Test
  void shouldLeadFromATrackOrALicenceToItsEntriesAndFromAnEntryToItsUse() {
    List<String> entries = ids("/v1/ledger/entries?track=lit", "entries", "entryId");
    assertThat(entries).hasSize(2);
    assertThat(ids("/v1/ledger/entries?licence=lit-licence&limit=1", "entries", "entryId"))
        .isEqualTo(entries);
    assertThat(ids("/v1/ledger/entries?track=dark", "entries", "entryId")).isEmpty();

    String path = "/v1/ledger/entries?origin=2024-03&party=ann&track=lit";
    List<String> march = ids(path, "entries", "entryId");
    assertThat(march).hasSize(1);
    JsonNode entry = get("/v1/ledger/entries/" + march.get(0));
    assertThat(entry.get("postings")).hasSize(3);
    assertThat(entry.get("units").asText()).isEqualTo("2.000000000");
    assertThat(entry.get("gross").asText()).isEqualTo("1.000000000");
    assertThat(entry.get("use"))
        .isEqualTo(
            json(
                "{'trackId':'lit','identifier':null,'platform':'tonal','model':'echo',"
                    + "'modelVersion':null,'run':'run-1','useType':'PRETRAINING','territory':'ZZ',"
                    + "'day':'2024-03-05','events':1,'exposures':2,'audioSeconds':'200.000',"
                    + "'side':'MASTER','verdict':'AUTHORISED'}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "none", "99999999999999999999"})
  void shouldFindNoEntryThatIsNotThere(String entryId) {
    assertThat(stack.finance().get("/v1/ledger/entries/" + entryId).code())
        .isEqualTo("ENTRY_NOT_FOUND");
  }

  @Test
  void shouldListWorksWithoutALicenceByPlatformAndSide() {
    List<String> works = new ArrayList<>();
    for (JsonNode work : pages("/v1/works/unlicensed?limit=2", "works")) {
      String of = work.get("trackId").isNull() ? "identifier" : "trackId";
      works.add(
          String.join(
              " ",
              text(work, of),
              text(work, "platform"),
              text(work, "side"),
              work.at("/reasons/0").asText()));
    }
    assertThat(works)
        .containsExactly(
            "isrc:GBAYE2499999 sonara MASTER UNMATCHED_TRACK",
            "isrc:GBAYE2499999 sonara PUBLISHING UNMATCHED_TRACK",
            "dark sonara MASTER NO_LICENCE",
            "dark sonara PUBLISHING NO_RIGHTSHOLDER",
            "lit sonara PUBLISHING NO_LICENCE",
            "lit tonal PUBLISHING NO_LICENCE");
  }

  @Test
  void shouldEstimateAWorkAtTheMedianWhereItsLicensorHasNoRate() {
    assertThat(get("/v1/works/unlicensed?q=jamendo:dark&reason=NO_LICENCE"))
        .isEqualTo(
            json(
                "{'works':[{'trackId':'dark','title':'A title','artistName':'Cid',"
                    + "'identifier':null,'platform':'sonara','side':'MASTER',"
                    + "'controlledBy':'other','reasons':['NO_LICENCE'],"
                    + "'useTypes':['PRETRAINING'],'models':['echo'],'events':1,'exposures':10,"
                    + "'audioSeconds':'1000.000','firstDay':'2024-02-11','lastDay':'2024-02-11',"
                    + "'estimate':{'amount':'5.000000000','currency':'GBP','basis':'PER_EXPOSURE',"
                    + "'rate':'0.500000000','of':'MEDIAN_RATE','licenceId':null}}],'next':null}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q=cafe&from=2024-03-01",
        "q=noir&platform=tonal",
        "q=GBAYE2400001&from=2024-03-05&to=2024-03-06"
      })
  void shouldFindWorksByWhatIsAskedFor(String query) {
    assertThat(ids("/v1/works/unlicensed?" + query, "works", "platform")).containsExactly("tonal");
  }

  @Test
  void shouldGiveTermsInTheFormInWhichTheyAreTaken() {
    assertThat(posted("/v1/licences", "licences")).isEqualTo(Console.licence());
    assertThat(posted("/v1/consents", "consents")).isEqualTo(Console.consent());
    assertThat(get("/v1/licences?licensor=pub").get("licences")).isEmpty();
    assertThat(get("/v1/consents?artist=bea").get("consents")).isEmpty();
    assertThat(get("/v1/artists"))
        .isEqualTo(
            json(
                "{'artists':[{'artist':'ann','name':'Ann','tracks':1},"
                    + "{'artist':'bea','name':'Béa','tracks':1},"
                    + "{'artist':'cid','name':'Cid','tracks':1}],'next':null}"));
  }

  @Test
  void shouldSetMonthsSideBySide() {
    List<String> months = new ArrayList<>();
    get("/v1/months")
        .get("months")
        .forEach(
            month -> {
              if (month.get("events").asInt() > 0) {
                months.add(month.toString());
              }
            });
    assertThat(months)
        .containsExactly(
            "{\"month\":\"2024-02\",\"status\":\"OPEN\",\"totals\":[{\"currency\":\"GBP\","
                + "\"accrued\":\"2.000000000\"}],\"events\":3}",
            "{\"month\":\"2024-03\",\"status\":\"OPEN\",\"totals\":[{\"currency\":\"GBP\","
                + "\"accrued\":\"1.000000000\"}],\"events\":1}");
  }

  @Test
  void shouldTellWhatTheBooksHoldNow() throws Exception {
    JsonNode now = new ObjectMapper().readTree(stack.finance().firstEvent("/v1/live/books"));

    assertThat(now.get("months").toString())
        .isEqualTo(
            "[{\"month\":\"2024-02\",\"platform\":\"sonara\",\"reported\":3,\"recorded\":3,"
                + "\"duplicates\":0,\"conflicts\":0,\"quarantined\":0,\"counted\":3,\"voided\":0,"
                + "\"verdicts\":{\"MASTER\":{\"AUTHORISED\":1,\"NO_LICENCE\":1,"
                + "\"UNMATCHED_TRACK\":1},\"PUBLISHING\":{\"NO_LICENCE\":1,"
                + "\"NO_RIGHTSHOLDER\":1,\"UNMATCHED_TRACK\":1}}},"
                + "{\"month\":\"2024-03\",\"platform\":\"tonal\",\"reported\":1,\"recorded\":1,"
                + "\"duplicates\":0,\"conflicts\":0,\"quarantined\":0,\"counted\":1,\"voided\":0,"
                + "\"verdicts\":{\"MASTER\":{\"AUTHORISED\":1},"
                + "\"PUBLISHING\":{\"NO_LICENCE\":1}}}]");
    assertThat(now.get("entries").asInt()).isEqualTo(2);
    assertThat(now.get("imbalance").asText("0.000000000")).isIn("null", "0.000000000");
    assertThat(now.at("/health/0/name").asText()).isEqualTo("sink.worker");
    assertThat(now.get("lag").size()).isEqualTo(7);
  }

  /** As an upgrade from a release without these columns leaves the tables. */
  @Test
  void shouldFillWhatIsNewByReadingTheCatalogueAgain() {
    stack
        .asOwner()
        .execute(
            "UPDATE track SET owners = '{}', words = '', rights = '[]', artist_ids = '{}';"
                + "UPDATE licence SET accepted_at = NULL;"
                + "UPDATE sink_offset SET next_offset = 0"
                + " WHERE topic LIKE '%catalogue.tracks' OR topic LIKE '%catalogue.licences'");

    Console.awaitSize(stack.finance(), "/v1/licences", "licences", 1);
    Console.awaitSize(stack.finance(), "/v1/tracks", "tracks", 2);
    assertThat(ids("/v1/ledger/entries", "entries", "entryId")).as("none more").hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/tracks/lit/uses?from=2024-02-30",
        "/v1/tracks/lit/uses?to=tomorrow",
        "/v1/works/unlicensed?from=0000-01-01"
      })
  void shouldRefuseWhatIsNoDay(String path) {
    assertThat(stack.finance().get(path).code()).isEqualTo("DAY_INVALID");
  }

  @Test
  void shouldTakeIdsWithAnyCharacters() {
    Answer answer = stack.finance().get("/v1/tracks/a%3Fb%20%C3%A9%25/uses");

    assertThat(answer.code()).isEqualTo("TRACK_NOT_FOUND");
    assertThat(answer.text()).contains("no track a?b é% ");
  }

  @Test
  void shouldRefuseAReasonThatIsNone() {
    for (String reason : List.of("AUTHORISED", "none")) {
      assertThat(stack.finance().get("/v1/works/unlicensed?reason=" + reason).code())
          .isEqualTo("REASON_INVALID");
    }
  }

  @Test
  void shouldServeThePageToAnybodyAndSendItOnceOnly() throws Exception {
    Api nobody = stack.withKey("");
    String tag = nobody.get("/").headers().firstValue("etag").orElseThrow();

    assertThat(nobody.get("/").text()).startsWith("<!doctype html>");
    assertThat(nobody.get("/").headers().firstValue("content-security-policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self'");
    assertThat(nobody.get("/console/index.html").headers().firstValue("etag")).contains(tag);
    assertThat(nobody.get("/console/lib/uPlot.esm.js").headers().firstValue("content-type"))
        .contains("text/javascript; charset=utf-8");
    assertThat(nobody.get("/console/none.js").code()).isEqualTo("NOT_FOUND");
  }

  private JsonNode posted(String path, String list) {
    ObjectNode item = (ObjectNode) get(path).get(list).get(0);
    assertThat(item.remove("acceptedAt").asText()).endsWith("Z");
    return item;
  }

  private List<String> ids(String path, String list, String field) {
    return pages(path, list).stream().map(item -> text(item, field)).toList();
  }

  private List<JsonNode> pages(String path, String list) {
    List<JsonNode> items = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = get(next.isEmpty() ? path : path + "&cursor=" + next);
      page.get(list).forEach(items::add);
      next = page.get("next").asText("");
    } while (!next.isEmpty() && !next.equals("null"));
    return items;
  }

  private static String text(JsonNode item, String field) {
    return item.get(field).asText();
  }

  private JsonNode get(String path) {
    return stack.finance().get(path).json();
  }
}
