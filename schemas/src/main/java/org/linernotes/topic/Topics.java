package org.linernotes.topic;

import static org.linernotes.topic.Topic.Retention.FOR_EVER;
import static org.linernotes.topic.Topic.Retention.LATEST_PER_KEY;

import java.util.List;
import org.linernotes.avro.AccessRecord;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.ApiKeyRecord;
import org.linernotes.avro.ArtistMonth;
import org.linernotes.avro.AuditCounts;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Quarantined;
import org.linernotes.avro.RatingProgress;
import org.linernotes.avro.Track;
import org.linernotes.avro.UsageReported;
import org.linernotes.avro.UsageVoid;

/** The topics between the services. */
public final class Topics {
  /** Every accepted use; key: the normalised identifier, so that one identity is one partition. */
  public static final Topic USAGE_REPORTED =
      new Topic("usage.reported", UsageReported.getClassSchema(), FOR_EVER);

  /** Uses taken back; key: the normalised identifier, so that a void meets its event. */
  public static final Topic USAGE_VOIDS =
      new Topic("usage.voids", UsageVoid.getClassSchema(), FOR_EVER);

  /** Key: trackId. */
  public static final Topic TRACKS =
      new Topic("catalogue.tracks", Track.getClassSchema(), FOR_EVER);

  /** Key: licenceId. */
  public static final Topic LICENCES =
      new Topic("catalogue.licences", Licence.getClassSchema(), FOR_EVER);

  /** Key: consentId. */
  public static final Topic CONSENTS =
      new Topic("catalogue.consents", Consent.getClassSchema(), FOR_EVER);

  /** What could not be processed, and conflicts; key: as it was. */
  public static final Topic QUARANTINED =
      new Topic("usage.quarantined", Quarantined.getClassSchema(), FOR_EVER);

  /** Key: platform, period and partition, joined by U+0000. */
  public static final Topic AUDIT =
      new Topic("usage.audit", AuditCounts.getClassSchema(), LATEST_PER_KEY);

  /**
   * Whether the rater has anything left to rate, key: its partition, as text; and whether the
   * recorder has counts left to forward, key: {@code audit-} and its partition.
   */
  public static final Topic RATING =
      new Topic("usage.rating", RatingProgress.getClassSchema(), LATEST_PER_KEY);

  /** Key: artist and period, joined by U+0000. */
  public static final Topic ARTIST_MONTHS =
      new Topic("usage.artist-months", ArtistMonth.getClassSchema(), LATEST_PER_KEY);

  /** What ledger entries were booked from; key: {@link org.linernotes.usage.CellKey}. */
  public static final Topic ACCRUALS =
      new Topic("royalty.accruals", Accrual.getClassSchema(), FOR_EVER);

  /** Key: SHA-256 of the API key, hex. */
  public static final Topic ACCESS_KEYS =
      new Topic("access.keys", ApiKeyRecord.getClassSchema(), LATEST_PER_KEY);

  /** Who wrote and who read money, in the order in which it was answered; no key. */
  public static final Topic ACCESS_LOG =
      new Topic("access.log", AccessRecord.getClassSchema(), FOR_EVER);

  public static final List<Topic> ALL =
      List.of(
          USAGE_REPORTED,
          USAGE_VOIDS,
          TRACKS,
          LICENCES,
          CONSENTS,
          QUARANTINED,
          AUDIT,
          RATING,
          ARTIST_MONTHS,
          ACCRUALS,
          ACCESS_KEYS,
          ACCESS_LOG);

  private Topics() {}
}
