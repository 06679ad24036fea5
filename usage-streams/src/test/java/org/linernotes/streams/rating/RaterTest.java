package org.linernotes.streams.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linernotes.streams.rating.World.cell;
import static org.linernotes.streams.rating.World.consent;
import static org.linernotes.streams.rating.World.licence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.linernotes.licence.Basis;
import org.linernotes.licence.ConsentMode;
import org.linernotes.licence.ScopeKind;
import org.linernotes.licence.Side;
import org.linernotes.licence.Verdict;
import org.linernotes.streams.rating.RatedSide.PartyShare;

/** Contract sections 5 and 6, rule by rule. */
class RaterTest {
  private final World world = new World();

  private RatedSide master(World.CellBuilder... cells) {
    return side(world.rate(cells).get(0));
  }

  private static RatedSide side(RatedCell cell) {
    return Objects.requireNonNull(cell.sides().get(Side.MASTER));
  }

  @Test
  void shouldCallUseUnmatchedWhenTheIdentifierIsNotInTheCatalogue() {
    RatedCell rated = Rater.rate(null, List.of(cell().build()), world).get(0);
    assertThat(side(rated).verdict()).isEqualTo(Verdict.UNMATCHED_TRACK);
    assertThat(rated.primaryArtist()).isNull();
  }

  @Test
  void shouldNameNoRightsholderBeforeTheFirstRightsRow() {
    assertThat(master(cell().on("1999-12-31")).verdict()).isEqualTo(Verdict.NO_RIGHTSHOLDER);
  }

  @Test
  void shouldNameNoLicenceWhenNoneOfTheControllerIsACandidate() {
    assertThat(master(cell()).verdict()).isEqualTo(Verdict.NO_LICENCE);
    world.add(licence("a").suspended());
    world.add(licence("b").platform("other"));
    world.add(licence("c").sides(Side.PUBLISHING));
    world.add(licence("d").scope(ScopeKind.ARTISTS, "bob")); // featured, not primary
    world.add(licence("e").scope(ScopeKind.TRACKS, "t2"));
    world.add(licence("f").licensor("someone"));
    assertThat(master(cell()).verdict()).isEqualTo(Verdict.NO_LICENCE);
  }

  @Test
  void shouldNameTheFilterThatLeavesNoCandidate() {
    world.add(licence("a").term("2026-11-01", null));
    assertThat(master(cell()).verdict()).isEqualTo(Verdict.NOT_IN_TERM);
    world.add(licence("b").useTypes("EVALUATION"));
    assertThat(master(cell()).verdict()).isEqualTo(Verdict.USE_TYPE_NOT_LICENSED);
    world.add(licence("c").models("other"));
    assertThat(master(cell()).verdict()).isEqualTo(Verdict.MODEL_NOT_LICENSED);
    world.add(licence("d").territories("GB"));
    assertThat(master(cell()).verdict()).isEqualTo(Verdict.TERRITORY_NOT_LICENSED);
    world.add(licence("e").consent(ConsentMode.OPT_IN));
    assertThat(master(cell()).verdict()).isEqualTo(Verdict.CONSENT_MISSING);
    world.add(licence("f"));
    assertThat(master(cell()).verdict()).isEqualTo(Verdict.AUTHORISED);
  }

  @Test
  void shouldTakeTheFirstDayOfATermInAndTheLastOut() {
    world.add(licence("a").term("2026-10-05", "2026-10-06"));
    assertThat(master(cell().on("2026-10-04")).verdict()).isEqualTo(Verdict.NOT_IN_TERM);
    assertThat(master(cell().on("2026-10-05")).verdict()).isEqualTo(Verdict.AUTHORISED);
    assertThat(master(cell().on("2026-10-06")).verdict()).isEqualTo(Verdict.NOT_IN_TERM);
  }

  @Test
  void shouldCoverAModelByNameOrByNameAndVersion() {
    world.add(licence("a").models("echo@2"));
    assertThat(master(cell()).verdict()).isEqualTo(Verdict.MODEL_NOT_LICENSED);
    assertThat(master(cell().model("echo", "2")).verdict()).isEqualTo(Verdict.AUTHORISED);
    world.add(licence("a").models("echo"));
    assertThat(master(cell().model("echo", "3")).verdict()).isEqualTo(Verdict.AUTHORISED);
  }

  @Test
  void shouldCoverUnknownTerritoryByStarButNotByAList() {
    world.add(licence("a").territories("GB", "SE"));
    assertThat(master(cell().territory("ZZ")).verdict()).isEqualTo(Verdict.TERRITORY_NOT_LICENSED);
    world.add(licence("a").territories("*"));
    assertThat(master(cell().territory("ZZ")).verdict()).isEqualTo(Verdict.AUTHORISED);
  }

  @Test
  void shouldHoldUseWhenAnyArtistOptedOut() {
    world.add(consent("c1", "ann", true)).add(consent("c2", "bob", false));
    world.add(licence("a").consent(ConsentMode.OPT_OUT));
    assertThat(master(cell()).verdict()).isEqualTo(Verdict.CONSENT_DENIED);
    world.add(licence("a").consent(ConsentMode.OPT_IN));
    assertThat(master(cell()).verdict()).isEqualTo(Verdict.CONSENT_DENIED);
    world.add(licence("a").consent(ConsentMode.NOT_REQUIRED));
    assertThat(master(cell()).verdict()).isEqualTo(Verdict.AUTHORISED);
  }

  @Test
  void shouldHoldUseUnderOptInWhenAnyArtistHasNotDecided() {
    world.add(consent("c1", "ann", true));
    world.add(licence("a").consent(ConsentMode.OPT_IN));
    assertThat(master(cell()).verdict()).isEqualTo(Verdict.CONSENT_MISSING);
    world.add(licence("a").consent(ConsentMode.OPT_OUT));
    assertThat(master(cell()).verdict()).isEqualTo(Verdict.AUTHORISED);
  }

  @Test
  void shouldLetTheLatestDecisionOfTheDayDecide() {
    world.add(licence("a").consent(ConsentMode.OPT_OUT));
    world.add(consent("c1", "ann", true).from("2026-10-01"));
    world.add(consent("c2", "ann", false).from("2026-10-04"));
    assertThat(master(cell()).verdict()).isEqualTo(Verdict.CONSENT_DENIED);
    world.add(consent("c3", "ann", true).from("2026-10-05"));
    world.add(consent("c4", "ann", false).from("2026-10-06")); // after the day of use
    assertThat(master(cell()).verdict()).isEqualTo(Verdict.AUTHORISED);
  }

  @Test
  void shouldBreakTiesOfDecisionsByPlatformThenUseTypeThenOptOut() {
    world.add(licence("a").consent(ConsentMode.OPT_OUT));
    world.add(consent("c1", "ann", true)).add(consent("c2", "ann", false));
    assertThat(master(cell()).verdict()).isEqualTo(Verdict.CONSENT_DENIED);
    world.add(consent("c3", "ann", true).useTypes("PRETRAINING"));
    assertThat(master(cell()).verdict()).isEqualTo(Verdict.AUTHORISED);
    world.add(consent("c4", "ann", false).platform("sonara"));
    assertThat(master(cell()).verdict()).isEqualTo(Verdict.CONSENT_DENIED);
  }

  @Test
  void shouldPreferNarrowScopeThenLateStartThenSmallId() {
    world.add(licence("a").term("2026-01-01", null));
    world.add(licence("b").term("2026-02-01", null));
    world.add(licence("c").term("2026-02-01", null));
    assertThat(chosen()).isEqualTo("b");
    world.add(licence("y").scope(ScopeKind.ARTISTS, "ann"));
    assertThat(chosen()).isEqualTo("y");
    world.add(licence("z").scope(ScopeKind.TRACKS, "t1"));
    assertThat(chosen()).isEqualTo("z");
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount).setScale(9);
  }

  private String chosen() {
    return Objects.requireNonNull(master(cell()).licence()).licenceId();
  }

  @Test
  void shouldPayPerExposure() {
    world.add(licence("a").rate(Basis.PER_EXPOSURE, "0.004"));
    assertThat(master(cell().exposures(3)).gross()).isEqualByComparingTo("0.012");
  }

  @Test
  void shouldPayPerSecondStatedOrElseTheTracksDuration() {
    world.add(licence("a").rate(Basis.PER_AUDIO_SECOND, "0.000017"));
    World.CellBuilder cell =
        cell().usage(new UsageTotals(2, 4, 39_225, 3)); // 3 of 4 not stated, 212.3 s each
    assertThat(master(cell).units()).isEqualByComparingTo("676.125");
    assertThat(master(cell).gross()).isEqualTo(new BigDecimal("0.011494125"));
  }

  @Test
  void shouldPayARunOnceOnItsEarliestAuthorisedDay() {
    world.add(licence("a").rate(Basis.PER_TRACK_PER_RUN, "0.35").term("2026-10-02", null));
    List<RatedCell> rated =
        world.rate(cell().on("2026-10-09"), cell().on("2026-10-03"), cell().on("2026-10-01"));
    assertThat(rated).extracting(c -> c.key().usageDay()).isSorted();
    assertThat(rated)
        .extracting(c -> side(c).gross().stripTrailingZeros().toPlainString())
        .containsExactly("0", "0.35", "0");
    assertThat(side(rated.get(2)).verdict()).isEqualTo(Verdict.AUTHORISED);
  }

  @Test
  void shouldMoveTheFeeOfARunWhenEarlierUseArrivesLate() {
    world.add(licence("a").rate(Basis.PER_TRACK_PER_RUN, "0.35"));
    RatedCell alone = world.rate(cell().on("2026-10-09")).get(0);
    assertThat(side(alone).gross()).isEqualByComparingTo("0.35");
    List<RatedCell> both = world.rate(cell().on("2026-10-09"), cell().on("2026-09-30"));
    assertThat(side(both.get(0)).gross()).isEqualByComparingTo("0.35");
    assertThat(both.get(0).key().usageDay()).isEqualTo("2026-09-30");
    assertThat(side(both.get(1)).gross()).isEqualByComparingTo("0");
  }

  @Test
  void shouldRateTheCellsOfARunAlikeInWhateverOrderTheyAreGiven() {
    world.add(licence("a").rate(Basis.PER_TRACK_PER_RUN, "0.35"));
    List<RatedCell> one = world.rate(cell().model("echo", "1"), cell().model("echo", "2"));
    List<RatedCell> other = world.rate(cell().model("echo", "2"), cell().model("echo", "1"));
    assertThat(one).isEqualTo(other);
  }

  @Test
  void shouldOweNothingYetUnderAMonthlyPool() {
    world.add(licence("a").rate(Basis.MONTHLY_POOL, "5000"));
    assertThat(master(cell()).verdict()).isEqualTo(Verdict.AUTHORISED);
    assertThat(master(cell()).gross()).isEqualByComparingTo("0");
    assertThat(master(cell()).shares())
        .containsExactly(new PartyShare("label", 1_000_000, money("0")));
  }

  @Test
  void shouldShareTheGrossByLargestRemainderSoThatNothingIsLost() {
    world.rights(
        "2026-10-05",
        "label",
        new Split("z", 333_333),
        new Split("m", 333_333),
        new Split("a", 333_334));
    world.add(licence("l").rate(Basis.PER_AUDIO_SECOND, "0.000001"));
    World.CellBuilder cell = cell().usage(new UsageTotals(1, 1, 1, 0)); // 0.000000001 in all
    assertThat(master(cell).shares())
        .containsExactly(
            new PartyShare("a", 333_334, money("0.000000001")),
            new PartyShare("m", 333_333, money("0")),
            new PartyShare("z", 333_333, money("0")));
  }

  @Test
  void shouldNameTheSplitsOfAuthorisedUseThatOwesNothingItself() {
    world.rights("2026-10-05", "label", new Split("ann", 400_000), new Split("label", 600_000));
    world.add(licence("l").rate(Basis.PER_TRACK_PER_RUN, "0.35"));
    List<RatedCell> rated = world.rate(cell().on("2026-10-06"), cell().on("2026-10-07"));
    assertThat(side(rated.get(1)).shares())
        .containsExactly(
            new PartyShare("ann", 400_000, money("0")),
            new PartyShare("label", 600_000, money("0")));
  }

  @Test
  void shouldLeaveOutWhoHasNoPart() {
    world.rights("2026-10-05", "label", new Split("ann", 0), new Split("label", 1_000_000));
    world.add(licence("l").rate(Basis.PER_EXPOSURE, "1"));
    assertThat(master(cell()).shares()).extracting(PartyShare::party).containsExactly("label");
  }

  @Test
  void shouldPayTheOwnerOfTheDay() {
    world.rights("2026-10-06", "buyer", new Split("buyer", 1_000_000));
    world.add(licence("l").rate(Basis.PER_EXPOSURE, "1"));
    world.add(licence("b").licensor("buyer").rate(Basis.PER_EXPOSURE, "2"));
    assertThat(master(cell().on("2026-10-05")).controlledBy()).isEqualTo("label");
    assertThat(master(cell().on("2026-10-06")).shares())
        .extracting(PartyShare::party)
        .containsExactly("buyer");
  }

  @Test
  void shouldRefuseATermThatEndsBeforeItStarts() {
    LocalDate day = LocalDate.parse("2026-10-05");
    assertThatThrownBy(() -> new Term(day, day)).hasMessageContaining("2026-10-05");
  }
}
