package org.linernotes.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.util.AttributeKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.ApiKey;
import org.linernotes.access.Caller;
import org.linernotes.access.KeyDirectory;
import org.linernotes.access.Principal;
import org.linernotes.access.Role;
import org.linernotes.access.token.TokenException;
import org.linernotes.access.token.Tokens;

/**
 * Who may: {@code Authorization: Bearer}, with an API key (contract section 2) or, where an issuer
 * is set, a token of its own (JWT). Which it is, its form says.
 */
public final class Access {
  private static final AttributeKey<Caller> CALLER = AttributeKey.valueOf(Access.class, "caller");
  private static final String SCHEME = "bearer ";
  private static final int RETRY_AFTER_SECONDS = 1;

  private final KeyDirectory keys;
  private final Optional<Tokens> tokens;

  /** With keys alone. */
  public Access(KeyDirectory keys) {
    this(keys, Optional.empty());
  }

  /**
   * @param tokens empty: only keys are taken
   */
  public Access(KeyDirectory keys, Optional<Tokens> tokens) {
    this.keys = keys;
    this.tokens = tokens;
  }

  /**
   * The caller, if its role is among those allowed.
   *
   * @throws ProblemException 401 without a key or token that works, 403 for another role, 503 while
   *     the keys of the tokens' issuer can't be had
   */
  public Principal require(RequestHeaders headers, Role... allowed) {
    Caller caller = authenticate(headers);
    ServiceRequestContext context = ServiceRequestContext.currentOrNull();
    if (context != null) {
      context.setAttr(CALLER, caller);
    }
    requireRole(caller.principal().role(), Arrays.asList(allowed));
    return caller.principal();
  }

  /** Who sent a request, as far as {@link #require} knew it; null: not known. */
  static @Nullable Caller caller(ServiceRequestContext context) {
    return context.attr(CALLER);
  }

  /** When the key or token of a request ends, if it does by itself. */
  public static Optional<Instant> expiresAt(ServiceRequestContext context) {
    return Optional.ofNullable(caller(context)).map(Caller::expiresAt);
  }

  private static void requireRole(Role role, List<Role> allowed) {
    if (!allowed.contains(role)) {
      throw new ProblemException(
          Problem.of(
              HttpStatus.FORBIDDEN,
              "ROLE_NOT_ALLOWED",
              "role "
                  + lower(role)
                  + " (expected: "
                  + allowed.stream().map(Access::lower).collect(Collectors.joining(" or "))
                  + ")"));
    }
  }

  private Caller authenticate(RequestHeaders headers) {
    String header = headers.get(HttpHeaderNames.AUTHORIZATION);
    if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw unauthorized("KEY_MISSING", "no Authorization: Bearer KEY");
    }
    String shown = header.substring(SCHEME.length()).strip();
    if (tokens.isPresent() && isToken(shown)) {
      return verified(tokens.get(), shown);
    }
    return keys.find(new ApiKey(shown))
        .orElseThrow(() -> unauthorized("KEY_INVALID", "the key is unknown, revoked or expired"));
  }

  /** Three parts between two dots (RFC 7515 section 3.1); a key has none. */
  private static boolean isToken(String shown) {
    return shown.chars().filter(c -> c == '.').count() == 2;
  }

  private static Caller verified(Tokens tokens, String shown) {
    try {
      return tokens.verify(shown);
    } catch (TokenException e) {
      String detail = String.valueOf(e.getMessage());
      throw e.temporary()
          ? new ProblemException(
              Problem.unavailable("TOKEN_KEYS_UNAVAILABLE", detail, RETRY_AFTER_SECONDS))
          : unauthorized("TOKEN_INVALID", detail);
    }
  }

  private static ProblemException unauthorized(String code, String detail) {
    return new ProblemException(Problem.of(HttpStatus.UNAUTHORIZED, code, detail));
  }

  private static String lower(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
