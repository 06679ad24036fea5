package org.linernotes.ingest.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linernotes.ingest.catalogue.Catalogue.LICENCE;
import static org.linernotes.ingest.catalogue.Catalogue.with;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linernotes.avro.Licence;
import org.linernotes.ingest.body.Read;

class LicenceFormTest {
  private static final String POOL =
      "{\"basis\":\"MONTHLY_POOL\",\"amount\":\"5000\",\"currency\":\"GBP\",\"allocation\":\"BY_EXPOSURES\"}";

  private final List<Licence> licences = new ArrayList<>();

  private Read read(String item) {
    return Read.json(
        item,
        CatalogueReader.licences(
            Catalogue.ADMIN,
            Catalogue.shared(new OwnerDirectory()),
            licence -> {
              licences.add(licence);
              return new byte[0];
            }));
  }

  @Test
  void shouldTakeALicence() {
    assertThat(read(LICENCE).errors()).isEmpty();
    Licence licence = licences.get(0);
    assertThat(licence.getScopeKind()).isEqualTo("ARTISTS");
    assertThat(licence.getScopeIds()).containsExactly("a1");
    assertThat(licence.getTerritories()).containsExactly("GB", "SE");
    assertThat(licence.getEffectiveTo()).isNull();
    assertThat(licence.getRate().getAmount()).isEqualTo(new BigDecimal("0.004000000"));
    assertThat(licence.getRate().getAllocation()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.000001", "1000000000000", "1000000000000.000000", "007"})
  void shouldTakeAmountsOfUpToSixDecimals(String amount) {
    assertThat(read(with(LICENCE, "/rate/amount", "\"" + amount + "\"")).errors()).isEmpty();
    assertThat(licences.get(0).getRate().getAmount()).isEqualByComparingTo(amount);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /licenceId        | null                      | FIELD_MISSING
          /status           | "active"                  | FIELD_INVALID
          /licensor         | 5                         | FIELD_TYPE
          /platform         | ""                        | FIELD_INVALID
          /sides            | []                        | FIELD_INVALID
          /sides/0          | "SYNC"                    | FIELD_INVALID
          /scope            | null                      | FIELD_MISSING
          /scope            | "CATALOGUE"               | FIELD_TYPE
          /scope/kind       | "ALL"                     | FIELD_INVALID
          /scope/ids        | []                        | FIELD_INVALID
          /scope/ids        | null                      | FIELD_MISSING
          /useTypes/0       | "TRAINING"                | FIELD_INVALID
          /useTypes         | ["*","EVALUATION"]        | FIELD_INVALID
          /models           | []                        | FIELD_INVALID
          /models/0         | ""                        | FIELD_INVALID
          /territories/0    | "UK"                      | COUNTRY_UNKNOWN
          /territories/0    | "ZZ"                      | COUNTRY_UNKNOWN
          /territories      | ["*","GB"]                | FIELD_INVALID
          /effectiveFrom    | null                      | FIELD_MISSING
          /effectiveFrom    | "2026-1-1"                | FIELD_INVALID
          /effectiveTo      | "2026-01-01"              | TERM_EMPTY
          /effectiveTo      | "2025-12-31"              | TERM_EMPTY
          /effectiveTo      | 2027                      | FIELD_TYPE
          /consent          | "NONE"                    | FIELD_INVALID
          /rate             | null                      | FIELD_MISSING
          /rate/basis       | "PER_TRACK"               | FIELD_INVALID
          /rate/amount      | 0.004                     | FIELD_TYPE
          /rate/amount      | "-0.004"                  | NUMBER_INVALID
          /rate/amount      | "0.0000001"               | NUMBER_INVALID
          /rate/amount      | "1e-3"                    | NUMBER_INVALID
          /rate/amount      | "NaN"                     | NUMBER_INVALID
          /rate/amount      | "1000000000000.000001"    | NUMBER_INVALID
          /rate/amount      | "9999999999999"           | NUMBER_INVALID
          /rate/currency    | "gbp"                     | CURRENCY_UNKNOWN
          /rate/currency    | "XXX"                     | CURRENCY_UNKNOWN
          /rate/currency    | "ABC"                     | CURRENCY_UNKNOWN
          /rate/allocation  | "BY_EXPOSURES"            | FIELD_INVALID
          /minimumGuarantee | 5000                      | FIELD_TYPE
          /minimumGuarantee | "-1"                      | NUMBER_INVALID
          /minimumGuarantee | "0.0000001"               | NUMBER_INVALID
          /minimumGuarantee | "1000000000000.000001"    | NUMBER_INVALID
          """)
  void shouldRefuseWhatIsWrongWithItsCodeAndPointer(String pointer, String value, String code) {
    assertThat(read(with(LICENCE, pointer, value)).errors())
        .containsExactly("0 " + code + " " + pointer);
    assertThat(licences).isEmpty();
  }

  @Test
  void shouldRefuseIdsUnderAWholeCatalogue() {
    assertThat(read(with(LICENCE, "/scope/kind", "\"CATALOGUE\"")).errors())
        .containsExactly("0 FIELD_INVALID /scope/ids");
    assertThat(read(with(LICENCE, "/scope", "{\"kind\":\"CATALOGUE\"}")).errors()).isEmpty();
  }

  @Test
  void shouldTakeAMonthlyPoolThatNamesItsPlatformAndAllocation() {
    String pool = with(LICENCE, "/rate", POOL);
    assertThat(read(pool).errors()).isEmpty();
    assertThat(licences.get(0).getRate().getAllocation()).isEqualTo("BY_EXPOSURES");
    assertThat(read(with(pool, "/platform", "\"*\"")).errors())
        .containsExactly("0 FIELD_INVALID /platform");
    assertThat(read(with(pool, "/rate/allocation", null)).errors())
        .containsExactly("0 FIELD_MISSING /rate/allocation");
    assertThat(read(with(pool, "/rate/allocation", "\"EQUAL\"")).errors())
        .containsExactly("0 FIELD_INVALID /rate/allocation");
  }

  @Test
  void shouldTakeAMinimumGuaranteeThatSomePlatformOwes() {
    String guaranteed = with(LICENCE, "/minimumGuarantee", "\"5000.00\"");
    assertThat(read(guaranteed).errors()).isEmpty();
    assertThat(licences.get(0).getMinimumGuarantee()).isEqualTo(new BigDecimal("5000.000000000"));
    Read anybodys = read(with(guaranteed, "/platform", "\"*\""));
    assertThat(anybodys.errors()).containsExactly("0 FIELD_INVALID /platform");
    assertThat(anybodys.issues().errors().get(0).message()).contains("minimumGuarantee");
  }

  @Test
  void shouldTakeALicenceWithoutAGuarantee() {
    assertThat(read(with(LICENCE, "/minimumGuarantee", "null")).errors()).isEmpty();
    assertThat(read(with(LICENCE, "/platform", "\"*\"")).errors()).isEmpty();
    assertThat(licences).extracting(Licence::getMinimumGuarantee).containsOnlyNulls();
  }

  @Test
  void shouldNameThePlatformOnceForAPoolWithAGuarantee() {
    String pool = with(with(LICENCE, "/rate", POOL), "/minimumGuarantee", "\"1\"");
    assertThat(read(with(pool, "/platform", "\"*\"")).errors())
        .containsExactly("0 FIELD_INVALID /platform");
  }

  @Test
  void shouldWarnOfAMisspeltField() {
    Read read = read(with(with(LICENCE, "/efectiveTo", "\"2027-01-01\""), "/rate/ammount", "1"));
    assertThat(read.errors()).isEmpty();
    assertThat(read.warnings())
        .containsExactlyInAnyOrder("0 FIELD_UNKNOWN /efectiveTo", "0 FIELD_UNKNOWN /rate/ammount");
  }
}
