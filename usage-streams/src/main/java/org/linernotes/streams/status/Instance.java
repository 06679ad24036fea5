package org.linernotes.streams.status;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where an instance of usage-streams says that it listens. */
public record Instance(String scheme, String host, int port) {
  private static final String EXPECTED = "http://HOST:PORT or https://HOST:PORT";

  /**
   * Reads an advertised URL.
   *
   * @return empty for an empty text
   * @throws IllegalArgumentException saying what was expected
   */
  public static Optional<Instance> parse(String url) {
    if (url.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(url.strip());
      if (bare(uri) && uri.getHost() != null && uri.getPort() > 0) {
        return Optional.of(new Instance(uri.getScheme(), uri.getHost(), uri.getPort()));
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(EXPECTED, e);
    }
    throw new IllegalArgumentException(EXPECTED);
  }

  /** Nothing but scheme, host and port. */
  private static boolean bare(URI uri) {
    String text = uri.getScheme() + "://" + uri.getRawAuthority();
    return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
        && uri.getRawUserInfo() == null
        && (uri.toString().equals(text) || uri.toString().equals(text + "/"));
  }

  /** The same as the others of the group are told of it. */
  public String hostAndPort() {
    return host + ":" + port;
  }

  /** Without a slash at the end. */
  public String url() {
    return scheme + "://" + hostAndPort();
  }
}
