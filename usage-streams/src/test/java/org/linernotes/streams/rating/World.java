package org.linernotes.streams.rating;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Basis;
import org.linernotes.licence.ConsentMode;
import org.linernotes.licence.ScopeKind;
import org.linernotes.licence.Side;
import org.linernotes.usage.CellKey;

/** A track by Ann, with Bob featured, controlled by the label; terms are added by the tests. */
final class World implements Terms {
  private final Map<String, Licence> licences = new HashMap<>();
  private final Map<String, Consent> consents = new HashMap<>();
  private final List<RightsRow> masters = new ArrayList<>();

  World() {
    rights("2000-01-01", "label", new Split("label", 1_000_000));
  }

  void rights(String from, String controlledBy, Split... splits) {
    masters.add(new RightsRow(controlledBy, LocalDate.parse(from), List.of(splits)));
  }

  World add(LicenceBuilder builder) {
    Licence licence = builder.build();
    licences.put(licence.licenceId(), licence);
    return this;
  }

  World add(ConsentBuilder builder) {
    Consent consent = builder.build();
    consents.put(consent.consentId(), consent);
    return this;
  }

  List<RatedCell> rate(CellBuilder... cells) {
    List<UsageCell> built = Arrays.stream(cells).map(CellBuilder::build).toList();
    Map<Side, List<RightsRow>> rights = new EnumMap<>(Side.class);
    rights.put(Side.MASTER, masters);
    return Rater.rate(new Track("t1", 212_300, List.of("ann", "bob"), rights), built, this);
  }

  @Override
  public Collection<Licence> licencesOf(String party) {
    return licences.values().stream().filter(l -> l.licensor().equals(party)).toList();
  }

  @Override
  public Collection<Consent> consentsOf(String artist) {
    return consents.values().stream().filter(c -> c.artist().equals(artist)).toList();
  }

  static CellBuilder cell() {
    return new CellBuilder();
  }

  static LicenceBuilder licence(String id) {
    return new LicenceBuilder(id);
  }

  static ConsentBuilder consent(String id, String artist, boolean optIn) {
    return new ConsentBuilder(id, artist, optIn);
  }

  /** One event of two exposures on 2026-10-05, unless said otherwise. */
  static final class CellBuilder {
    private LocalDate day = LocalDate.parse("2026-10-05");
    private String model = "echo";
    private @Nullable String version;
    private String territory = "SE";
    private UsageTotals usage = new UsageTotals(1, 2, 0, 2);

    CellBuilder on(String text) {
      day = LocalDate.parse(text);
      return this;
    }

    CellBuilder model(String name, String modelVersion) {
      model = name;
      version = modelVersion;
      return this;
    }

    CellBuilder territory(String code) {
      territory = code;
      return this;
    }

    CellBuilder exposures(long count) {
      return usage(new UsageTotals(1, count, 0, count));
    }

    CellBuilder usage(UsageTotals totals) {
      usage = totals;
      return this;
    }

    UsageCell build() {
      CellKey key =
          new CellKey("t1", null, "sonara", "r1", day, model, version, "PRETRAINING", territory);
      return new UsageCell(key, usage);
    }
  }

  /** The label's licence of its whole catalogue for everything, unless said otherwise. */
  static final class LicenceBuilder {
    private final String id;
    private boolean active = true;
    private String licensor = "label";
    private String platform = "*";
    private Set<Side> sides = Set.of(Side.MASTER);
    private Scope scope = new Scope(ScopeKind.CATALOGUE, Set.of());
    private Names useTypes = Names.of(Set.of("*"));
    private Names models = Names.of(Set.of("*"));
    private Names territories = Names.of(Set.of("*"));
    private Term term = new Term(LocalDate.parse("2026-01-01"), null);
    private ConsentMode consent = ConsentMode.NOT_REQUIRED;
    private Rate rate = new Rate(Basis.PER_EXPOSURE, BigDecimal.ONE, "GBP");

    private LicenceBuilder(String id) {
      this.id = id;
    }

    LicenceBuilder suspended() {
      active = false;
      return this;
    }

    LicenceBuilder licensor(String party) {
      licensor = party;
      return this;
    }

    LicenceBuilder platform(String name) {
      platform = name;
      return this;
    }

    LicenceBuilder sides(Side side) {
      sides = Set.of(side);
      return this;
    }

    LicenceBuilder scope(ScopeKind kind, String... ids) {
      scope = new Scope(kind, Set.of(ids));
      return this;
    }

    LicenceBuilder useTypes(String... names) {
      useTypes = Names.of(Set.of(names));
      return this;
    }

    LicenceBuilder models(String... names) {
      models = Names.of(Set.of(names));
      return this;
    }

    LicenceBuilder territories(String... names) {
      territories = Names.of(Set.of(names));
      return this;
    }

    LicenceBuilder term(String from, @Nullable String to) {
      term = new Term(LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
      return this;
    }

    LicenceBuilder consent(ConsentMode mode) {
      consent = mode;
      return this;
    }

    LicenceBuilder rate(Basis basis, String amount) {
      rate = new Rate(basis, new BigDecimal(amount), "GBP");
      return this;
    }

    Licence build() {
      return new Licence(
          id,
          active,
          licensor,
          platform,
          sides,
          scope,
          useTypes,
          models,
          territories,
          term,
          consent,
          rate);
    }
  }

  /** A decision for all platforms and use types from 2026-01-01, unless said otherwise. */
  static final class ConsentBuilder {
    private final String id;
    private final String artist;
    private final boolean optIn;
    private String platform = "*";
    private Names useTypes = Names.of(Set.of("*"));
    private Term term = new Term(LocalDate.parse("2026-01-01"), null);

    private ConsentBuilder(String id, String artist, boolean optIn) {
      this.id = id;
      this.artist = artist;
      this.optIn = optIn;
    }

    ConsentBuilder from(String day) {
      term = new Term(LocalDate.parse(day), null);
      return this;
    }

    ConsentBuilder platform(String name) {
      platform = name;
      return this;
    }

    ConsentBuilder useTypes(String... names) {
      useTypes = Names.of(Set.of(names));
      return this;
    }

    Consent build() {
      return new Consent(id, artist, platform, useTypes, optIn, term);
    }
  }
}
