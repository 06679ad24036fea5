package org.linernotes.serde;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Every schema that was ever released, with ids that never change: the registry of a stack that
 * runs without one. The list and the files are append-only; a test refuses any other change.
 */
public final class ReleasedSchemas implements SchemaIds {
  private static final String FOLDER = "/org/linernotes/released/";

  /**
   * One line of the list.
   *
   * @param compatibility FULL_TRANSITIVE for what is stored for ever, BACKWARD_TRANSITIVE else
   * @param sha256 of the file's bytes, hex
   */
  public record Release(int id, String compatibility, String file, String sha256, Schema schema) {}

  private final List<Release> releases;
  private final Map<Integer, Schema> byId = new HashMap<>();
  private final Map<Schema, Integer> ids = new HashMap<>();

  public ReleasedSchemas() {
    releases = List.copyOf(readAll());
    for (Release release : releases) {
      byId.put(release.id(), release.schema());
      ids.put(release.schema(), release.id());
    }
  }

  public List<Release> releases() {
    return releases;
  }

  @Override
  public int idOf(String subject, Schema schema) {
    Integer id = ids.get(schema);
    if (id == null) {
      throw new SchemaException(
          schema.getFullName()
              + " is not released in this form (expected: a line in releases.tsv)");
    }
    return id;
  }

  @Override
  public Schema schema(int id) {
    Schema schema = byId.get(id);
    if (schema == null) {
      throw new SchemaException("schema id " + id + " (expected: 1.." + releases.size() + ")");
    }
    return schema;
  }

  private static List<Release> readAll() {
    List<Release> result = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open("releases.tsv"), StandardCharsets.UTF_8))) {
      lines.readLine(); // column names
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        result.add(release(line.split("\t", -1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return result;
  }

  private static Release release(String[] cells) throws IOException {
    try (InputStream file = open(cells[2])) {
      Schema schema = new Schema.Parser().parse(file);
      return new Release(Integer.parseInt(cells[0]), cells[1], cells[2], cells[3], schema);
    }
  }

  static InputStream open(String file) {
    @Nullable InputStream in = ReleasedSchemas.class.getResourceAsStream(FOLDER + file);
    if (in == null) {
      throw new IllegalStateException("not on the class path: " + FOLDER + file);
    }
    return in;
  }
}
