package org.linernotes.ingest.body;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;

/** Something follows the item where it should have ended. */
final class TrailingContentException extends JsonParseException {
  private static final long serialVersionUID = 1L;

  TrailingContentException(JsonParser parser) {
    super(
        parser,
        "something after the first value (several items: an array, or application/x-ndjson)");
  }
}
