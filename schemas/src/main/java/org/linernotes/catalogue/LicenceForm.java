package org.linernotes.catalogue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Rate;
import org.linernotes.item.BatchIssues;
import org.linernotes.item.Countries;
import org.linernotes.item.DecimalText;
import org.linernotes.item.IssueCode;
import org.linernotes.item.Shown;
import org.linernotes.licence.Basis;
import org.linernotes.licence.ConsentMode;
import org.linernotes.licence.ScopeKind;
import org.linernotes.licence.Side;
import org.linernotes.money.Decimals;

/** Licences (contract section 4). */
final class LicenceForm implements ItemForm<Licence> {
  private static final String GUARANTEE = "minimumGuarantee";
  private static final Set<String> KNOWN =
      Words.of(
          "licenceId",
          "status",
          "licensor",
          "platform",
          "sides",
          "scope",
          "useTypes",
          "models",
          "territories",
          "effectiveFrom",
          "effectiveTo",
          "consent",
          "rate",
          GUARANTEE);
  private static final Set<String> STATUSES = Words.of("ACTIVE", "SUSPENDED");
  private static final Set<String> SIDES = Words.of(Side.values());
  private static final Set<String> CONSENTS = Words.of(ConsentMode.values());

  @Override
  public String idField() {
    return "licenceId";
  }

  @Override
  public @Nullable Licence read(Fields fields, BatchIssues issues) {
    String id = fields.id(idField());
    String status = fields.oneOf("status", STATUSES);
    String licensor = fields.id("licensor");
    String platform = fields.id("platform");
    List<String> sides = fields.texts("sides", fields.among(SIDES));
    ScopeForm scope = ScopeForm.read(fields.object("scope"));
    List<String> useTypes = Terms.useTypes(fields);
    List<String> models = fields.ids("models");
    List<String> territories = territories(fields);
    LocalDate effectiveFrom = fields.date("effectiveFrom");
    LocalDate effectiveTo = Terms.effectiveTo(fields, effectiveFrom);
    String consent = fields.oneOf("consent", CONSENTS);
    Rate rate = RateForm.read(fields.object("rate"));
    BigDecimal guarantee = fields.optionalDecimal(GUARANTEE, DecimalText.AMOUNT);
    requirePlatform(fields, platform, rate);
    fields.known(KNOWN);
    if (issues.rejectedNow()) {
      return null;
    }
    return new Licence(
        id,
        status,
        licensor,
        platform,
        sides,
        scope.kind(),
        scope.ids(),
        useTypes,
        models,
        territories,
        Objects.requireNonNull(effectiveFrom),
        effectiveTo,
        consent,
        rate,
        Instant.EPOCH,
        "",
        guarantee == null ? null : Decimals.money(guarantee));
  }

  /** Countries, or {@code *} alone; ZZ is none: only {@code *} covers unknown places. */
  private static List<String> territories(Fields fields) {
    return fields.wordsOrAny(
        "territories",
        (text, pointer) -> {
          Optional<String> code = Countries.normalise(text);
          if (code.isEmpty()) {
            fields.rejectAt(
                IssueCode.COUNTRY_UNKNOWN,
                pointer,
                Shown.quoted(text) + " (expected: an ISO 3166-1 alpha-2 code, or [\"*\"])");
          }
          return code;
        });
  }

  /** What a month owes as a whole is owed by somebody (contract section 6). */
  private static void requirePlatform(Fields fields, String platform, Rate rate) {
    boolean pool = rate.getBasis().equals(Basis.MONTHLY_POOL.name());
    if (platform.equals(Words.ANY) && (pool || fields.has(GUARANTEE))) {
      String since = pool ? "the basis is MONTHLY_POOL" : "there is a " + GUARANTEE;
      fields.reject(
          IssueCode.FIELD_INVALID,
          "platform",
          "\"*\" (expected: one platform's id, since " + since + ")");
    }
  }

  @Override
  public String id(Licence licence) {
    return licence.getLicenceId();
  }

  @Override
  public void stamp(Licence licence, Instant acceptedAt, String acceptedBy) {
    licence.setAcceptedAt(acceptedAt);
    licence.setAcceptedBy(acceptedBy);
  }

  @Override
  public Ownership ownership(Licence licence) {
    return Ownership.whole("/licensor", licence.getLicensor());
  }

  /** What a licence covers. */
  private record ScopeForm(String kind, List<String> ids) {
    private static final Set<String> KNOWN = Words.of("kind", "ids");
    private static final Set<String> KINDS = Words.of(ScopeKind.values());

    static ScopeForm read(Fields fields) {
      String kind = fields.oneOf("kind", KINDS);
      boolean whole = kind.equals(ScopeKind.CATALOGUE.name());
      fields.known(KNOWN);
      if (!whole) {
        return new ScopeForm(kind, kind.isEmpty() ? List.of() : fields.ids("ids"));
      }
      if (fields.has("ids")) {
        fields.reject(
            IssueCode.FIELD_INVALID, "ids", "present (expected: none for kind CATALOGUE)");
      }
      return new ScopeForm(kind, List.of());
    }
  }
}
