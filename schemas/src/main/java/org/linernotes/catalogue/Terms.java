package org.linernotes.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linernotes.item.IssueCode;
import org.linernotes.usage.UseType;

/** What licences and consents have in common. */
final class Terms {
  private static final Set<String> USE_TYPES = Words.of(UseType.values());

  private Terms() {}

  /** Use types, or {@code *} alone. */
  static List<String> useTypes(Fields fields) {
    return fields.wordsOrAny("useTypes", fields.among(USE_TYPES));
  }

  /** The end, exclusive: after the beginning, or none. */
  static @Nullable LocalDate effectiveTo(Fields fields, @Nullable LocalDate effectiveFrom) {
    LocalDate effectiveTo = fields.optionalDate("effectiveTo");
    if (effectiveTo != null && effectiveFrom != null && !effectiveTo.isAfter(effectiveFrom)) {
      fields.reject(
          IssueCode.TERM_EMPTY,
          "effectiveTo",
          effectiveTo + " (expected: after effectiveFrom " + effectiveFrom + ")");
    }
    return effectiveTo;
  }
}
