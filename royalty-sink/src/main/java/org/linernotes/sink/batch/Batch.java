package org.linernotes.sink.batch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.ArtistMonth;
import org.linernotes.avro.AuditCounts;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Track;

/**
 * What one poll brought, coalesced: accruals, counts and months are absolute, so of each key only
 * the latest record counts. All in sorted order, so that writers of different partitions cannot
 * lock each other out.
 */
public final class Batch {
  private static final int MOST_TRACES = 100;

  private final SortedMap<UUID, Accrual> accruals = new TreeMap<>();
  private final SortedMap<UUID, Accrual> replayed = new TreeMap<>();
  private final SortedMap<String, Licence> licences = new TreeMap<>();
  private final SortedMap<String, Consent> consents = new TreeMap<>();
  private final SortedMap<String, AuditCounts> audits = new TreeMap<>();
  private final SortedMap<ArtistMonthKey, Optional<ArtistMonth>> artistMonths = new TreeMap<>();
  private final SortedMap<String, Track> tracks = new TreeMap<>();
  private final SortedMap<String, ArtistName> artists = new TreeMap<>();
  private final SortedMap<String, QuarantinedRecord> quarantined = new TreeMap<>();
  private final Map<String, Integer> recordsByTopic = new HashMap<>();
  private final Map<UUID, String> traces = new HashMap<>();
  private final List<ParkedRecord> parked = new ArrayList<>();
  private final Set<ParkedCell.Mended> mended = new LinkedHashSet<>();
  private List<Progress> progress = List.of();

  public void putAccrual(UUID cellId, Accrual accrual) {
    accruals.put(cellId, accrual);
  }

  /** An outcome that the ledger has already: only the projections take it. */
  public void putReplayed(UUID cellId, Accrual accrual) {
    replayed.put(cellId, accrual);
  }

  public void putLicence(Licence licence) {
    licences.put(licence.getLicenceId(), licence);
  }

  public void putConsent(Consent consent) {
    consents.put(consent.getConsentId(), consent);
  }

  public void putAudit(AuditCounts counts) {
    String key = counts.getPlatform() + '\0' + counts.getPeriod() + '\0' + counts.getPartition();
    audits.put(key, counts);
  }

  /** Empty: the month is taken back. */
  public void putArtistMonth(ArtistMonthKey key, Optional<ArtistMonth> month) {
    artistMonths.put(key, month);
  }

  public void putTrack(Track track) {
    tracks.put(track.getTrackId(), track);
    track
        .getArtists()
        .forEach(
            artist ->
                artists.merge(
                    artist.getId(),
                    new ArtistName(artist.getId(), artist.getName(), track.getAcceptedAt()),
                    ArtistName::orLater));
  }

  public void putQuarantined(QuarantinedRecord record) {
    quarantined.putIfAbsent(record.id(), record);
  }

  /** Beside being quarantined. */
  public void putParked(ParkedRecord record) {
    parked.add(record);
  }

  public void putMended(ParkedCell.Mended cell) {
    mended.add(cell);
  }

  /** A cell's accrual comes of a request that is followed; of so many a batch. */
  public void putTrace(UUID cellId, String traceParent) {
    if (traces.size() < MOST_TRACES) {
      traces.put(cellId, traceParent);
    }
  }

  public Map<UUID, String> traces() {
    return traces;
  }

  public void count(String topic) {
    recordsByTopic.merge(topic, 1, Integer::sum);
  }

  /** Where the books stand after this batch. */
  public void leadTo(Collection<Progress> moved) {
    progress =
        moved.stream().sorted((one, other) -> one.position().compareTo(other.position())).toList();
  }

  public SortedMap<UUID, Accrual> accruals() {
    return accruals;
  }

  /** To be taken before {@link #accruals}, which are later. */
  public SortedMap<UUID, Accrual> replayed() {
    return replayed;
  }

  public Collection<Licence> licences() {
    return licences.values();
  }

  public Collection<Consent> consents() {
    return consents.values();
  }

  public Collection<AuditCounts> audits() {
    return audits.values();
  }

  public SortedMap<ArtistMonthKey, Optional<ArtistMonth>> artistMonths() {
    return artistMonths;
  }

  public Collection<Track> tracks() {
    return tracks.values();
  }

  public Collection<ArtistName> artists() {
    return artists.values();
  }

  public Collection<QuarantinedRecord> quarantined() {
    return quarantined.values();
  }

  public List<ParkedRecord> parked() {
    return parked;
  }

  /** Of cells that were parked before, or by {@link #parked}. */
  public Collection<ParkedCell.Mended> mended() {
    return mended;
  }

  public Map<String, Integer> recordsByTopic() {
    return recordsByTopic;
  }

  public List<Progress> progress() {
    return progress;
  }
}
