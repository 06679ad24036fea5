package org.linernotes.streams.kafka;

import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.topic.Topics;

/** Licences and consents on their way to every partition: one stream, told apart by the key. */
final class TermsSerdes {
  private static final String LICENCE = "L";
  private static final String CONSENT = "C";

  private final AvroSerde<Licence> licences;
  private final AvroSerde<Consent> consents;

  TermsSerdes(SchemaIds ids) {
    licences = AvroSerde.of(Topics.LICENCES, ids);
    consents = AvroSerde.of(Topics.CONSENTS, ids);
  }

  static String licenceKey(String licenceId) {
    return Keys.joined(LICENCE, licenceId);
  }

  static String consentKey(String consentId) {
    return Keys.joined(CONSENT, consentId);
  }

  static boolean isLicence(String key) {
    return key.startsWith(LICENCE);
  }

  Licence licence(byte @Nullable [] value) {
    return required(licences.deserialize("", value));
  }

  Consent consent(byte @Nullable [] value) {
    return required(consents.deserialize("", value));
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("no value (expected: a record; nothing is deleted here)");
    }
    return value;
  }
}
