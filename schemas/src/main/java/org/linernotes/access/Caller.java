package org.linernotes.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who a request comes from, and by what it was known.
 *
 * @param credential for the access log: {@code key:} and the key's id, or {@code token:} and its
 *     subject; nothing that could be used
 * @param expiresAt when the key or token ends; null: it does not by itself
 */
public record Caller(Principal principal, String credential, @Nullable Instant expiresAt) {}
