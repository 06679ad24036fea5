package org.linernotes.it.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The verdict on one side of a use, by the contract's section 5, sentence by sentence. */
final class Judge {
  private static final List<String> SCOPES = List.of("TRACKS", "ARTISTS", "CATALOGUE");

  private final Catalogue catalogue;

  Judge(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * What was found.
   *
   * @param licence null unless AUTHORISED
   * @param rights the row of the day, if there is one
   */
  record Verdict(String reason, @Nullable JsonNode licence, @Nullable JsonNode rights) {}

  Verdict judge(Cell cell, String side) {
    String trackId = cell.track();
    if (trackId == null) {
      return new Verdict("UNMATCHED_TRACK", null, null);
    }
    JsonNode rights = catalogue.rights(trackId, side, cell.day()).orElse(null);
    if (rights == null) {
      return new Verdict("NO_RIGHTSHOLDER", null, null);
    }
    List<JsonNode> licences = new ArrayList<>();
    for (JsonNode licence : catalogue.licencesOf(rights.get("controlledBy").asText())) {
      if (candidate(licence, cell, trackId, side)) {
        licences.add(licence);
      }
    }
    String reason = filter(licences, cell, trackId);
    JsonNode best = licences.stream().min(preference()).orElse(null);
    return new Verdict(reason, best, rights);
  }

  private boolean candidate(JsonNode licence, Cell cell, String trackId, String side) {
    return licence.get("status").asText().equals("ACTIVE")
        && Terms.lists(licence, "sides", side)
        && Terms.isOrAny(licence, "platform", cell.platform())
        && inScope(licence.get("scope"), trackId);
  }

  private boolean inScope(JsonNode scope, String trackId) {
    return switch (scope.get("kind").asText()) {
      case "ARTISTS" -> Terms.lists(scope, "ids", catalogue.primaryArtist(trackId));
      case "TRACKS" -> Terms.lists(scope, "ids", trackId);
      default -> true;
    };
  }

  /** Removes what does not hold; the reason that left none, else AUTHORISED. */
  private String filter(List<JsonNode> licences, Cell cell, String trackId) {
    if (licences.isEmpty()) {
      return "NO_LICENCE";
    }
    if (noneIs(licences, l -> Terms.inTerm(l, cell.day()))) {
      return "NOT_IN_TERM";
    }
    if (noneIs(licences, l -> Terms.listsOrAny(l, "useTypes", cell.useType()))) {
      return "USE_TYPE_NOT_LICENSED";
    }
    if (noneIs(licences, l -> Terms.listsAnyOf(l.get("models"), models(cell)))) {
      return "MODEL_NOT_LICENSED";
    }
    if (noneIs(licences, l -> Terms.listsOrAny(l, "territories", cell.territory()))) {
      return "TERRITORY_NOT_LICENSED";
    }
    return consent(licences, cell, trackId);
  }

  private static boolean noneIs(List<JsonNode> licences, Predicate<JsonNode> condition) {
    licences.removeIf(condition.negate());
    return licences.isEmpty();
  }

  private static Set<String> models(Cell cell) {
    Set<String> models = new HashSet<>(Set.of("*", cell.model()));
    if (cell.modelVersion() != null) {
      models.add(cell.model() + "@" + cell.modelVersion());
    }
    return models;
  }

  private String consent(List<JsonNode> licences, Cell cell, String trackId) {
    Set<String> decisions = new HashSet<>();
    for (JsonNode artist : catalogue.track(trackId).get("artists")) {
      decisions.add(decision(artist.get("id").asText(), cell));
    }
    Set<String> causes = new HashSet<>();
    licences.removeIf(
        licence -> {
          String cause = against(licence.get("consent").asText(), decisions);
          causes.add(cause);
          return !cause.isEmpty();
        });
    if (!licences.isEmpty()) {
      return "AUTHORISED";
    }
    return causes.contains("CONSENT_DENIED") ? "CONSENT_DENIED" : "CONSENT_MISSING";
  }

  private static String against(String mode, Set<String> decisions) {
    if (mode.equals("NOT_REQUIRED")) {
      return "";
    }
    if (decisions.contains("OPT_OUT")) {
      return "CONSENT_DENIED";
    }
    return mode.equals("OPT_IN") && decisions.contains("NONE") ? "CONSENT_MISSING" : "";
  }

  private String decision(String artist, Cell cell) {
    return catalogue.consentsOf(artist).stream()
        .filter(consent -> Terms.isOrAny(consent, "platform", cell.platform()))
        .filter(consent -> Terms.listsOrAny(consent, "useTypes", cell.useType()))
        .filter(consent -> Terms.inTerm(consent, cell.day()))
        .max(
            Comparator.comparing((JsonNode consent) -> consent.get("effectiveFrom").asText())
                .thenComparing(consent -> !consent.get("platform").asText().equals("*"))
                .thenComparing(consent -> !Terms.lists(consent, "useTypes", "*"))
                .thenComparing(consent -> consent.get("decision").asText().equals("OPT_OUT")))
        .map(consent -> consent.get("decision").asText())
        .orElse("NONE");
  }

  private static Comparator<JsonNode> preference() {
    return Comparator.comparing(
            (JsonNode licence) -> SCOPES.indexOf(licence.get("scope").get("kind").asText()))
        .thenComparing(licence -> licence.get("effectiveFrom").asText(), Comparator.reverseOrder())
        .thenComparing(licence -> licence.get("licenceId").asText());
  }
}
