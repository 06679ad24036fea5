package org.linernotes.sink.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.UsageReported;
import org.linernotes.http.Json;
import org.linernotes.money.Decimals;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.UseProblem;

/** Problems as platforms read them; an event as it can be mended and sent again. */
final class ProblemShapes {
  private static final Map<UseProblem.Kind, String> MESSAGES =
      Map.of(
          UseProblem.Kind.SUSPECT,
          "a malformed ISRC never matches (void the events, and report them under the right one)",
          UseProblem.Kind.UNMATCHED,
          "no track of the catalogue has the identifier (mends itself when one does)");

  private ProblemShapes() {}

  static Map<String, Object> problems(
      YearMonth month, Page<UseProblem> page, Function<byte[], Optional<UsageReported>> sent) {
    return Shapes.object(
        "period",
        month.toString(),
        "problems",
        page.items().stream().map(problem -> problem(problem, sent)).toList(),
        "next",
        Shapes.next(page, Lists.PROBLEMS));
  }

  private static Map<String, Object> problem(
      UseProblem problem, Function<byte[], Optional<UsageReported>> sent) {
    if (problem instanceof UseProblem.SetAside event) {
      return setAside(event, Optional.ofNullable(event.value()).flatMap(sent));
    }
    return trackless((UseProblem.Trackless) problem);
  }

  private static Map<String, Object> setAside(
      UseProblem.SetAside event, Optional<UsageReported> sent) {
    return Shapes.object(
        "kind", event.kind().name(),
        "message", event.message(),
        "track", sent.map(UsageReported::getTrack).orElse(null),
        "id", sent.map(UsageReported::getId).orElse(null),
        "cause", event.cause(),
        "position",
            Shapes.object(
                "topic", event.position().topic(),
                "partition", event.position().partition(),
                "offset", event.offset()),
        "setAsideAt", event.at().toString(),
        "sent", sent.map(ProblemShapes::event).orElse(null));
  }

  private static Map<String, Object> trackless(UseProblem.Trackless use) {
    return Shapes.object(
        "kind", use.kind().name(),
        "message", MESSAGES.get(use.kind()),
        "track", use.identifier(),
        "usageDay", use.usageDay().toString(),
        "useType", use.useType(),
        "model", use.model(),
        "modelVersion", use.modelVersion(),
        "run", use.run(),
        "territory", use.territory(),
        "events", use.events(),
        "exposures", use.exposures());
  }

  /** As {@code POST /v1/usage-events} takes it, but for what is wrong with it. */
  private static Map<String, Object> event(UsageReported event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", event.getId());
    fields.put("occurredAt", event.getOccurredAt().toString());
    fields.put("track", event.getTrack());
    fields.put("useType", event.getUseType());
    fields.put("model", event.getModel());
    putIf(fields, "modelVersion", event.getModelVersion());
    fields.put("run", event.getRun());
    putIf(fields, "dataset", event.getDataset());
    fields.put("exposures", event.getExposures());
    Long millis = event.getAudioMillis();
    putIf(fields, "audioSeconds", millis == null ? null : Decimals.text(Decimals.seconds(millis)));
    fields.put("territory", event.getTerritory());
    extra(event)
        .properties()
        .forEach(field -> fields.putIfAbsent(field.getKey(), field.getValue()));
    return fields;
  }

  private static void putIf(Map<String, Object> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  /** What the contract does not name; a producer that went around ingest may have put no JSON. */
  private static JsonNode extra(UsageReported event) {
    String extra = event.getExtra();
    try {
      return Json.read((extra == null ? "{}" : extra).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}
