package org.linernotes.streams.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.linernotes.http.Problem;
import org.linernotes.http.ProblemException;
import org.linernotes.music.TrackIdentifier;
import org.linernotes.usage.CellKey;

/**
 * What is asked, and by whom.
 *
 * @param target path and query, as another instance is asked the same
 * @param authorization the caller's, since another instance checks it anew
 * @param passedOn true: another instance asks for its caller, and does not want to be sent on
 */
record Question(QueryParams query, String target, String authorization, boolean passedOn) {
  /** Guards against two instances that each believe the other has a key. */
  static final String PASSED_ON = "linernotes-passed-on";

  private static final int MAX_ID_CHARS = 200;
  private static final int MAX_SHOWN_CHARS = 60;

  static Question of(ServiceRequestContext context) {
    RequestHeaders headers = context.request().headers();
    return new Question(
        QueryParams.fromQueryString(context.query()),
        headers.path(),
        headers.get(HttpHeaderNames.AUTHORIZATION, ""),
        headers.contains(PASSED_ON));
  }

  /** The track, normalised as ingest does it: however it is spelt, it is the one reported. */
  String track() {
    String sent = required("track");
    return TrackIdentifier.parse(sent)
        .map(TrackIdentifier::text)
        .filter(Question::usable)
        .orElseThrow(
            () ->
                invalid(
                    "IDENTIFIER_INVALID",
                    "track '"
                        + shown(sent)
                        + "' (expected: namespace:value, like isrc:USUM71804534)"));
  }

  String id() {
    String id = required("id");
    if (!usable(id)) {
      throw invalid(
          "ID_INVALID",
          "id '" + shown(id) + "' (expected: 1..200 characters, no control characters)");
    }
    return id;
  }

  /** The cell that another instance asks of. */
  CellKey cell() {
    String sent = required("cell");
    try {
      return CellKey.parse(Base64.getUrlDecoder().decode(sent));
    } catch (RuntimeException e) { // of the decoder, the key and its date
      throw invalid("CELL_INVALID", "cell '" + shown(sent) + "' is not a cell's key");
    }
  }

  static String encoded(CellKey cell) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cell.toBytes());
  }

  private String required(String name) {
    String text = query.get(name, "");
    if (text.isEmpty()) {
      throw invalid("QUERY_INVALID", name + " is missing");
    }
    return text;
  }

  private static boolean usable(String text) {
    return text.codePointCount(0, text.length()) <= MAX_ID_CHARS
        && text.chars().noneMatch(Character::isISOControl)
        && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static String shown(String text) {
    return text.length() <= MAX_SHOWN_CHARS ? text : text.substring(0, MAX_SHOWN_CHARS) + "...";
  }

  private static ProblemException invalid(String code, String detail) {
    return new ProblemException(Problem.of(HttpStatus.BAD_REQUEST, code, detail));
  }
}
