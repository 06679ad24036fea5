package org.linernotes.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an answer's {@code errors} or {@code warnings}.
 *
 * @param index of the item in the body, from 0
 * @param id the item's own, null where it could not be read
 * @param field JSON pointer into the item; empty: the item as a whole
 * @param also further faults of the same item, so that errors are one entry per rejected item
 */
public record Issue(
    long index,
    @Nullable String id,
    IssueCode code,
    String field,
    String message,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> also) {

  /** One thing that is wrong, or odd. */
  public record Fault(IssueCode code, String field, String message) {}

  static Issue of(long index, @Nullable String id, Fault fault, List<Fault> also) {
    return new Issue(index, id, fault.code(), fault.field(), fault.message(), List.copyOf(also));
  }
}
