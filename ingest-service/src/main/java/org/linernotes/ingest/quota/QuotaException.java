package org.linernotes.ingest.quota;

import java.util.Map;

/** A caller has to wait: 429. */
public final class QuotaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Stable codes, see the OpenAPI file. */
  public enum Code {
    /** More a second than the caller may send. */
    RATE_LIMITED,
    /** More a UTC day than the caller may send. */
    DAY_LIMIT_REACHED
  }

  private final Code code;
  private final transient Map<String, String> headers;

  QuotaException(Code code, String detail, Map<String, String> headers) {
    super(detail);
    this.code = code;
    this.headers = headers;
  }

  public Code code() {
    return code;
  }

  /** Retry-After, and what {@link Quota#headers} says. */
  public Map<String, String> headers() {
    return headers;
  }
}
