package org.linernotes.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.YearMonth;

/** The statements of closed months, and of the month in review. */
public record Statements(ApiClient api) {
  private static final String PATH = "/v1/statements/";

  /** What the ledger says to a statement's hash. */
  public record Verdict(boolean matches, String sha256, String recorded) {}

  /** All statements of a month in short, {@code {"statements":[..],"parked":[..]}}. */
  public JsonNode of(YearMonth month) {
    return Pages.all(api, PATH + month, "statements");
  }

  /** A party's statements of a month, in every currency. */
  public JsonNode of(YearMonth month, String party) {
    return api.json(path(month.toString(), party));
  }

  /** The same as a document. */
  public void download(YearMonth month, String party, String mediaType, OutputStream out)
      throws IOException {
    api.download(path(month.toString(), party), mediaType, out);
  }

  /** Asks whether the ledger gives the statement that has this hash. */
  public Verdict verify(StatementHash statement) {
    JsonNode answer =
        api.json(
            path(Urls.escaped(statement.period()), statement.party())
                + "/verify?currency="
                + Urls.escaped(statement.currency())
                + "&sha256="
                + statement.computed());
    return new Verdict(
        answer.path("matches").asBoolean(),
        answer.path("sha256").asText(),
        answer.path("recorded").asText());
  }

  private static String path(String month, String party) {
    return PATH + month + "/" + Urls.escaped(party);
  }
}
