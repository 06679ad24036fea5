package org.linernotes.ingest.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linernotes.http.ProblemException;
import org.linernotes.ingest.body.BodyForm;
import org.linernotes.ingest.body.JsonForm;
import org.linernotes.ingest.item.Shown;

/**
 * Which forms of bodies an endpoint takes, by media type. The rest of the head may decide too, so a
 * type has a function of it.
 */
final class MediaForms {
  /** What every endpoint takes (contract section 2). */
  static final MediaForms JSON =
      new MediaForms(
          Map.of(
              "application/x-ndjson", head -> JsonForm.NDJSON,
              "application/ndjson", head -> JsonForm.NDJSON,
              "application/jsonl", head -> JsonForm.NDJSON,
              "application/json", head -> JsonForm.JSON),
          "application/json, application/x-ndjson");

  private static final String DEFAULT = "application/json";

  private final Map<String, Function<RequestHeaders, BodyForm>> byType;
  private final String accepted;

  private MediaForms(Map<String, Function<RequestHeaders, BodyForm>> byType, String accepted) {
    this.byType = Map.copyOf(byType);
    this.accepted = accepted;
  }

  /** These, and one more type, or another form for one of them. */
  MediaForms with(String type, Function<RequestHeaders, BodyForm> form) {
    Map<String, Function<RequestHeaders, BodyForm>> more = new LinkedHashMap<>(byType);
    boolean known = more.put(type, form) != null;
    return new MediaForms(more, known ? accepted : accepted + ", " + type);
  }

  /**
   * The form of a request's body; JSON if it does not say.
   *
   * @throws ProblemException 415 if it is none of these
   */
  BodyForm of(RequestHeaders head) {
    String sent = head.get(HttpHeaderNames.CONTENT_TYPE);
    Function<RequestHeaders, BodyForm> form = byType.get(name(head, sent));
    if (form == null) {
      throw WriteRequest.unsupported(
          "CONTENT_TYPE_UNSUPPORTED",
          "Content-Type " + Shown.quoted(String.valueOf(sent)) + " (expected: " + accepted + ")",
          Map.of("accept-post", accepted));
    }
    return form.apply(head);
  }

  private static String name(RequestHeaders head, @Nullable String sent) {
    MediaType type = head.contentType();
    if (sent == null) {
      return DEFAULT;
    }
    return type == null ? "" : type.type() + "/" + type.subtype();
  }
}
