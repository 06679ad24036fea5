package org.linernotes.ingest.usage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.UsageVoid;
import org.linernotes.ingest.body.Tokens;
import org.linernotes.ingest.item.Encoder;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.item.BatchIssues;
import org.linernotes.item.IssueCode;
import org.linernotes.item.Pointers;
import org.linernotes.item.TextRule;
import org.linernotes.music.TrackIdentifier;

/**
 * Reads what platforms take back: uses of their own, by identity. Whether the use was reported is
 * not asked here, since it may come later. The log's key is the use's.
 */
public final class VoidReader implements ItemReader {
  private static final String ID = "id";
  private static final String TRACK = "track";
  private static final String REASON = "reason";
  private static final List<String> KNOWN = List.of(ID, TRACK, REASON);

  private final String platform;
  private final InstantSource clock;
  private final Encoder<UsageVoid> encoder;

  public VoidReader(String platform, InstantSource clock, Encoder<UsageVoid> encoder) {
    this.platform = platform;
    this.clock = clock;
    this.encoder = encoder;
  }

  @Override
  public int maxItemBytes() {
    return UsageReader.MAX_EVENT_BYTES;
  }

  @Override
  public @Nullable LogEntry read(JsonParser parser, BatchIssues issues) throws IOException {
    UsageVoid taken = parse(parser, issues);
    return taken == null ? null : LogEntry.of(taken.getTrack(), encoder.encode(taken));
  }

  @Nullable UsageVoid parse(JsonParser parser, BatchIssues issues) throws IOException {
    Map<String, String> texts = texts(parser, issues);
    String id = checked(ID, TextRule.ID, texts, issues);
    String reason = checked(REASON, TextRule.TITLE, texts, issues);
    TrackIdentifier track = track(texts, issues);
    return issues.rejectedNow() || track == null
        ? null
        : new UsageVoid(platform, track.text(), id, reason, clock.instant());
  }

  /** The known members that are strings; the others are judged, and are not missing. */
  private static Map<String, String> texts(JsonParser parser, BatchIssues issues)
      throws IOException {
    Map<String, String> texts = new HashMap<>();
    Set<String> names = new HashSet<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      String at = Pointers.member("", name);
      JsonToken token = parser.nextToken();
      if (!names.add(name)) {
        issues.reject(IssueCode.DUPLICATE_FIELD, at, "the field stands twice (expected: once)");
      } else if (!KNOWN.contains(name)) {
        issues.warn(IssueCode.FIELD_UNKNOWN, at, "the field has no meaning here and is ignored");
      } else if (token == JsonToken.VALUE_STRING) {
        texts.put(name, parser.getText());
      } else {
        wrong(token, at, parser, issues);
      }
      parser.skipChildren();
    }
    for (String name : KNOWN) {
      if (!names.contains(name)) {
        missing(Pointers.member("", name), issues);
      }
    }
    return texts;
  }

  private static void wrong(JsonToken token, String at, JsonParser parser, BatchIssues issues)
      throws IOException {
    if (token == JsonToken.VALUE_NULL) {
      missing(at, issues);
    } else {
      issues.reject(IssueCode.FIELD_TYPE, at, Tokens.found(parser) + " (expected: a string)");
    }
  }

  private static void missing(String at, BatchIssues issues) {
    issues.reject(IssueCode.FIELD_MISSING, at, "absent or null (expected: a value)");
  }

  private static String checked(
      String name, TextRule rule, Map<String, String> texts, BatchIssues issues) {
    String text = texts.get(name);
    if (text == null) {
      return "";
    }
    if (name.equals(ID)) {
      issues.identify(text);
    }
    rule.fault(Pointers.member("", name), text)
        .ifPresent(fault -> issues.reject(fault.code(), fault.field(), fault.message()));
    return text;
  }

  private static @Nullable TrackIdentifier track(Map<String, String> texts, BatchIssues issues) {
    String text = texts.get(TRACK);
    return text == null
        ? null
        : TrackField.read(
            Pointers.member("", TRACK),
            text,
            "it takes back only a use reported with the same characters",
            issues);
  }
}
