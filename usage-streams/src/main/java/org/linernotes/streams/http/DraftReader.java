package org.linernotes.streams.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.linecorp.armeria.common.HttpStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Principal;
import org.linernotes.access.Role;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.catalogue.ItemForm;
import org.linernotes.catalogue.Ownership;
import org.linernotes.http.Problem;
import org.linernotes.http.ProblemException;
import org.linernotes.item.BatchIssues;
import org.linernotes.item.IssueCode;
import org.linernotes.item.Pointers;
import org.linernotes.streams.preview.Draft;
import org.linernotes.streams.preview.Previews;

/**
 * Reads a draft of terms. An item is judged as ingest judges it when it is posted: by the same
 * forms, and a rightsholder may draft what it may post.
 */
final class DraftReader {
  static final int MAX_BYTES = 1_000_000;
  private static final int MAX_ITEMS = 100;
  private static final int MAX_DEPTH = 20;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private final Principal principal;
  private final Previews standing;
  private final BatchIssues issues = new BatchIssues();
  private final List<Licence> licences = new ArrayList<>();
  private final List<Consent> consents = new ArrayList<>();

  private DraftReader(Principal principal, Previews standing) {
    this.principal = principal;
    this.standing = standing;
  }

  /**
   * Reads a body.
   *
   * @param standing whose an item is, is judged against the one that stands under its id
   * @throws ProblemException 400 if it is not JSON, 422 if it is no draft of the caller's
   */
  static Draft read(byte[] body, Principal principal, Previews standing) {
    DraftReader reader = new DraftReader(principal, standing);
    try (JsonParser parser = JSON.createParser(body)) {
      reader.body(parser);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(HttpStatus.BAD_REQUEST, "BODY_NOT_JSON", "the body is not JSON"));
    }
    return reader.draft();
  }

  private void body(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw invalid("the body is no object (expected: {\"licences\":[..],\"consents\":[..]})");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "licences" -> items(parser, name, ItemForm.licences(), standing::licence, licences);
        case "consents" -> items(parser, name, ItemForm.consents(), standing::consent, consents);
        default -> misplaced(parser, "/" + name, "licences or consents");
      }
    }
    if (parser.nextToken() != null) {
      throw invalid("something follows the draft (expected: nothing)");
    }
  }

  private <T> void items(
      JsonParser parser,
      String name,
      ItemForm<T> form,
      Function<String, @Nullable T> current,
      List<T> drafted)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      misplaced(parser, "/" + name, "an array");
      return;
    }
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      String at = Pointers.element("/" + name, i);
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        misplaced(parser, at, "an object");
        continue;
      }
      begin();
      T item = form.read(parser, at, issues);
      if (item != null && allowed(form, item, at, current)) {
        drafted.add(item);
      }
      issues.end();
    }
  }

  private void begin() {
    if (issues.received() == MAX_ITEMS) {
      throw invalid("more than " + MAX_ITEMS + " items (expected: fewer)");
    }
    issues.begin();
  }

  private void misplaced(JsonParser parser, String at, String expected) throws IOException {
    begin();
    issues.reject(IssueCode.FIELD_TYPE, at, "something else (expected: " + expected + ")");
    issues.end();
    parser.skipChildren();
  }

  private <T> boolean allowed(
      ItemForm<T> form, T item, String at, Function<String, @Nullable T> current) {
    if (principal.role() == Role.ADMIN) {
      return true;
    }
    T stands = current.apply(form.id(item));
    Optional<Ownership.Denial> denial =
        form.ownership(item).deny(principal.name(), stands == null ? null : form.ownership(stands));
    denial.ifPresent(no -> issues.reject(IssueCode.NOT_YOURS, at + no.field(), no.message()));
    return denial.isEmpty();
  }

  private Draft draft() {
    if (issues.rejected() > 0) {
      throw invalid(issues.rejected() + " of the draft's items would be rejected");
    }
    if (licences.isEmpty() && consents.isEmpty()) {
      throw invalid("the draft is empty (expected: a licence or a consent)");
    }
    return new Draft(licences, consents);
  }

  private ProblemException invalid(String detail) {
    Problem problem = Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "DRAFT_INVALID", detail);
    return new ProblemException(problem.with(Map.of("errors", issues.errors())));
  }
}
