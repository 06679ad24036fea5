package org.linernotes.access.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Caller;

/**
 * Tells whom a token stands for (RFC 7519, RFC 8725). Where its key comes from is configured: what
 * the token itself names ({@code jku}, {@code x5u}, {@code jwk}) is not looked at.
 */
final class TokenVerifier {
  private static final Set<String> TYPES = Set.of("JWT", "AT+JWT");

  private final TokenSettings settings;
  private final IssuerKeys keys;
  private final TokenClaims claims;
  private final TokenCache cache;
  private final DefaultJWSVerifierFactory verifiers = new DefaultJWSVerifierFactory();

  TokenVerifier(TokenSettings settings, IssuerKeys keys, Clock clock) {
    this.settings = settings;
    this.keys = keys;
    this.claims = new TokenClaims(settings, clock);
    this.cache = new TokenCache(clock);
  }

  /**
   * The caller.
   *
   * @throws TokenException if it is not to be taken, or that can't be told now
   */
  Caller verify(String token) throws TokenException {
    JWKSet known = keys.current().orElse(null);
    if (known == null) {
      keys.readForUnknownKey();
      throw TokenException.unavailable("the issuer's keys are not known yet");
    }
    Optional<Caller> seen = cache.find(token, known);
    if (seen.isPresent()) {
      return seen.get();
    }
    SignedJWT jwt = parse(token);
    requireSignature(jwt, known);
    TokenClaims.Accepted accepted = claims.accept(jwt);
    cache.put(token, known, accepted);
    return accepted.caller();
  }

  private SignedJWT parse(String token) throws TokenException {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      if (!settings.algorithms().contains(jwt.getHeader().getAlgorithm().getName())) {
        throw TokenException.invalid("the token is not signed with an algorithm that is taken");
      }
      if (!isTypeOfToken(jwt.getHeader().getType())) {
        throw TokenException.invalid("the token's typ is none of a token");
      }
      return jwt;
    } catch (ParseException | IllegalArgumentException e) {
      throw TokenException.invalid("the token has no form of one");
    }
  }

  private static boolean isTypeOfToken(@Nullable JOSEObjectType type) {
    return type == null || TYPES.stream().anyMatch(type.getType()::equalsIgnoreCase);
  }

  private void requireSignature(SignedJWT jwt, JWKSet known) throws TokenException {
    JWSHeader header = jwt.getHeader();
    List<JWK> candidates = new JWKSelector(JWKMatcher.forJWSHeader(header)).select(known);
    if (candidates.isEmpty()) {
      if (keys.readForUnknownKey()) {
        throw TokenException.unavailable("the issuer's keys are being read again");
      }
      throw TokenException.invalid("the token's key is not one of the issuer's");
    }
    for (JWK candidate : candidates) {
      if (candidate instanceof AsymmetricJWK key && isSignedWith(jwt, key)) {
        return;
      }
    }
    throw TokenException.invalid("the token's signature is wrong");
  }

  private boolean isSignedWith(SignedJWT jwt, AsymmetricJWK key) {
    try {
      return jwt.verify(verifiers.createJWSVerifier(jwt.getHeader(), key.toPublicKey()));
    } catch (JOSEException e) {
      return false; // a key of another kind than the signature
    }
  }
}
