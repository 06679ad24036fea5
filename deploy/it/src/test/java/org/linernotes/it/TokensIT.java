package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.access.Role;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Parts;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.TokenIssuer;

/** Tokens of an issuer, at all three services of a running stack. */
@ExtendWith(Integration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final TokenIssuer issuer = TokenIssuer.start();
  private final Stack stack;

  TokensIT(Parts parts) {
    stack = Stack.start(parts, issuer.settings());
  }

  /** Each service reads the issuer's keys for itself, ten seconds apart at least. */
  @BeforeEach
  void awaitThatAllServicesKnowTheKey() {
    Api platform = with(Role.PLATFORM, "sonara");
    Awaitility.await()
        .atMost(LIMIT)
        .until(
            () ->
                isTaken(platform.post("/v1/usage-events", ""))
                    && isTaken(platform.get("/v1/usage-events"))
                    && isTaken(with(Role.FINANCE, "books").get("/v1/periods")));
  }

  private static boolean isTaken(Answer answer) {
    return answer.status() != 401 && answer.status() != 503;
  }

  @AfterAll
  void close() {
    stack.close();
    issuer.close();
  }

  private Api with(Role role, String subject) {
    return stack.withKey(issuer.sign(TokenIssuer.claims(role, subject, stack.clock().instant())));
  }

  @Test
  void shouldTakeUseByAPlatformsTokenAndTellItsRoyaltiesToThePartysToken() {
    Api party = with(Role.RIGHTSHOLDER, "label");
    accepted(party.post("/v1/catalogue/tracks", List.of(Items.track("t", "label"))));
    accepted(
        party.post(
            "/v1/catalogue/licences", List.of(Items.licence("l", "label", "PER_EXPOSURE", "2"))));
    Api platform = with(Role.PLATFORM, "sonara");
    accepted(platform.post("/v1/usage-events", List.of(Items.usage("e", "t"))));

    Awaitility.await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              Answer use = platform.get("/v1/usage-events?track=jamendo:t&id=e");
              assertThat(use.status()).as(use.text()).isEqualTo(200);
              assertThat(party.get("/v1/royalties/2024-02").text()).contains("2.000000000");
            });
    assertThat(platform.get("/v1/periods").status()).isEqualTo(403);
    assertThat(with(Role.PLATFORM, "other").get("/v1/usage-events?track=jamendo:t&id=e").status())
        .isEqualTo(404);
  }

  private static void accepted(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
  }

  @Test
  void shouldRefuseATokenThatHasEndedIsForAnotherOrIsNotSigned() {
    Date past = Date.from(stack.clock().instant().minusSeconds(3600));
    List<String> refused =
        List.of(
            issuer.sign(claims().expirationTime(past)),
            issuer.sign(claims().audience("others")),
            issuer.sign(claims().issuer("https://other.example")),
            issuer.sign(claims().claim("role", "root")),
            new PlainJWT(claims().build()).serialize());

    assertThat(refused)
        .allSatisfy(
            token -> assertThat(stack.withKey(token).get("/v1/periods").status()).isEqualTo(401));
  }

  private JWTClaimsSet.Builder claims() {
    return TokenIssuer.claims(Role.FINANCE, "books", stack.clock().instant());
  }

  @Test
  void shouldTakeTokensOfTheIssuersNextKeyAndThenNoneOfItsLast() {
    String last = issuer.sign(claims());
    issuer.rotate();
    String next = issuer.sign(claims());

    Awaitility.await()
        .atMost(LIMIT)
        .until(() -> stack.withKey(next).get("/v1/periods").status() == 200);

    assertThat(stack.withKey(last).get("/v1/periods").status()).isIn(401, 503);
  }
}
