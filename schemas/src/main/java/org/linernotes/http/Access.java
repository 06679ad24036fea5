package org.linernotes.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.linernotes.access.ApiKey;
import org.linernotes.access.KeyDirectory;
import org.linernotes.access.Principal;
import org.linernotes.access.Role;

/** Who may: {@code Authorization: Bearer KEY} (contract section 2). */
public final class Access {
  private static final String SCHEME = "bearer ";

  private final KeyDirectory keys;

  public Access(KeyDirectory keys) {
    this.keys = keys;
  }

  /**
   * The caller, if its role is among those allowed.
   *
   * @throws ProblemException 401 without a key that works, 403 for another role
   */
  public Principal require(RequestHeaders headers, Role... allowed) {
    Principal principal = authenticate(headers);
    List<Role> roles = Arrays.asList(allowed);
    if (!roles.contains(principal.role())) {
      throw new ProblemException(
          Problem.of(
              HttpStatus.FORBIDDEN,
              "ROLE_NOT_ALLOWED",
              "role "
                  + lower(principal.role())
                  + " (expected: "
                  + roles.stream().map(Access::lower).collect(Collectors.joining(" or "))
                  + ")"));
    }
    return principal;
  }

  private Principal authenticate(RequestHeaders headers) {
    String header = headers.get(HttpHeaderNames.AUTHORIZATION);
    if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw unauthorized("KEY_MISSING", "no Authorization: Bearer KEY");
    }
    return keys.find(new ApiKey(header.substring(SCHEME.length()).strip()))
        .orElseThrow(() -> unauthorized("KEY_INVALID", "the key is unknown, revoked or expired"));
  }

  private static ProblemException unauthorized(String code, String detail) {
    return new ProblemException(Problem.of(HttpStatus.UNAUTHORIZED, code, detail));
  }

  private static String lower(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
