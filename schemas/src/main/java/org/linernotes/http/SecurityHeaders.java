package org.linernotes.http;

import com.linecorp.armeria.server.ServerBuilder;
import java.util.Map;

/**
 * What every answer tells browsers: answers are data, shown nowhere, kept nowhere (OWASP REST
 * Security Cheat Sheet). An answer's own header of the same name counts instead.
 */
final class SecurityHeaders {
  static final String CSP = "content-security-policy";
  static final Map<String, String> OF_ALL =
      Map.of(
          "x-content-type-options",
          "nosniff",
          "x-frame-options",
          "DENY",
          "referrer-policy",
          "no-referrer",
          "cache-control",
          "no-store",
          "cross-origin-resource-policy",
          "same-origin",
          CSP,
          "default-src 'none'; frame-ancestors 'none'");

  /** For the rendered API: its own scripts and styles, and nothing from elsewhere. */
  static final String CSP_OF_DOCS =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String ONE_YEAR = "max-age=31536000";

  private SecurityHeaders() {}

  /**
   * Has the server send them.
   *
   * @param tls then browsers are told to come back with TLS only
   */
  static void on(ServerBuilder server, boolean tls) {
    OF_ALL.forEach(server::setHeader);
    if (tls) {
      server.setHeader("strict-transport-security", ONE_YEAR);
    }
  }
}
