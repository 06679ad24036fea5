package org.linernotes.ingest.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Principal;
import org.linernotes.http.ProblemException;
import org.linernotes.ingest.body.BodyReading;
import org.linernotes.ingest.body.JsonForm;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.item.Shown;

/**
 * Which forms of bodies an endpoint takes, by media type. Who sends it, and the rest of the head,
 * may decide too, so a type has a function of them.
 */
final class MediaForms {
  private static final String DEFAULT = "application/json";

  /** How one request's body is read. */
  @FunctionalInterface
  interface Opener {
    BodyReading open(Principal principal, RequestHeaders head);
  }

  private final Map<String, Opener> byType;
  private final String accepted;

  private MediaForms(Map<String, Opener> byType, String accepted) {
    this.byType = Map.copyOf(byType);
    this.accepted = accepted;
  }

  /** What every endpoint takes (contract section 2). */
  static MediaForms json(Function<Principal, ItemReader> readers) {
    Opener lines = (who, head) -> BodyReading.of(JsonForm.NDJSON, readers.apply(who));
    Opener json = (who, head) -> BodyReading.of(JsonForm.JSON, readers.apply(who));
    return new MediaForms(
        Map.of(
            "application/x-ndjson",
            lines,
            "application/ndjson",
            lines,
            "application/jsonl",
            lines,
            DEFAULT,
            json),
        "application/json, application/x-ndjson");
  }

  /** These, and one more type, or another form for one of them. */
  MediaForms with(String type, Opener form) {
    Map<String, Opener> more = new LinkedHashMap<>(byType);
    boolean known = more.put(type, form) != null;
    return new MediaForms(more, known ? accepted : accepted + ", " + type);
  }

  /**
   * The form of a request's body; JSON if it does not say.
   *
   * @throws ProblemException 415 if it is none of these
   */
  BodyReading of(Principal principal, RequestHeaders head) {
    String sent = head.get(HttpHeaderNames.CONTENT_TYPE);
    Opener form = byType.get(name(head, sent));
    if (form == null) {
      throw WriteRequest.unsupported(
          "CONTENT_TYPE_UNSUPPORTED",
          "Content-Type " + Shown.quoted(String.valueOf(sent)) + " (expected: " + accepted + ")",
          Map.of("accept-post", accepted));
    }
    return form.open(principal, head);
  }

  private static String name(RequestHeaders head, @Nullable String sent) {
    MediaType type = head.contentType();
    if (sent == null) {
      return DEFAULT;
    }
    return type == null ? "" : type.type() + "/" + type.subtype();
  }
}
