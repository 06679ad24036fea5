package org.linernotes.streams.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.linernotes.licence.Side;
import org.linernotes.streams.preview.Note;
import org.linernotes.streams.preview.Preview;
import org.linernotes.streams.preview.Preview.Amounts;
import org.linernotes.streams.preview.Preview.Purse;
import org.linernotes.streams.preview.Preview.Turn;

/** A preview as clients read it, and as instances tell each other their parts. */
final class PreviewShapes {
  private PreviewShapes() {}

  static Map<String, Object> preview(Preview preview) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("cells", preview.cells());
    answer.put("events", preview.events());
    answer.put("months", preview.money().entrySet().stream().map(PreviewShapes::month).toList());
    answer.put(
        "verdicts", preview.verdicts().entrySet().stream().map(PreviewShapes::verdict).toList());
    answer.put("complete", preview.complete());
    answer.put("notes", preview.notes().stream().sorted().map(PreviewShapes::note).toList());
    return answer;
  }

  /** With what the instance that asks has to know beside it. */
  static Map<String, Object> part(Preview preview) {
    Map<String, Object> answer = preview(preview);
    answer.put("partitions", preview.partitions().stream().sorted().toList());
    return answer;
  }

  private static Map<String, Object> month(Map.Entry<Purse, Amounts> entry) {
    Map<String, Object> month = new LinkedHashMap<>();
    month.put("month", entry.getKey().month().toString());
    month.put("currency", entry.getKey().currency());
    month.put("before", entry.getValue().before().toPlainString());
    month.put("after", entry.getValue().after().toPlainString());
    month.put("difference", entry.getValue().difference().toPlainString());
    return month;
  }

  private static Map<String, Object> verdict(Map.Entry<Turn, Long> entry) {
    Map<String, Object> verdict = new LinkedHashMap<>();
    verdict.put("side", entry.getKey().side().name());
    verdict.put("before", entry.getKey().before());
    verdict.put("after", entry.getKey().after());
    verdict.put("events", entry.getValue());
    return verdict;
  }

  private static Map<String, Object> note(Note note) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("code", note.name());
    told.put("text", note.text());
    return told;
  }

  /** Reads {@link #part}. */
  static Preview readPart(JsonNode part) {
    Map<Purse, Amounts> money = new HashMap<>();
    for (JsonNode month : part.path("months")) {
      YearMonth of = YearMonth.parse(month.path("month").asText());
      BigDecimal before = new BigDecimal(month.path("before").asText());
      BigDecimal after = new BigDecimal(month.path("after").asText());
      money.put(new Purse(of, month.path("currency").asText()), new Amounts(before, after));
    }
    Map<Turn, Long> verdicts = new HashMap<>();
    for (JsonNode verdict : part.path("verdicts")) {
      Side side = Side.valueOf(verdict.path("side").asText());
      Turn turn = new Turn(side, verdict.path("before").asText(), verdict.path("after").asText());
      verdicts.put(turn, verdict.path("events").asLong());
    }
    Set<Integer> partitions = new HashSet<>();
    part.path("partitions").forEach(partition -> partitions.add(partition.asInt()));
    long cells = part.path("cells").asLong();
    long events = part.path("events").asLong();
    return new Preview(cells, events, money, verdicts, notes(part), partitions);
  }

  private static Set<Note> notes(JsonNode part) {
    Set<Note> notes = EnumSet.noneOf(Note.class);
    List.of(Note.values()).stream()
        .filter(note -> part.path("notes").findValuesAsText("code").contains(note.name()))
        .forEach(notes::add);
    return notes;
  }
}
