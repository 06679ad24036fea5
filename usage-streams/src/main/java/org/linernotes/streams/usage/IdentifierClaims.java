package org.linernotes.streams.usage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Claim;
import org.linernotes.avro.ClaimChange;
import org.linernotes.avro.Claims;

/**
 * Which track an identifier belongs to: the claim accepted last holds it, equal times: the larger
 * trackId (contract section 4). A function of the set of claims, whatever the order they came in.
 */
public final class IdentifierClaims {
  private static final Comparator<Claim> PRECEDENCE =
      Comparator.comparing(Claim::getAcceptedAt).thenComparing(Claim::getTrackId);

  private IdentifierClaims() {}

  public static Optional<String> holder(@Nullable Claims claims) {
    return claims == null
        ? Optional.empty()
        : claims.getClaims().stream().max(PRECEDENCE).map(Claim::getTrackId);
  }

  /** The claims after a change; null if none is left. */
  public static @Nullable Claims after(@Nullable Claims claims, ClaimChange change) {
    List<Claim> list = new ArrayList<>();
    if (claims != null) {
      list.addAll(claims.getClaims());
    }
    list.removeIf(claim -> claim.getTrackId().equals(change.getTrackId()));
    if (change.getClaimed()) {
      list.add(new Claim(change.getTrackId(), change.getAcceptedAt()));
    }
    return list.isEmpty() ? null : new Claims(list);
  }
}
