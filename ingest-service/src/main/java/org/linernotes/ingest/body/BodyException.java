package org.linernotes.ingest.body;

/** The body as a whole cannot be read; nothing of it is accepted. */
public final class BodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong; stable, see the OpenAPI file. */
  public enum Code {
    BODY_EMPTY,
    BODY_NOT_JSON,
    BODY_NOT_DECODABLE,
    BODY_TOO_LARGE,
    TOO_MANY_ITEMS
  }

  private final Code code;

  public BodyException(Code code, String message) {
    super(message);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
