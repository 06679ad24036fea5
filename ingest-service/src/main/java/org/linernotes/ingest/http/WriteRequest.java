package org.linernotes.ingest.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Principal;
import org.linernotes.http.Problem;
import org.linernotes.http.ProblemException;
import org.linernotes.ingest.body.BodyReading;
import org.linernotes.ingest.body.ContentCoding;
import org.linernotes.item.Shown;

/**
 * What a write request's head says of its body.
 *
 * @param bodyBytes as sent; -1 if it does not say
 */
record WriteRequest(BodyReading form, ContentCoding coding, boolean atomic, long bodyBytes) {

  /**
   * Reads the head.
   *
   * @throws ProblemException 415 for forms that are not taken, 400 for a bad query
   */
  static WriteRequest of(
      ServiceRequestContext ctx, RequestHeaders headers, Principal principal, MediaForms forms) {
    return new WriteRequest(
        forms.of(principal, headers), coding(headers), atomic(ctx), headers.contentLength());
  }

  /** True if nothing may be accepted before all is read. */
  boolean judgedWhole() {
    return atomic || form.judgedWhole();
  }

  boolean isCompressed() {
    return coding != ContentCoding.IDENTITY;
  }

  private static ContentCoding coding(RequestHeaders headers) {
    String sent = headers.get(HttpHeaderNames.CONTENT_ENCODING);
    return ContentCoding.of(sent)
        .orElseThrow(
            () ->
                unsupported(
                    "CONTENT_ENCODING_UNSUPPORTED",
                    "Content-Encoding "
                        + Shown.quoted(String.valueOf(sent))
                        + " (expected: gzip, zstd or none)",
                    Map.of("accept-encoding", "gzip, zstd")));
  }

  private static boolean atomic(ServiceRequestContext ctx) {
    @Nullable String sent = ctx.queryParam("atomic");
    if (sent == null || sent.equals("false")) {
      return false;
    }
    if (sent.equals("true") || sent.isEmpty()) {
      return true;
    }
    throw new ProblemException(
        Problem.of(
            HttpStatus.BAD_REQUEST,
            "QUERY_INVALID",
            "atomic=" + Shown.plain(sent) + " (expected: true or false)"));
  }

  static ProblemException unsupported(String code, String detail, Map<String, String> headers) {
    return new ProblemException(
        new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, code, detail, Map.of(), headers));
  }
}
