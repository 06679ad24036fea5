package org.linernotes.serde;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.linernotes.topic.Topic;
import org.linernotes.topic.Topics;

/**
 * Adds the schemas that changed to the list of released ones. Run it from the module's folder after
 * a compatible change of an .avsc file, and commit what it writes.
 */
final class SchemaReleaser {
  private static final Path FOLDER = Path.of("src/main/resources/org/linernotes/released");
  static final String FOR_EVER = "FULL_TRANSITIVE";
  static final String INTERNAL = "BACKWARD_TRANSITIVE";

  private SchemaReleaser() {}

  /** A schema in use and the compatibility that it must keep. */
  record Current(Schema schema, String compatibility) {}

  static List<Current> current() {
    List<Current> all = new ArrayList<>();
    for (Topic topic : Topics.ALL) {
      all.add(new Current(topic.schema(), FOR_EVER));
    }
    PublishedSchemas.ALL.forEach(schema -> all.add(new Current(schema, FOR_EVER)));
    StateSchemas.ALL.forEach(schema -> all.add(new Current(schema, INTERNAL)));
    return all;
  }

  public static void main(String[] args) throws IOException {
    List<ReleasedSchemas.Release> releases = new ReleasedSchemas().releases();
    Set<Schema> released = new HashSet<>();
    releases.forEach(release -> released.add(release.schema()));
    int id = releases.size();
    for (Current current : current()) {
      if (released.add(current.schema())) {
        id++;
        write(id, current);
      }
    }
  }

  private static void write(int id, Current current) throws IOException {
    String file = String.format("%04d-%s.avsc", id, current.schema().getName());
    byte[] bytes = (current.schema().toString(true) + "\n").getBytes(StandardCharsets.UTF_8);
    Files.write(FOLDER.resolve(file), bytes, StandardOpenOption.CREATE_NEW);
    String line =
        String.join("\t", Integer.toString(id), current.compatibility(), file, sha256(bytes));
    Files.writeString(FOLDER.resolve("releases.tsv"), line + "\n", StandardOpenOption.APPEND);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
