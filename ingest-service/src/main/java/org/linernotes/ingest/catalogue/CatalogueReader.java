package org.linernotes.ingest.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Principal;
import org.linernotes.access.Role;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Track;
import org.linernotes.catalogue.ItemForm;
import org.linernotes.catalogue.Ownership;
import org.linernotes.ingest.item.Encoder;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.item.BatchIssues;
import org.linernotes.item.IssueCode;

/**
 * Reads catalogue items of one sort (contract section 4), for a rightsholder its own only. Whose an
 * item is, is judged against the item that was accepted last under the same id.
 */
public final class CatalogueReader<T extends SpecificRecord> implements ItemReader {
  /**
   * The largest item, in bytes of JSON: less than what a broker takes by default, so that no item
   * is accepted here and refused there.
   */
  public static final int MAX_ITEM_BYTES = 1_000_000;

  /** What all readers of a process share. */
  public record Shared(OwnerDirectory owners, AcceptanceClock clock) {}

  private final CatalogueKind kind;
  private final ItemForm<T> form;
  private final Principal principal;
  private final Shared shared;
  private final Encoder<T> encoder;
  private final List<T> accepted = new ArrayList<>();
  private final Map<String, Ownership> acceptedOwners = new HashMap<>();
  private @Nullable T last;

  private CatalogueReader(
      CatalogueKind kind,
      ItemForm<T> form,
      Principal principal,
      Shared shared,
      Encoder<T> encoder) {
    this.kind = kind;
    this.form = form;
    this.principal = principal;
    this.shared = shared;
    this.encoder = encoder;
  }

  public static CatalogueReader<Track> tracks(
      Principal principal, Shared shared, Encoder<Track> encoder) {
    return new CatalogueReader<>(
        CatalogueKind.TRACKS, ItemForm.tracks(), principal, shared, encoder);
  }

  public static CatalogueReader<Licence> licences(
      Principal principal, Shared shared, Encoder<Licence> encoder) {
    return new CatalogueReader<>(
        CatalogueKind.LICENCES, ItemForm.licences(), principal, shared, encoder);
  }

  public static CatalogueReader<Consent> consents(
      Principal principal, Shared shared, Encoder<Consent> encoder) {
    return new CatalogueReader<>(
        CatalogueKind.CONSENTS, ItemForm.consents(), principal, shared, encoder);
  }

  @Override
  public int maxItemBytes() {
    return MAX_ITEM_BYTES;
  }

  @Override
  public @Nullable LogEntry read(JsonParser parser, BatchIssues issues) throws IOException {
    T item = parse(parser, issues);
    last = item;
    return item == null ? null : LogEntry.of(form.id(item), encoder.encode(item));
  }

  @Nullable T parse(JsonParser parser, BatchIssues issues) throws IOException {
    T item = form.read(parser, "", issues);
    if (item == null || !allowed(item, issues)) {
      return null;
    }
    form.stamp(item, shared.clock().now(), principal.name());
    return item;
  }

  private boolean allowed(T item, BatchIssues issues) {
    if (principal.role() == Role.ADMIN) {
      return true;
    }
    String id = form.id(item);
    Ownership current = acceptedOwners.get(id);
    if (current == null) {
      current = shared.owners().of(kind, id);
    }
    Ownership ownership = form.ownership(item);
    Ownership.Denial denial = ownership.deny(principal.name(), current).orElse(null);
    if (denial != null) {
      issues.reject(IssueCode.NOT_YOURS, denial.field(), denial.message());
      return false;
    }
    return true;
  }

  @Override
  public void accepted() {
    if (last != null) {
      accepted.add(last);
      acceptedOwners.put(form.id(last), form.ownership(last));
    }
  }

  /** Other requests see whose these are at once, not only when the topic was read again. */
  @Override
  public void beforeAppend() {
    accepted.forEach(shared.owners()::put);
    accepted.clear();
    acceptedOwners.clear();
  }
}
