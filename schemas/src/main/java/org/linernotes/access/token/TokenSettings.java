package org.linernotes.access.token;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.linernotes.config.ConfigException;
import org.linernotes.config.Setting;
import org.linernotes.config.Settings;

/**
 * Whose tokens (JWT, RFC 7519) are taken beside API keys.
 *
 * @param algorithms that a token may be signed with; what a token's own head says never adds one
 */
public record TokenSettings(
    URI keys,
    String issuer,
    String audience,
    Set<String> algorithms,
    String roleClaim,
    String subjectClaim,
    Duration skew,
    Duration refresh) {
  /** Signatures with a public key only: with a shared secret whoever can check could also sign. */
  private static final List<String> ASYMMETRIC =
      List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

  public static final Setting<String> JWKS_URL =
      new Setting<>(
          "LINERNOTES_JWT_JWKS_URL",
          "",
          "Where the issuer publishes its keys (JWK Set), https; set: its tokens are taken beside"
              + " API keys",
          TokenSettings::url);
  public static final Setting<String> ISSUER =
      Setting.text("LINERNOTES_JWT_ISSUER", "", "The `iss` that a token must have");
  public static final Setting<String> AUDIENCE =
      Setting.text("LINERNOTES_JWT_AUDIENCE", "", "An `aud` that a token must have");
  public static final Setting<Set<String>> ALGORITHMS =
      new Setting<>(
          "LINERNOTES_JWT_ALGORITHMS",
          "RS256,ES256",
          "Signatures that are taken, of " + String.join(", ", ASYMMETRIC),
          TokenSettings::algorithms);
  public static final Setting<String> ROLE_CLAIM =
      Setting.text(
          "LINERNOTES_JWT_ROLE_CLAIM",
          "role",
          "Claim with the role: platform, rightsholder, finance or admin; exactly one");
  public static final Setting<String> SUBJECT_CLAIM =
      Setting.text(
          "LINERNOTES_JWT_SUBJECT_CLAIM",
          "sub",
          "Claim with the platform's or party's id, or with who of finance or the admins it is");
  public static final Setting<Integer> SKEW_SECONDS =
      Setting.integer(
          "LINERNOTES_JWT_SKEW_SECONDS",
          30,
          0,
          300,
          "How far the issuer's clock may be from this one");
  public static final Setting<Integer> REFRESH_SECONDS =
      Setting.integer(
          "LINERNOTES_JWT_REFRESH_SECONDS",
          300,
          10,
          86_400,
          "How often the issuer's keys are read again; a token with a key not seen before has them"
              + " read at once, every ten seconds at most");

  public static final List<Setting<?>> ALL =
      List.of(
          JWKS_URL,
          ISSUER,
          AUDIENCE,
          ALGORITHMS,
          ROLE_CLAIM,
          SUBJECT_CLAIM,
          SKEW_SECONDS,
          REFRESH_SECONDS);

  /**
   * Reads them; empty where no tokens are taken.
   *
   * @throws ConfigException if the URL is set and the issuer or the audience is not
   */
  public static Optional<TokenSettings> from(Settings settings) {
    String url = settings.get(JWKS_URL);
    if (url.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TokenSettings(
            URI.create(url),
            required(settings, ISSUER),
            required(settings, AUDIENCE),
            settings.get(ALGORITHMS),
            settings.get(ROLE_CLAIM),
            settings.get(SUBJECT_CLAIM),
            Duration.ofSeconds(settings.get(SKEW_SECONDS)),
            Duration.ofSeconds(settings.get(REFRESH_SECONDS))));
  }

  private static String required(Settings settings, Setting<String> setting) {
    String text = settings.get(setting);
    if (text.isEmpty()) {
      throw new ConfigException(
          setting.name() + " is not set (expected: set, with " + JWKS_URL.name() + ")");
    }
    return text;
  }

  private static String url(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return "";
    }
    URI uri = URI.create(stripped);
    boolean secure = "https".equals(uri.getScheme()) && uri.getHost() != null;
    if (!secure && !("http".equals(uri.getScheme()) && isLoopback(uri))) {
      throw new IllegalArgumentException("an https URL; http only on this machine");
    }
    return stripped;
  }

  private static boolean isLoopback(URI uri) {
    try {
      return uri.getHost() != null && InetAddress.getByName(uri.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static Set<String> algorithms(String text) {
    Set<String> named = new LinkedHashSet<>(Arrays.asList(text.strip().split("\\s*,\\s*")));
    if (named.isEmpty() || !ASYMMETRIC.containsAll(named)) {
      throw new IllegalArgumentException("a list of " + String.join(", ", ASYMMETRIC));
    }
    return Set.copyOf(named);
  }
}
