package org.linernotes.access;

/**
 * Who a request comes from, and by what it was known.
 *
 * @param credential for the access log: {@code key:} and the key's id, or {@code token:} and its
 *     subject; nothing that could be used
 */
public record Caller(Principal principal, String credential) {}
