package org.linernotes.streams.http;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.linernotes.http.Json;
import org.linernotes.streams.preview.Note;
import org.linernotes.streams.preview.Preview;
import org.linernotes.streams.status.Instance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The other instances' parts of a preview, asked for in the caller's name. */
final class PreviewPeers {
  private static final Logger log = LoggerFactory.getLogger(PreviewPeers.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(55); // within that of a request
  private static final long MAX_ANSWER_BYTES = 4_000_000;
  private static final Preview NOTHING =
      new Preview(
          0, 0, Map.of(), Map.of(), Set.copyOf(EnumSet.of(Note.INSTANCE_MISSING)), Set.of());

  private final WebClient client =
      WebClient.builder().responseTimeout(TIMEOUT).maxResponseLength(MAX_ANSWER_BYTES).build();

  /** Another instance's part; one that is not had is noted as missing. */
  CompletableFuture<Preview> part(Instance at, String authorization, HttpData draft) {
    RequestHeaders headers =
        RequestHeaders.builder(HttpMethod.POST, at.url() + PreviewRoutes.PATH)
            .contentType(MediaType.JSON)
            .set(HttpHeaderNames.AUTHORIZATION, authorization)
            .set(Question.PASSED_ON, "1")
            .build();
    return client
        .execute(headers, draft)
        .aggregate()
        .thenApply(PreviewPeers::read)
        .exceptionally(
            failure -> {
              log.debug("instance {} has no part of a preview: {}", at.url(), failure.toString());
              return NOTHING;
            });
  }

  private static Preview read(AggregatedHttpResponse answer) {
    if (!answer.status().equals(HttpStatus.OK)) {
      return NOTHING;
    }
    try {
      return PreviewShapes.readPart(Json.read(answer.content().array()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
