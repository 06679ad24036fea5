package org.linernotes.it.world;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One item as it is sent.
 *
 * @param sender the platform that reports a use or takes it back; empty for the catalogue
 * @param identity inputs with the same one must keep their order, all others may come in any
 * @param acceptedAt milliseconds; decides between tracks that claim the same identifier
 */
public record Input(Kind kind, String sender, String identity, long acceptedAt, JsonNode body) {

  Input at(long millis) {
    return new Input(kind, sender, identity, millis, body);
  }
}
