package org.linernotes.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

/** The service understood what was asked and refused it, or has no such thing. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ApiAnswer answer;

  RefusedException(String message, ApiAnswer answer) {
    super(message);
    this.answer = answer;
  }

  /** The stable code of the problem; empty if it has none. */
  public String code() {
    return answer.json().path("code").asText("");
  }

  /** The problem as a whole. */
  public JsonNode problem() {
    return answer.json();
  }
}
