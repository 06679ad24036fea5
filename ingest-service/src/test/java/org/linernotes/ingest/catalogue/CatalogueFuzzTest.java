package org.linernotes.ingest.catalogue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Split;
import org.linernotes.avro.Track;
import org.linernotes.ingest.body.AnyBody;
import org.linernotes.ingest.body.JsonForm;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.ingest.item.Wire;
import org.linernotes.topic.Topics;

/** The catalogue's three forms; the first byte says which: l, c, or any other for a track. */
class CatalogueFuzzTest {
  private final CatalogueReader.Shared shared = Catalogue.shared(new OwnerDirectory());
  private final Wire<Track> tracks = new Wire<>(Topics.TRACKS);
  private final Wire<Licence> licences = new Wire<>(Topics.LICENCES);
  private final Wire<Consent> consents = new Wire<>(Topics.CONSENTS);

  @FuzzTest
  void shouldAnswerAnyCatalogue(byte[] input) {
    int form = input.length == 0 ? 't' : input[0];
    byte[] body = Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
    AnyBody.read(body, JsonForm.JSON, () -> reader(form))
        .entries()
        .forEach(entry -> isWhole(form, entry));
  }

  private ItemReader reader(int form) {
    return switch (form) {
      case 'l' -> CatalogueReader.licences(Catalogue.ADMIN, shared, licences);
      case 'c' -> CatalogueReader.consents(Catalogue.ADMIN, shared, consents);
      default -> CatalogueReader.tracks(Catalogue.ADMIN, shared, tracks);
    };
  }

  private void isWhole(int form, LogEntry entry) {
    switch (form) {
      case 'l' -> licences.decode(entry);
      case 'c' -> consents.decode(entry);
      default -> splitsAreWhole(tracks.decode(entry));
    }
  }

  private static void splitsAreWhole(Track track) {
    track.getRights().forEach(row -> splitsAreWhole(row.getSplits()));
  }

  private static void splitsAreWhole(List<Split> splits) {
    AnyBody.same("ppm", 1_000_000, splits.stream().mapToInt(Split::getPpm).sum());
  }
}
