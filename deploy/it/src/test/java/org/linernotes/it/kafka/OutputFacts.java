package org.linernotes.it.kafka;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.ArtistMonth;
import org.linernotes.avro.AuditCounts;
import org.linernotes.avro.Share;
import org.linernotes.avro.SideOutcome;
import org.linernotes.it.oracle.Facts;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.topic.Topic;
import org.linernotes.topic.Topics;

/** The latest record of each key of the output topics, added up to facts. */
final class OutputFacts {
  private final SchemaIds ids;
  private final Map<Topic, Map<String, SpecificRecordBase>> latest = new HashMap<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, BigDecimal> amounts = new TreeMap<>();
  private final Map<String, Long> millis = new TreeMap<>();
  private final Map<String, String> days = new TreeMap<>();

  OutputFacts(SchemaIds ids) {
    this.ids = ids;
  }

  void take(Topic topic, String key, byte @Nullable [] value) {
    Map<String, SpecificRecordBase> records = latest.computeIfAbsent(topic, of -> new TreeMap<>());
    SpecificRecordBase record = AvroSerde.<SpecificRecordBase>of(topic, ids).deserialize("", value);
    if (record == null) {
      records.remove(key);
    } else {
      records.put(key, record);
    }
  }

  Facts facts() {
    records(Topics.AUDIT, AuditCounts.class).forEach(this::audit);
    records(Topics.ARTIST_MONTHS, ArtistMonth.class).forEach(this::artist);
    records(Topics.ACCRUALS, Accrual.class).forEach(this::accrual);
    Facts facts = new Facts();
    counts.forEach(facts::count);
    amounts.forEach(facts::amount);
    millis.forEach((path, sum) -> facts.text(path, BigDecimal.valueOf(sum, 3).toPlainString()));
    days.forEach(facts::text);
    return facts;
  }

  private <T> List<T> records(Topic topic, Class<T> type) {
    return latest.getOrDefault(topic, Map.of()).values().stream().map(type::cast).toList();
  }

  private void audit(AuditCounts audit) {
    String path = audit.getPeriod() + "/audit/" + audit.getPlatform() + "/";
    count(path + "reported", audit.getReported());
    count(path + "recorded", audit.getRecorded());
    count(path + "duplicates", audit.getDuplicates());
    count(path + "conflicts", audit.getConflicts());
    count(path + "quarantined", audit.getQuarantined());
    count(path + "voided", audit.getVoided());
  }

  private void artist(ArtistMonth month) {
    String path = month.getPeriod() + "/artists/" + month.getArtist();
    uses(path, month.getEvents(), month.getExposures(), month.getAudioMillis());
    count(path + "/coverage/FULL", month.getFull());
    count(path + "/coverage/PARTIAL", month.getPartial());
    count(path + "/coverage/NONE", month.getNone());
    month.getGross().forEach((currency, sum) -> amount(path + "/gross/" + currency, sum));
  }

  private void accrual(Accrual cell) {
    side(cell, "MASTER", cell.getMaster());
    side(cell, "PUBLISHING", cell.getPublishing());
  }

  private void side(Accrual cell, String side, SideOutcome outcome) {
    String month = cell.getUsageDay().toString().substring(0, 7);
    String verdict = outcome.getVerdict();
    if (cell.getEvents() > 0) {
      String audit = month + "/audit/" + cell.getPlatform() + "/" + side + "/" + verdict;
      count(audit, cell.getEvents());
    }
    if (cell.getEvents() > 0 && !verdict.equals("AUTHORISED")) {
      unlicensed(month, cell, side, verdict);
    }
    if (outcome.getGross() != null) {
      String key = cell.getPlatform() + "|" + outcome.getCurrency();
      amount(month + "/debits/" + key, outcome.getGross());
    }
    for (Share share : outcome.getShares()) {
      String key = share.getParty() + "|" + outcome.getCurrency();
      amount(month + "/totals/" + key, share.getAmount());
    }
  }

  private void unlicensed(String month, Accrual cell, String side, String verdict) {
    String subject = cell.getTrackId() == null ? cell.getIdentifier() : cell.getTrackId();
    String key = String.join("|", subject, cell.getPlatform(), cell.getModel(), side, verdict);
    String path = month + "/unlicensed/" + key;
    uses(path, cell.getEvents(), cell.getExposures(), cell.getAudioMillis());
    String day = cell.getUsageDay().toString();
    days.merge(path + "/first", day, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    days.merge(path + "/last", day, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }

  private void uses(String path, long events, long exposures, long audioMillis) {
    count(path + "/events", events);
    count(path + "/exposures", exposures);
    millis.merge(path + "/audioSeconds", audioMillis, Long::sum);
  }

  private void count(String path, long more) {
    counts.merge(path, more, Long::sum);
  }

  private void amount(String path, BigDecimal more) {
    amounts.merge(path, more, BigDecimal::add);
  }
}
