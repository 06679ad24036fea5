package org.linernotes.streams.kafka;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.streams.catalogue.CatalogueRecords;

/**
 * Reads licences and consents once before they go to every partition, so that a poison record is
 * quarantined once and not by each. Forwards the value as it was, under a key that names its kind.
 */
final class TermsReader extends ContextualProcessor<byte[], byte[], Object, Object> {
  private final TermsSerdes serdes;
  private final boolean licences;

  TermsReader(TermsSerdes serdes, boolean licences) {
    this.serdes = serdes;
    this.licences = licences;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try {
      String key = licences ? licenceKey(record) : consentKey(record);
      context().forward(new Record<>((Object) key, (Object) record.value(), record.timestamp()));
    } catch (SerializationException e) {
      setAside(record, Poison.unreadable(e.getMessage()));
    } catch (IllegalArgumentException e) {
      setAside(record, Poison.invalid(e.getMessage()));
    }
  }

  private String licenceKey(Record<byte[], byte[]> record) {
    Licence licence = serdes.licence(record.value());
    return TermsSerdes.licenceKey(CatalogueRecords.licence(licence).licenceId());
  }

  private String consentKey(Record<byte[], byte[]> record) {
    Consent consent = serdes.consent(record.value());
    return TermsSerdes.consentKey(CatalogueRecords.consent(consent).consentId());
  }

  private void setAside(Record<byte[], byte[]> record, Poison poison) {
    Object quarantined = poison.at(context(), record, null, null);
    context().forward(new Record<>((Object) record.key(), quarantined, record.timestamp()));
  }
}
