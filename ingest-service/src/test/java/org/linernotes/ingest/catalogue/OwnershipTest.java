package org.linernotes.ingest.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linernotes.ingest.catalogue.Catalogue.CONSENT;
import static org.linernotes.ingest.catalogue.Catalogue.LICENCE;
import static org.linernotes.ingest.catalogue.Catalogue.TRACK;
import static org.linernotes.ingest.catalogue.Catalogue.rightsholder;
import static org.linernotes.ingest.catalogue.Catalogue.with;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.linernotes.access.Principal;
import org.linernotes.ingest.body.Read;

class OwnershipTest {
  private final OwnerDirectory owners = new OwnerDirectory();

  private List<String> track(Principal who, String item) {
    CatalogueReader<?> reader =
        CatalogueReader.tracks(who, Catalogue.shared(owners), any -> new byte[0]);
    return errors(reader, item);
  }

  private List<String> licence(Principal who, String item) {
    return errors(
        CatalogueReader.licences(who, Catalogue.shared(owners), any -> new byte[0]), item);
  }

  private List<String> consent(Principal who, String item) {
    return errors(
        CatalogueReader.consents(who, Catalogue.shared(owners), any -> new byte[0]), item);
  }

  private static List<String> errors(CatalogueReader<?> reader, String item) {
    List<String> errors = Read.json(item, reader).errors();
    reader.beforeAppend();
    return errors;
  }

  @Test
  void shouldLetARightsholderWriteItsOwn() {
    assertThat(track(rightsholder("label"), TRACK)).isEmpty();
    assertThat(track(rightsholder("publisher"), TRACK)).isEmpty();
    assertThat(licence(rightsholder("label"), LICENCE)).isEmpty();
    assertThat(consent(rightsholder("a1"), CONSENT)).isEmpty();
  }

  @Test
  void shouldRefuseWhatIsAnothers() {
    assertThat(track(rightsholder("a1"), TRACK)).containsExactly("0 NOT_YOURS /rights");
    assertThat(licence(rightsholder("other"), LICENCE)).containsExactly("0 NOT_YOURS /licensor");
    assertThat(consent(rightsholder("label"), CONSENT)).containsExactly("0 NOT_YOURS /artist");
  }

  @Test
  void shouldRefuseToReplaceAnothersItemByOnesOwn() {
    licence(Catalogue.ADMIN, LICENCE);
    assertThat(licence(rightsholder("thief"), with(LICENCE, "/licensor", "\"thief\"")))
        .containsExactly("0 NOT_YOURS ");
    consent(rightsholder("a1"), CONSENT);
    assertThat(consent(rightsholder("thief"), with(CONSENT, "/artist", "\"thief\"")))
        .containsExactly("0 NOT_YOURS ");
    track(Catalogue.ADMIN, TRACK);
    assertThat(track(rightsholder("thief"), with(TRACK, "/rights/0/controlledBy", "\"thief\"")))
        .containsExactly("0 NOT_YOURS ");
  }

  @Test
  void shouldLeaveTheOtherSideAsItIs() {
    track(Catalogue.ADMIN, TRACK);
    assertThat(track(rightsholder("label"), with(TRACK, "/rights/1/splits/0/party", "\"label\"")))
        .containsExactly("0 NOT_YOURS /rights");
    assertThat(
            track(
                rightsholder("label"),
                with(
                    TRACK,
                    "/rights/1",
                    "{\"side\":\"MASTER\","
                        + "\"controlledBy\":\"label\",\"effectiveFrom\":\"2026-01-01\","
                        + "\"splits\":[{\"party\":\"label\",\"ppm\":1000000}]}")))
        .containsExactly("0 NOT_YOURS /rights");
    assertThat(track(rightsholder("label"), with(TRACK, "/rights/0/splits/0/party", "\"a9\"")))
        .isEmpty();
    assertThat(track(rightsholder("label"), with(TRACK, "/title", "\"Corrected\""))).isEmpty();
  }

  @Test
  void shouldLetAnOwnerGiveItsSideAway() {
    track(Catalogue.ADMIN, TRACK);
    String sold =
        with(TRACK, "/rights/0/effectiveFrom", "\"2005-01-01\"")
            .replace(
                "\"rights\":[",
                "\"rights\":[{\"side\":\"MASTER\",\"controlledBy\":\"buyer\","
                    + "\"effectiveFrom\":\"2026-11-01\","
                    + "\"splits\":[{\"party\":\"buyer\",\"ppm\":1000000}]},");
    assertThat(track(rightsholder("label"), sold)).isEmpty();
    assertThat(track(rightsholder("buyer"), sold)).isEmpty();
  }

  @Test
  void shouldJudgeALaterItemOfARequestByTheEarlierOne() {
    String stolen = with(LICENCE, "/licensor", "\"thief\"");
    CatalogueReader<?> admin =
        CatalogueReader.licences(Catalogue.ADMIN, Catalogue.shared(owners), any -> new byte[0]);
    assertThat(Read.json("[" + LICENCE + "," + stolen + "]", admin).errors()).isEmpty();
    admin.beforeAppend();
    assertThat(licence(rightsholder("label"), LICENCE)).containsExactly("0 NOT_YOURS ");
    assertThat(licence(rightsholder("thief"), stolen)).isEmpty();
  }

  @Test
  void shouldNotTakeTheOwnerOfALineThatIsRejectedForWhatFollowsTheItem() {
    String line = CONSENT.replace('\n', ' ') + "{}";
    CatalogueReader<?> reader =
        CatalogueReader.consents(Catalogue.ADMIN, Catalogue.shared(owners), any -> new byte[0]);
    assertThat(Read.lines(line, reader).errors()).containsExactly("0 LINE_NOT_JSON ");
    reader.beforeAppend();
    assertThat(owners.size()).isZero();
  }

  @Test
  void shouldLetAnAdminWriteAll() {
    assertThat(track(Catalogue.ADMIN, with(TRACK, "/rights", null))).isEmpty();
    assertThat(track(Catalogue.ADMIN, TRACK)).isEmpty();
    assertThat(owners.size()).isEqualTo(1);
  }
}
