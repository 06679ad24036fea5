package org.linernotes.ingest.http;

/** Why a request is ended from outside. */
enum Stop {
  /** The client is not there any more. */
  GONE,
  /** The client sends too slowly. */
  SLOW,
  /** All of the body is there and its items do not become durable. */
  LATE
}
