package org.linernotes.streams.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.avro.SideOutcome;
import org.linernotes.avro.Track;
import org.linernotes.licence.Side;
import org.linernotes.money.Decimals;
import org.linernotes.streams.preview.Draft;
import org.linernotes.streams.preview.Payee;
import org.linernotes.streams.preview.Preview;
import org.linernotes.streams.preview.Preview.Amounts;
import org.linernotes.streams.preview.Preview.Purse;
import org.linernotes.streams.preview.Preview.Turn;

/** A preview says what then happens: in random worlds, the draft is looked at and then posted. */
class PreviewWorldsTest {
  private static final int USES = 40;

  private final Map<String, Track> tracks = new HashMap<>();
  private final Map<String, Licence> licences = new HashMap<>();
  private final Map<String, Consent> consents = new HashMap<>();

  @Property(tries = 15)
  void shouldSayWhatPostingTheDraftThenChanges(@ForAll long seed) {
    RandomTerms random = new RandomTerms(seed);
    try (Pipeline pipeline = new Pipeline()) {
      populate(pipeline, random);
      Draft draft = draft(random);
      Payee payee = new Payee(random.upTo(4) == 1 ? null : random.one(RandomTerms.PARTIES));
      Set<String> concerned = concerned(draft);
      Map<Object, Accrual> before = accruals(pipeline, concerned);

      Preview preview =
          new StoredPreviews(pipeline.stores(), List::of, Duration.ofMinutes(5))
              .preview(draft, payee);
      draft.licences().forEach(pipeline::licence);
      draft.consents().forEach(pipeline::consent);
      Map<Object, Accrual> after = accruals(pipeline.settle(), concerned);

      assertThat(preview.money()).as("seed %d", seed).isEqualTo(money(before, after, payee));
      assertThat(preview.verdicts()).as("seed %d", seed).isEqualTo(turns(before, after));
      assertThat(preview.events()).as("seed %d", seed).isEqualTo(changedEvents(before, after));
      assertThat(preview.complete()).isTrue();
    }
  }

  private void populate(Pipeline pipeline, RandomTerms random) {
    tracks.clear();
    licences.clear();
    consents.clear();
    RandomTerms.TRACKS.forEach(id -> tracks.put(id, random.track(id)));
    tracks.values().forEach(pipeline::track);
    for (int i = 0; i < 6; i++) {
      Licence licence = random.licence();
      licences.put(licence.getLicenceId(), licence);
      pipeline.licence(licence);
      Consent consent = random.consent();
      consents.put(consent.getConsentId(), consent);
      pipeline.consent(consent);
    }
    for (int i = 0; i < USES; i++) {
      pipeline.use(random.use(i));
    }
    pipeline.settle();
  }

  private static Draft draft(RandomTerms random) {
    List<Licence> drafted = new ArrayList<>();
    List<Consent> decided = new ArrayList<>();
    for (int i = random.upTo(3); i > 0; i--) {
      if (random.upTo(2) == 1) {
        drafted.add(random.licence());
      } else {
        decided.add(random.consent());
      }
    }
    return new Draft(drafted, decided);
  }

  /** Tracks with a side of a licensor's, or by an artist, that the draft names or takes out. */
  private Set<String> concerned(Draft draft) {
    Set<String> licensors = new HashSet<>();
    Set<String> artists = new HashSet<>();
    for (Licence licence : draft.licences()) {
      licensors.add(licence.getLicensor());
      Licence replaced = licences.get(licence.getLicenceId());
      licensors.add(replaced == null ? licence.getLicensor() : replaced.getLicensor());
    }
    for (Consent consent : draft.consents()) {
      artists.add(consent.getArtist());
      Consent replaced = consents.get(consent.getConsentId());
      artists.add(replaced == null ? consent.getArtist() : replaced.getArtist());
    }
    Set<String> concerned = new HashSet<>();
    for (Track track : tracks.values()) {
      if (track.getRights().stream().anyMatch(row -> licensors.contains(row.getControlledBy()))
          || track.getArtists().stream().anyMatch(artist -> artists.contains(artist.getId()))) {
        concerned.add(track.getTrackId());
      }
    }
    return concerned;
  }

  private static Map<Object, Accrual> accruals(Pipeline pipeline, Set<String> tracks) {
    Map<Object, Accrual> found = new LinkedHashMap<>();
    for (Accrual accrual : pipeline.accruals()) {
      if (tracks.contains(String.valueOf(accrual.getTrackId()))) {
        found.put(key(accrual), accrual);
      }
    }
    return found;
  }

  private static Object key(Accrual of) {
    return List.of(
        String.valueOf(of.getTrackId()),
        of.getPlatform(),
        of.getRun(),
        of.getUseType(),
        of.getUsageDay());
  }

  private static Map<Purse, Amounts> money(
      Map<Object, Accrual> before, Map<Object, Accrual> after, Payee payee) {
    Map<Purse, BigDecimal> was = paid(before, payee);
    Map<Purse, BigDecimal> would = paid(after, payee);
    Set<Purse> purses = new HashSet<>(was.keySet());
    purses.addAll(would.keySet());
    Map<Purse, Amounts> money = new HashMap<>();
    for (Purse purse : purses) {
      money.put(
          purse,
          new Amounts(
              was.getOrDefault(purse, Decimals.ZERO), would.getOrDefault(purse, Decimals.ZERO)));
    }
    return money;
  }

  private static Map<Purse, BigDecimal> paid(Map<Object, Accrual> accruals, Payee payee) {
    Map<Purse, BigDecimal> paid = new HashMap<>();
    for (Accrual accrual : accruals.values()) {
      for (SideOutcome side : List.of(accrual.getMaster(), accrual.getPublishing())) {
        side.getShares().stream()
            .filter(share -> payee.party() == null || share.getParty().equals(payee.party()))
            .filter(share -> share.getAmount().signum() != 0)
            .forEach(
                share ->
                    paid.merge(
                        new Purse(
                            YearMonth.from(accrual.getUsageDay()),
                            Objects.requireNonNull(side.getCurrency())),
                        share.getAmount(),
                        BigDecimal::add));
      }
    }
    return paid;
  }

  private static Map<Turn, Long> turns(Map<Object, Accrual> before, Map<Object, Accrual> after) {
    Map<Turn, Long> turns = new HashMap<>();
    before.forEach(
        (key, was) -> {
          Accrual would = after.get(key);
          turn(turns, Side.MASTER, was, was.getMaster(), would == null ? null : would.getMaster());
          turn(
              turns,
              Side.PUBLISHING,
              was,
              was.getPublishing(),
              would == null ? null : would.getPublishing());
        });
    return turns;
  }

  private static void turn(
      Map<Turn, Long> turns, Side side, Accrual cell, SideOutcome was, @Nullable SideOutcome now) {
    SideOutcome would = Objects.requireNonNull(now);
    if (!was.equals(would)) {
      turns.merge(
          new Turn(side, was.getVerdict(), would.getVerdict()), cell.getEvents(), Long::sum);
    }
  }

  private static long changedEvents(Map<Object, Accrual> before, Map<Object, Accrual> after) {
    return before.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(after.get(entry.getKey())))
        .mapToLong(entry -> entry.getValue().getEvents())
        .sum();
  }
}
