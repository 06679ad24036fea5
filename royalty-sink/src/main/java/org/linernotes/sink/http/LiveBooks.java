package org.linernotes.sink.http;

import static org.linernotes.sink.http.Shapes.object;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.linernotes.http.LiveHealth;
import org.linernotes.licence.Side;
import org.linernotes.money.Decimals;
import org.linernotes.service.HealthCheck;
import org.linernotes.sink.flow.BooksLag;
import org.linernotes.sink.report.LiveReports;
import org.linernotes.sink.report.LiveReports.MonthAudit;
import org.linernotes.sink.report.LiveReports.PlatformMonth;
import org.linernotes.sink.report.LiveReports.SetAsideNow;
import org.linernotes.sink.report.Paced;
import org.linernotes.sink.watch.BookState;

/**
 * What the books hold now, for who looks at the flow. Counts are of this moment; verdicts and the
 * ledger's sums, which take longer the more there is, may be a while older. For one thread at a
 * time.
 */
public final class LiveBooks implements Supplier<Map<String, Object>> {
  private static final int MONTHS = 3;

  private final Parts parts;
  private final Paced<Map<PlatformMonth, Map<Side, SortedMap<String, Long>>>> verdicts;
  private final Paced<Long> entries;
  private List<YearMonth> months = List.of();

  /**
   * What it asks.
   *
   * @param watched what the last look at the whole ledger saw
   * @param checks of this service
   */
  public record Parts(
      LiveReports reports,
      BooksLag lag,
      Supplier<Optional<BookState>> watched,
      Clock clock,
      List<HealthCheck> checks) {}

  public LiveBooks(Parts parts) {
    this.parts = parts;
    this.verdicts = new Paced<>(() -> parts.reports().verdicts(months), System::nanoTime);
    this.entries = new Paced<>(parts.reports()::entries, System::nanoTime);
  }

  @Override
  public Map<String, Object> get() {
    List<MonthAudit> audits = parts.reports().newestMonths(MONTHS);
    months = audits.stream().map(audit -> audit.key().month()).distinct().toList();
    return object(
        "at", parts.clock().instant().toString(),
        "months", audits.stream().map(this::month).toList(),
        "lag", parts.lag().records(),
        "freshnessSeconds", parts.lag().freshness().map(Duration::toSeconds).orElse(null),
        "entries", entries.get(),
        "imbalance", parts.watched().get().map(LiveBooks::imbalance).orElse(null),
        "quarantine", parts.reports().setAside().stream().map(LiveBooks::setAside).toList(),
        "health", LiveHealth.of(parts.checks().stream()));
  }

  private Map<String, Object> month(MonthAudit of) {
    Map<Side, SortedMap<String, Long>> found = verdicts.get().getOrDefault(of.key(), Map.of());
    Map<String, Object> month = object("month", of.key().month().toString());
    month.putAll(Shapes.platform(of.audit()));
    month.put("verdicts", Shapes.verdicts(found));
    return month;
  }

  /** Over all currencies, signs left away: so that no two differences make none. */
  private static String imbalance(BookState state) {
    BigDecimal sum =
        state.imbalance().values().stream()
            .map(BigDecimal::abs)
            .reduce(Decimals.ZERO, BigDecimal::add);
    return Decimals.text(Decimals.money(sum));
  }

  private static Map<String, Object> setAside(SetAsideNow records) {
    return object(
        "cause", records.cause(),
        "count", records.count(),
        "newest", records.newest().toString());
  }
}
