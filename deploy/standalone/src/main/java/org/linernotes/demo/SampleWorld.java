package org.linernotes.demo;

import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An invented catalogue with its licences and consents, and what two AI platforms report of
 * training on it in one month. The same seed and month give the same world, to the byte.
 */
public record SampleWorld(
    List<Items.Track> tracks,
    List<Items.Licence> licences,
    List<Items.Consent> consents,
    List<TrainingRun> runs) {
  /** Used where nobody names a seed. */
  public static final long DEFAULT_SEED = 20_260_101L;

  public static SampleWorld of(long seed, YearMonth month) {
    SplittableRandom random = new SplittableRandom(seed);
    Cast cast = Cast.of(random.split());
    List<Items.Track> tracks = new Catalogue(cast, month, random.split()).tracks();
    List<Items.Licence> licences = new Contracts(cast, tracks, month, random.split()).licences();
    List<Items.Consent> consents = new Decisions(cast, month, random.split()).consents();
    List<TrainingRun> runs =
        Platforms.ALL.stream()
            .map(platform -> new Training(platform, tracks, month, random.split()).run())
            .toList();
    return new SampleWorld(tracks, licences, consents, runs);
  }

  /** How many events the platforms send, retries included. */
  public int events() {
    return runs.stream().mapToInt(run -> run.events().size()).sum();
  }

  /** Items as NDJSON. */
  public static byte[] ndjson(List<?> items) {
    return NdJson.render(items.stream().map(Function.<Object>identity()));
  }

  /** All that the world consists of, as NDJSON. */
  byte[] bytes() {
    Stream<?> events = runs.stream().flatMap(run -> run.events().stream());
    return NdJson.render(
        Stream.of(tracks.stream(), licences.stream(), consents.stream(), events)
            .flatMap(Function.identity()));
  }
}
