package org.linernotes.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linernotes.access.Caller;
import org.linernotes.access.Principal;
import org.linernotes.access.Role;

class TokenVerifierTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final Issuer ISSUER = issuer("first");
  private static final Issuer OTHER = issuer("other");
  private static final TokenSettings SETTINGS =
      new TokenSettings(
          URI.create("https://issuer.example/keys"),
          Issuer.NAME,
          Issuer.AUDIENCE,
          Set.of("RS256", "ES256"),
          "role",
          "sub",
          Duration.ofSeconds(30),
          Duration.ofMinutes(5));

  private final Deque<Runnable> reads = new ArrayDeque<>();
  private final HandClock clock = new HandClock();
  private @Nullable String published = ISSUER.keys();
  private final IssuerKeys keys = new IssuerKeys(this::published, reads::add, clock);
  private final TokenVerifier verifier = new TokenVerifier(SETTINGS, keys, clock);

  private static Issuer issuer(String prefix) {
    try {
      return new Issuer(prefix);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String published() throws IOException {
    if (published == null) {
      throw new IOException("refused");
    }
    return published;
  }

  @BeforeEach
  void read() {
    keys.read();
    runReads();
  }

  private void runReads() {
    while (!reads.isEmpty()) {
      reads.pop().run();
    }
  }

  private TokenException refused(String token) {
    return catchThrowableOfType(TokenException.class, () -> verifier.verify(token));
  }

  private void assertInvalid(String token, String why) {
    TokenException refused = refused(token);
    assertThat(refused).hasMessageContaining(why);
    assertThat(refused.temporary()).isFalse();
  }

  private static JWTClaimsSet good() {
    return Issuer.claims(NOW).build();
  }

  @Test
  void shouldTakeTokensOfTheIssuerSignedEitherWay() throws Exception {
    Caller expected =
        new Caller(
            new Principal(Role.PLATFORM, "sonara"),
            "token:sonara",
            good().getExpirationTime().toInstant());
    assertThat(verifier.verify(ISSUER.rs256(good()))).isEqualTo(expected);
    assertThat(verifier.verify(ISSUER.es256(good()))).isEqualTo(expected);
  }

  @Test
  void shouldNameTheRoleInAListOfOneAndNoOther() throws Exception {
    JWTClaimsSet one = Issuer.claims(NOW).claim("role", List.of("finance")).build();
    assertThat(verifier.verify(ISSUER.es256(one)).principal())
        .isEqualTo(new Principal(Role.FINANCE, "sonara"));
    JWTClaimsSet two = Issuer.claims(NOW).claim("role", List.of("finance", "admin")).build();
    assertInvalid(ISSUER.es256(two), "exactly one role");
  }

  @Test
  void shouldRefuseWhatHasExpiredWithinTheSkew() throws Exception {
    String token = ISSUER.rs256(good());
    assertThat(verifier.verify(token)).isNotNull();
    clock.now = NOW.plusSeconds(3629);
    assertThat(verifier.verify(token)).isNotNull();
    clock.now = NOW.plusSeconds(3630);
    assertInvalid(token, "expired");
  }

  @Test
  void shouldRefuseWhatIsNotValidYet() throws Exception {
    Date later = Date.from(NOW.plusSeconds(31));
    assertInvalid(ISSUER.rs256(Issuer.claims(NOW).notBeforeTime(later).build()), "not valid yet");
  }

  @Test
  void shouldRefuseAnotherIssuerAudienceOrNone() throws Exception {
    assertInvalid(ISSUER.rs256(Issuer.claims(NOW).issuer("https://evil.example").build()), "iss");
    assertInvalid(ISSUER.rs256(Issuer.claims(NOW).issuer(null).build()), "iss");
    assertInvalid(ISSUER.rs256(Issuer.claims(NOW).audience("another").build()), "aud");
    assertInvalid(ISSUER.rs256(Issuer.claims(NOW).audience((String) null).build()), "aud");
  }

  @Test
  void shouldRefuseATokenThatLacksAClaim() throws Exception {
    assertInvalid(ISSUER.rs256(Issuer.claims(NOW).expirationTime(null).build()), "no exp");
    assertInvalid(ISSUER.rs256(Issuer.claims(NOW).claim("role", null).build()), "role");
    assertInvalid(ISSUER.rs256(Issuer.claims(NOW).claim("role", "root").build()), "no role");
    assertInvalid(ISSUER.rs256(Issuer.claims(NOW).subject(null).build()), "no sub");
    assertInvalid(ISSUER.rs256(Issuer.claims(NOW).subject(" ").build()), "no sub");
  }

  @Test
  void shouldRefuseATokenWithoutSignature() {
    assertInvalid(new PlainJWT(good()).serialize(), "form");
  }

  /** RFC 8725 section 2.1: the public key taken for a shared secret. */
  @Test
  void shouldRefuseTheIssuersPublicKeyAsASecret() throws Exception {
    byte[] secret = ISSUER.rsa().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    for (byte[] key : List.of(secret, ISSUER.rsa().toPublicKey().getEncoded())) {
      JWSHeader header =
          new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(ISSUER.rsa().getKeyID()).build();
      SignedJWT jwt = new SignedJWT(header, good());
      jwt.sign(new MACSigner(key));
      assertInvalid(jwt.serialize(), "algorithm");
    }
  }

  @Test
  void shouldRefuseAnAlgorithmThatIsNotAmongThoseSet() throws Exception {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS512).keyID(ISSUER.rsa().getKeyID()).build();
    assertInvalid(ISSUER.signedRsa(header, good()), "algorithm");
  }

  @Test
  void shouldRefuseATokenOfAnotherKind() throws Exception {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(ISSUER.rsa().getKeyID())
            .type(new JOSEObjectType("logout+jwt"))
            .build();
    assertInvalid(ISSUER.signedRsa(header, good()), "typ");
  }

  @Test
  void shouldRefuseAKeyThatTheTokenBringsItself() throws Exception {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(ISSUER.rsa().getKeyID())
            .jwk(OTHER.rsa().toPublicJWK())
            .jwkURL(URI.create("http://127.0.0.1:1/keys"))
            .x509CertURL(URI.create("http://127.0.0.1:1/certificate"))
            .build();
    assertInvalid(OTHER.signedRsa(header, good()), "signature");
    assertThat(reads).isEmpty();
  }

  @Test
  void shouldRefuseWhatWasTamperedWith() throws Exception {
    String[] parts = ISSUER.rs256(good()).split("\\.", -1);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String other =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.replace("sonara", "victim").getBytes(StandardCharsets.UTF_8));
    assertInvalid(parts[0] + "." + other + "." + parts[2], "signature");
    assertInvalid(parts[0] + "." + parts[1] + ".", "form");
    assertInvalid("a.b.c", "form");
    assertInvalid("..", "form");
  }

  @Test
  void shouldReadTheKeysAgainForAKeyNotSeenBefore() throws Exception {
    String token = OTHER.rs256(good());
    clock.now = NOW.plus(IssuerKeys.ON_DEMAND);
    published = OTHER.keys();

    assertThat(refused(token).temporary()).as("while they are read").isTrue();
    runReads();

    assertThat(verifier.verify(token)).isNotNull();
  }

  @Test
  void shouldNotHaveStrangersMakeItAskTheIssuerAgainAndAgain() throws Exception {
    String token = OTHER.rs256(good());
    assertInvalid(token, "not one of the issuer's");
    clock.now = NOW.plus(IssuerKeys.ON_DEMAND);
    assertThat(refused(token).temporary()).isTrue();
    assertThat(reads).hasSize(1);
    assertThat(refused(token).temporary()).isTrue();
    assertThat(reads).hasSize(1);
    runReads();
    assertInvalid(token, "not one of the issuer's");
    assertThat(reads).isEmpty();
  }

  @Test
  void shouldKeepTheKeysWhileTheIssuerIsAway() throws Exception {
    published = null;
    keys.read();
    runReads();
    assertThat(verifier.verify(ISSUER.rs256(good()))).isNotNull();
    published = "not JSON";
    keys.read();
    runReads();
    assertThat(verifier.verify(ISSUER.es256(good()))).isNotNull();
  }

  @Test
  void shouldSayThatItCannotTellWhileNoKeysAreKnown() throws Exception {
    IssuerKeys none = new IssuerKeys(this::published, reads::add, clock);
    String token = ISSUER.rs256(good());
    TokenException refused =
        catchThrowableOfType(
            TokenException.class, () -> new TokenVerifier(SETTINGS, none, clock).verify(token));
    assertThat(refused.temporary()).isTrue();
    assertThat(reads).hasSize(1);
  }

  @Test
  void shouldEndTheTokensOfAKeyThatTheIssuerWithdrew() throws Exception {
    String token = ISSUER.rs256(good());
    assertThat(verifier.verify(token)).isNotNull();
    published = OTHER.keys();
    keys.read();
    runReads();
    assertInvalid(token, "not one of the issuer's");
  }

  private static final class HandClock extends Clock {
    private Instant now = NOW;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
