package org.linernotes.it.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Plain items, good as they are, to change one thing in: a track of 100 s, all of it one party's,
 * and licences of that party.
 */
public final class Items {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Items() {}

  public static ObjectNode usage(String id, String trackId) {
    return parse(
        """
        {"id": "%s", "occurredAt": "2024-02-10T12:00:00Z", "track": "jamendo:%s",
         "useType": "PRETRAINING", "model": "echo", "run": "run-1"}
        """
            .formatted(id, trackId));
  }

  public static ObjectNode takingBack(String id, String trackId) {
    return parse(
        """
        {"id": "%s", "track": "jamendo:%s", "reason": "run aborted"}
        """
            .formatted(id, trackId));
  }

  public static ObjectNode track(String trackId, String party) {
    return parse(
        """
        {"trackId": "%1$s", "identifiers": ["jamendo:%1$s"], "title": "A title",
         "durationSeconds": "100", "artists": [{"id": "ann", "name": "Ann", "role": "MAIN"}],
         "rights": [
          {"side": "MASTER", "controlledBy": "%2$s", "effectiveFrom": "2020-01-01",
           "splits": [{"party": "%2$s", "ppm": 1000000}]}]}
        """
            .formatted(trackId, party));
  }

  public static ObjectNode licence(String licenceId, String party, String basis, String amount) {
    return parse(
        """
        {"licenceId": "%s", "status": "ACTIVE", "licensor": "%s", "platform": "*",
         "sides": ["MASTER"], "scope": {"kind": "CATALOGUE"}, "useTypes": ["*"], "models": ["*"],
         "territories": ["*"], "effectiveFrom": "2024-01-01", "effectiveTo": null,
         "consent": "NOT_REQUIRED",
         "rate": {"basis": "%s", "amount": "%s", "currency": "GBP"}}
        """
            .formatted(licenceId, party, basis, amount));
  }

  public static ObjectNode consent(String consentId, String artist) {
    return parse(
        """
        {"consentId": "%s", "artist": "%s", "platform": "*", "useTypes": ["*"],
         "decision": "OPT_IN", "effectiveFrom": "2024-01-01", "effectiveTo": null}
        """
            .formatted(consentId, artist));
  }

  private static ObjectNode parse(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
