package org.linernotes.sink.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import java.time.Instant;
import org.linernotes.http.Access;
import org.linernotes.http.Json;

/** Who asks: what a page needs to know to show what the caller may see. */
final class MeShape {
  private MeShape() {}

  static HttpResponse of(Asked asked) {
    return Json.response(
        HttpStatus.OK,
        Shapes.object(
            "role", asked.principal().role().name(),
            "subject", asked.principal().subject(),
            "expiresAt", Access.expiresAt(asked.context()).map(Instant::toString).orElse(null)));
  }
}
