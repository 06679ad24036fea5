package org.linernotes.service;

import java.util.Optional;
import org.linernotes.access.KeyDirectory;
import org.linernotes.access.kafka.KeyFeed;
import org.linernotes.access.token.TokenSettings;
import org.linernotes.access.token.Tokens;
import org.linernotes.http.Access;
import org.linernotes.kafka.KafkaSettings;

/** Who may call a service: the same everywhere. */
public final class Callers {
  private Callers() {}

  /**
   * Begins to follow the keys, and the tokens' issuer if one is set.
   *
   * @param parts what is started is added to
   * @throws org.linernotes.config.ConfigException if the keys cannot be read within 30 s
   */
  public static Access start(ServiceContext context, StartedParts parts) {
    KeyDirectory keys = new KeyDirectory(context.clock());
    KafkaSettings kafka = KafkaSettings.from(context.settings());
    KeyFeed feed =
        parts.add("keys", new KeyFeed(kafka, context.schemaIds(), keys, context.metrics()));
    feed.start();
    parts.keepAlive(new HealthCheck(parts.service() + ".keys", feed::problem));
    Optional<Tokens> tokens =
        TokenSettings.from(context.settings())
            .map(settings -> parts.add("tokens", Tokens.start(settings, context.clock())));
    return new Access(keys, tokens);
  }
}
