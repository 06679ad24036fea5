package org.linernotes.sink.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linernotes.http.Json;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.PostedLicence;

class CatalogueShapesTest {

  @Test
  void shouldWriteALicenceSoThatItCanBePostedAgain() {
    PostedLicence licence =
        new PostedLicence(
            "L1",
            "ACTIVE",
            "label",
            "sonara",
            List.of("MASTER"),
            "TRACKS",
            List.of("t-1", "t-2"),
            List.of("*"),
            List.of("echo@2"),
            List.of("GB"),
            LocalDate.of(2026, 10, 1),
            null,
            "OPT_OUT",
            new PostedLicence.Rate("MONTHLY_POOL", new BigDecimal("1200.000000000"), "GBP"),
            "BY_EXPOSURES",
            new BigDecimal("0.500000000"),
            Instant.parse("2026-10-02T03:04:05Z"));

    Object shape = CatalogueShapes.licences(new Page<>(List.of(licence), null));

    assertThat(new String(Json.bytes(shape), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"licences\":[{\"licenceId\":\"L1\",\"status\":\"ACTIVE\",\"licensor\":\"label\","
                + "\"platform\":\"sonara\",\"sides\":[\"MASTER\"],"
                + "\"scope\":{\"kind\":\"TRACKS\",\"ids\":[\"t-1\",\"t-2\"]},\"useTypes\":[\"*\"],"
                + "\"models\":[\"echo@2\"],\"territories\":[\"GB\"],"
                + "\"effectiveFrom\":\"2026-10-01\",\"effectiveTo\":null,\"consent\":\"OPT_OUT\","
                + "\"rate\":{\"basis\":\"MONTHLY_POOL\",\"amount\":\"1200\",\"currency\":\"GBP\","
                + "\"allocation\":\"BY_EXPOSURES\"},\"minimumGuarantee\":\"0.5\","
                + "\"acceptedAt\":\"2026-10-02T03:04:05Z\"}],\"next\":null}");
  }
}
