package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.ingest.IngestMeters;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Parts;
import org.linernotes.it.kit.Queries;
import org.linernotes.it.kit.Scrape;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.world.Kind;
import org.linernotes.metrics.Metric;
import org.linernotes.metrics.MetricFamily;
import org.linernotes.sink.SinkMeters;
import org.linernotes.streams.StreamsMeters;

/** What the metrics say of a stack that runs, and that the READMEs list just these. */
@ExtendWith(Integration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
class MetricsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Stack stack;

  @BeforeAll
  void start(Parts parts) {
    stack = Stack.start(parts, Map.of("LINERNOTES_SINK_WATCH_SECONDS", "1"));
    Upload upload = new Upload(stack);
    upload.send(Kind.TRACK, "", List.of(Items.track("night-bus", "north")));
    upload.send(Kind.LICENCE, "", List.of(Items.licence("l-1", "north", "PER_EXPOSURE", "0.5")));
    upload.send(Kind.USAGE, "sonara", List.of(Items.usage("e-1", "night-bus")));
    upload.send(
        Kind.USAGE, "sonara", List.of(Items.usage("e-1", "night-bus"), Items.usage("e-2", "x")));
    upload.send(
        Kind.USAGE, "sonara", List.of(Items.usage("e-1", "night-bus").put("model", "other")));
    awaitValue("sink_audit_events{outcome=\"reported\",platform=\"sonara\"}", 4);
    awaitValue("sink_quarantine_records{cause=\"CONFLICT\"}", 1);
    awaitValue("sink_month_unrated_events{month=\"2024-02\"}", 0);
    System.gc(); // that there is a pause to be shown
    Awaitility.await("jvm_gc_pause_seconds")
        .atMost(PATIENCE)
        .until(() -> scrape().has("jvm_gc_pause_seconds"));
  }

  @AfterAll
  void stop() {
    if (stack != null) { // it may not have started
      stack.close();
    }
  }

  private Scrape scrape() {
    return Scrape.of(stack.admin().get("/metrics").text());
  }

  private void awaitValue(String series, double expected) {
    Awaitility.await(series)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(scrape().value(series)).isEqualTo(expected));
  }

  private static Stream<Metric> listed() {
    return Stream.of(IngestMeters.ALL, StreamsMeters.ALL, SinkMeters.ALL)
        .flatMap(List::stream)
        .distinct();
  }

  private static Stream<MetricFamily> families() {
    return Stream.of(IngestMeters.FAMILIES, StreamsMeters.FAMILIES, SinkMeters.FAMILIES)
        .flatMap(List::stream)
        .distinct();
  }

  @Test
  void shouldRegisterNoMeterThatNoReadmeLists() {
    List<String> names = listed().map(Metric::name).toList();
    List<MetricFamily> families = families().toList();
    SortedSet<String> unlisted =
        stack.context().metrics().getMeters().stream()
            .map(Meter::getId)
            .map(Meter.Id::getName)
            .filter(name -> !names.contains(name))
            .filter(name -> families.stream().noneMatch(family -> family.has(name)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(unlisted).isEmpty();
  }

  @Test
  void shouldShowEveryMeterThatAReadmeLists() {
    Scrape scrape = scrape();
    assertThat(listed().map(Metric::exposedName).filter(name -> !scrape.has(name))).isEmpty();
    List<String> names =
        stack.context().metrics().getMeters().stream()
            .map(meter -> meter.getId().getName())
            .toList();
    assertThat(families().filter(family -> names.stream().noneMatch(family::has))).isEmpty();
  }

  @Test
  void shouldNameTheTagsThatTheReadmesName() {
    List<String> wrong =
        listed()
            .flatMap(
                metric ->
                    stack.context().metrics().getMeters().stream()
                        .map(Meter::getId)
                        .filter(id -> id.getName().equals(metric.name()))
                        .filter(
                            id ->
                                !id.getTags().stream()
                                    .map(tag -> tag.getKey())
                                    .collect(Collectors.toSet())
                                    .equals(Set.copyOf(metric.tags())))
                        .map(Meter.Id::toString))
            .toList();
    assertThat(wrong).isEmpty();
  }

  /** What a stack shows stays in {@code target/metrics.txt}, for whoever writes a query. */
  @Test
  void shouldShowEveryMetricThatRulesAndDashboardsAskFor() throws IOException {
    String text = stack.admin().get("/metrics").text();
    Files.writeString(Path.of("target", "metrics.txt"), text);
    Scrape scrape = Scrape.of(text);
    Queries queries = Queries.read(Path.of(".."));
    assertThat(queries.unanswered(name -> !scrape.named(name).isEmpty())).isEmpty();
  }

  @Test
  void shouldTellWhoSendsWhatAndThatNothingIsLost() {
    Scrape scrape = scrape();
    assertThat(
            scrape.value(
                "ingest_platform_items_total{kind=\"usage\",outcome=\"accepted\",platform=\"sonara\"}"))
        .isEqualTo(4);
    assertThat(scrape.value("sink_audit_events{outcome=\"duplicates\",platform=\"sonara\"}"))
        .isEqualTo(1);
    assertThat(scrape.value("sink_audit_difference")).isEqualTo(0);
    assertThat(scrape.value("sink_months_due")).isEqualTo(1);
  }

  @Test
  void shouldNameRequestsByRouteAndNeverByPath() {
    String unknown = "/v1/royalties/2024-02/parties/nobody-has-this-name";
    stack.finance().get(unknown);
    String text = stack.admin().get("/metrics").text();
    assertThat(text).contains("route=\"/v1/royalties/:month/parties/:party\"");
    assertThat(text).doesNotContain("nobody-has-this-name").doesNotContain("night-bus");
  }

  @Test
  void shouldShowMoneyThatIsOutOfBalance() {
    awaitValue("sink_imbalance{currency=\"GBP\"}", 0);
    stack.asOwner().execute("ALTER TABLE posting DISABLE TRIGGER posting_balanced");
    String planted =
        "INSERT INTO posting (entry_id, account_id, period, ppm, amount) SELECT max(entry_id) + 1,"
            + " max(account_id), '2024-02-01', NULL, 0.000000001 FROM posting";
    stack.asOwner().execute(planted);
    awaitValue("sink_imbalance{currency=\"GBP\"}", 1e-9);
    stack.asOwner().execute("DELETE FROM posting WHERE amount = 0.000000001");
    awaitValue("sink_imbalance{currency=\"GBP\"}", 0);
  }
}
