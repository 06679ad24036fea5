package org.linernotes.ingest.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linernotes.ingest.catalogue.Catalogue.CONSENT;
import static org.linernotes.ingest.catalogue.Catalogue.with;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linernotes.avro.Consent;
import org.linernotes.ingest.body.Read;

class ConsentFormTest {
  private final List<Consent> consents = new ArrayList<>();

  private Read read(String item) {
    return Read.json(
        item,
        CatalogueReader.consents(
            Catalogue.ADMIN,
            Catalogue.shared(new OwnerDirectory()),
            consent -> {
              consents.add(consent);
              return new byte[0];
            }));
  }

  @Test
  void shouldTakeAConsent() {
    assertThat(read(CONSENT).errors()).isEmpty();
    Consent consent = consents.get(0);
    assertThat(consent.getUseTypes()).containsExactly("*");
    assertThat(consent.getEffectiveTo()).isEqualTo(LocalDate.of(2026, 10, 1));
  }

  @Test
  void shouldTakeATermWithoutEnd() {
    assertThat(read(with(CONSENT, "/effectiveTo", "null")).errors()).isEmpty();
    assertThat(read(with(CONSENT, "/effectiveTo", null)).errors()).isEmpty();
    assertThat(consents.get(1).getEffectiveTo()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /consentId      | null          | FIELD_MISSING
          /artist         | ""            | FIELD_INVALID
          /platform       | []            | FIELD_TYPE
          /useTypes       | []            | FIELD_INVALID
          /useTypes       | ["ANY"]       | FIELD_INVALID
          /decision       | "NOT_REQUIRED"| FIELD_INVALID
          /effectiveFrom  | ""            | FIELD_INVALID
          /effectiveTo    | "2026-09-08"  | TERM_EMPTY
          """)
  void shouldRefuseWhatIsWrongWithItsCodeAndPointer(String pointer, String value, String code) {
    String at = value.equals("[\"ANY\"]") ? pointer + "/0" : pointer;
    assertThat(read(with(CONSENT, pointer, value)).errors())
        .containsExactly("0 " + code + " " + at);
  }
}
