package org.linernotes.access.token;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Caller;
import org.linernotes.access.Principal;
import org.linernotes.access.Role;

/** What a token whose signature is right must say. */
final class TokenClaims {
  private static final int MAX_SUBJECT_CHARS = 200;

  private final TokenSettings settings;
  private final Clock clock;

  TokenClaims(TokenSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Whom it stands for.
   *
   * @param until when it ends, with what clocks may differ
   */
  record Accepted(Caller caller, Instant until) {}

  Accepted accept(SignedJWT jwt) throws TokenException {
    JWTClaimsSet claims = read(jwt);
    if (!settings.issuer().equals(claims.getIssuer())) {
      throw TokenException.invalid("the token's iss is another");
    }
    if (!claims.getAudience().contains(settings.audience())) {
      throw TokenException.invalid("the token's aud is another");
    }
    Instant until = requireTime(claims);
    return new Accepted(caller(claims), until);
  }

  private static JWTClaimsSet read(SignedJWT jwt) throws TokenException {
    try {
      return jwt.getJWTClaimsSet();
    } catch (ParseException e) {
      throw TokenException.invalid("the token's claims cannot be read");
    }
  }

  private Instant requireTime(JWTClaimsSet claims) throws TokenException {
    Instant now = clock.instant();
    Instant ends = instant(claims.getExpirationTime());
    if (ends == null) {
      throw TokenException.invalid("the token has no exp");
    }
    Instant until = ends.plus(settings.skew());
    if (!now.isBefore(until)) {
      throw TokenException.invalid("the token is expired");
    }
    Instant begins = instant(claims.getNotBeforeTime());
    if (begins != null && now.plus(settings.skew()).isBefore(begins)) {
      throw TokenException.invalid("the token is not valid yet");
    }
    return until;
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  private Caller caller(JWTClaimsSet claims) throws TokenException {
    Role role = role(claims.getClaim(settings.roleClaim()));
    String subject = subject(claims.getClaim(settings.subjectClaim()));
    if (subject == null) {
      throw TokenException.invalid("the token has no " + settings.subjectClaim());
    }
    Instant ends = instant(claims.getExpirationTime());
    return new Caller(new Principal(role, subject), "token:" + subject, ends);
  }

  private Role role(@Nullable Object claim) throws TokenException {
    Object single = claim instanceof List<?> list && list.size() == 1 ? list.get(0) : claim;
    if (single instanceof String name) {
      try {
        return Role.parse(name);
      } catch (IllegalArgumentException e) {
        throw TokenException.invalid("the token's " + settings.roleClaim() + " is no role");
      }
    }
    throw TokenException.invalid(
        "the token has not exactly one role in its " + settings.roleClaim());
  }

  private static @Nullable String subject(@Nullable Object claim) {
    boolean usable =
        claim instanceof String text && !text.isBlank() && text.length() <= MAX_SUBJECT_CHARS;
    return usable ? (String) claim : null;
  }
}
