package org.linernotes.item;

/** Why an item was rejected, or what is odd about it; stable, see the OpenAPI file. */
public enum IssueCode {
  /** A line of an NDJSON body is not JSON. */
  LINE_NOT_JSON,
  /** The bytes are not UTF-8. */
  ENCODING_INVALID,
  /** The item is larger than its kind may be. */
  EVENT_TOO_LARGE,
  /** Arrays and objects within each other, deeper than is read. */
  NESTING_TOO_DEEP,
  FIELD_MISSING,
  FIELD_TYPE,
  FIELD_INVALID,
  FIELD_TOO_LONG,
  DUPLICATE_FIELD,
  /** A number, or a decimal in a string, whose form or size is not allowed. */
  NUMBER_INVALID,
  TIME_IN_FUTURE,
  IDENTIFIER_INVALID,
  COUNTRY_UNKNOWN,
  /** A CloudEvent whose data is not JSON. */
  CONTENT_TYPE_UNSUPPORTED,
  CURRENCY_UNKNOWN,
  SPLITS_NOT_WHOLE,
  SPLIT_INVALID,
  TERM_EMPTY,
  /** A rightsholder writes what is not its own. */
  NOT_YOURS,
  /** Warning: a malformed ISRC; it is kept and never matches. */
  IDENTIFIER_SUSPECT,
  /** Warning: a field of a catalogue item or a void without meaning; it is ignored. */
  FIELD_UNKNOWN
}
