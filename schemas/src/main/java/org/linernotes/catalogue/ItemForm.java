package org.linernotes.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Track;
import org.linernotes.item.BatchIssues;

/** One sort of catalogue item (contract section 4): what it looks like and whose it is. */
public interface ItemForm<T> {

  static ItemForm<Track> tracks() {
    return new TrackForm();
  }

  static ItemForm<Licence> licences() {
    return new LicenceForm();
  }

  static ItemForm<Consent> consents() {
    return new ConsentForm();
  }

  /**
   * Reads and judges one item; its id names it in the issues.
   *
   * @param parser at the item's opening brace; left at its closing one
   * @param at where the item is, as a JSON pointer: what that of each fault begins with
   * @return null if it was rejected
   * @throws IOException if it is not JSON
   */
  default @Nullable T read(JsonParser parser, String at, BatchIssues issues) throws IOException {
    Map<String, Object> members = JsonTree.read(parser, at, issues);
    if (members.get(idField()) instanceof String id) {
      issues.identify(id);
    }
    return read(new Fields(members, at, issues), issues);
  }

  /** The member that holds its id. */
  String idField();

  /** Judges an item; null if it was rejected. */
  @Nullable T read(Fields fields, BatchIssues issues);

  String id(T item);

  /** Marks it as accepted. */
  void stamp(T item, Instant acceptedAt, String acceptedBy);

  Ownership ownership(T item);
}
