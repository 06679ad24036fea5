package org.linernotes.it.kit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.linernotes.access.Role;

/** An issuer of tokens: it publishes its key over HTTP, and signs with it. */
public final class TokenIssuer implements AutoCloseable {
  private static final String NAME = "https://issuer.example";
  private static final String AUDIENCE = "linernotes";

  private final HttpServer server;
  private volatile ECKey key;

  private TokenIssuer(HttpServer server) {
    this.server = server;
    this.key = newKey();
  }

  /** Starts it. */
  public static TokenIssuer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      TokenIssuer issuer = new TokenIssuer(server);
      server.createContext(
          "/keys",
          exchange -> {
            byte[] keys = issuer.published().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
          });
      server.start();
      return issuer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("no key", e);
    }
  }

  private String published() {
    return new JWKSet(key).toPublicJWKSet().toString();
  }

  /** From now on it publishes and signs with another. */
  public void rotate() {
    key = newKey();
  }

  /** What services that take its tokens are told. */
  public Map<String, String> settings() {
    return Map.of(
        "LINERNOTES_JWT_JWKS_URL",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/keys",
        "LINERNOTES_JWT_ISSUER",
        NAME,
        "LINERNOTES_JWT_AUDIENCE",
        AUDIENCE);
  }

  /** What a token says that ends in an hour. */
  public static JWTClaimsSet.Builder claims(Role role, String subject, Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(NAME)
        .audience(AUDIENCE)
        .subject(subject)
        .claim("role", role.name().toLowerCase(Locale.ROOT))
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(3600)));
  }

  /** A token, signed with what it publishes now. */
  public String sign(JWTClaimsSet.Builder claims) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
              claims.build());
      jwt.sign(new ECDSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("not signed", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
