package org.linernotes.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text from outside as a part of an address. */
public final class Urls {
  private Urls() {}

  /** Escaped for a path and for a query alike: a blank is never a plus. */
  public static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
