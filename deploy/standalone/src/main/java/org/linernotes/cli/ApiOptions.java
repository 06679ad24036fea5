package org.linernotes.cli;

import org.jspecify.annotations.Nullable;
import org.linernotes.cli.client.ApiClient;
import org.linernotes.standalone.RunInfo;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which API, and as whom. */
final class ApiOptions {
  private static final String KEY = "LINERNOTES_KEY";
  private static final String DEFAULT_URL = "http://127.0.0.1:8080";

  private final Surroundings surroundings;

  @Mixin private final DataOption data;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Where the API is (default: where the data folder's stack runs, else "
              + DEFAULT_URL
              + ")")
  private @Nullable String url;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "API key (default: " + KEY + ", which other users of the machine cannot see)")
  private @Nullable String key;

  ApiOptions(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.data = new DataOption(surroundings.data());
  }

  /**
   * A client for it.
   *
   * @throws CliException if no key is given
   */
  ApiClient client() {
    String used = key == null ? surroundings.variable(KEY) : key;
    if (used.isBlank()) {
      throw new CliException(
          "no key (give one with --key or " + KEY + ", make one with linernotes keys add)");
    }
    return new ApiClient(url == null ? running() : url, used.strip());
  }

  private String running() {
    return RunInfo.of(data.folder()).map(RunInfo::url).orElse(DEFAULT_URL);
  }
}
