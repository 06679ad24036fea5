package org.linernotes.ingest.body;

/** The body cannot be read any further; nothing that follows in it is accepted. */
public final class BodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong; stable, see the OpenAPI file. */
  public enum Code {
    BODY_EMPTY,
    BODY_NOT_JSON,
    BODY_NOT_AVRO,
    BODY_NOT_DECODABLE,
    BODY_TOO_LARGE,
    BODY_RATIO,
    AVRO_SCHEMA_UNSUPPORTED,
    AVRO_CODEC_UNSUPPORTED,
    AVRO_BLOCK_TOO_LARGE,
    TOO_MANY_ITEMS
  }

  private final Code code;

  public BodyException(Code code, String message) {
    super(message);
    this.code = code;
  }

  static BodyException empty() {
    return new BodyException(
        Code.BODY_EMPTY, "the body is empty (expected: an object, an array, or lines of objects)");
  }

  /** A body that is judged as a whole is larger than that. */
  public static BodyException tooLarge(long mostBytes) {
    return new BodyException(
        Code.BODY_TOO_LARGE,
        "the body, decompressed, is larger than " + mostBytes + " bytes; send it in parts");
  }

  public Code code() {
    return code;
  }
}
