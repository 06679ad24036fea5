package org.linernotes.cli;

import java.util.Collection;
import java.util.List;
import org.linernotes.access.ApiKey;
import org.linernotes.avro.ApiKeyRecord;

/** What a person calls a key by: the first digits of its hash, or the key itself. */
final class KeyId {
  private KeyId() {}

  static String of(ApiKeyRecord key) {
    return ApiKey.id(key.getSha256());
  }

  /**
   * The one key that is meant.
   *
   * @throws CliException if it is none, or several
   */
  static ApiKeyRecord find(String text, Collection<ApiKeyRecord> keys) {
    ApiKey whole = new ApiKey(text);
    String prefix = whole.wellFormed() ? whole.sha256() : text;
    List<ApiKeyRecord> found =
        keys.stream().filter(key -> key.getSha256().startsWith(prefix)).toList();
    if (found.size() != 1 || prefix.isEmpty()) {
      throw new CliException(
          found.size()
              + " keys are meant (expected: a key, or an id that linernotes keys list shows)");
    }
    return found.get(0);
  }
}
