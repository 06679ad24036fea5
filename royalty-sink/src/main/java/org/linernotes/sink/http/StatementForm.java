package org.linernotes.sink.http;

import com.linecorp.armeria.common.MediaType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a statement is written. */
enum StatementForm {
  JSON,
  CSV,
  PDF;

  MediaType type() {
    return switch (this) {
      case JSON -> MediaType.JSON_UTF_8;
      case CSV -> MediaType.CSV_UTF_8;
      case PDF -> MediaType.PDF;
    };
  }

  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By {@code ?format=}, or by what the client prefers; JSON if it does not say. */
  static StatementForm of(Asked asked) {
    @Nullable String format = asked.query("format");
    if (format != null) {
      for (StatementForm form : values()) {
        if (form.extension().equals(format)) {
          return form;
        }
      }
      throw Asked.invalid("FORMAT_INVALID", "format '" + format + "' (expected: json, csv or pdf)");
    }
    for (MediaType accepted : asked.context().request().headers().accept()) {
      for (StatementForm form : values()) {
        if (form.type().withoutParameters().belongsTo(accepted.withoutParameters())) {
          return form;
        }
      }
    }
    return JSON;
  }
}
