package org.linernotes.it.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The scenarios that lie beside the repository, each with its expected outcome. */
public final class SampleData {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> PLATFORMS = List.of("musicflow", "sonara");

  private final Path folder;

  private SampleData(Path folder) {
    this.folder = folder;
  }

  /** The scenario of that name; where it is absent the test is skipped and says so. */
  public static SampleData of(String name) {
    Path folder = repository().resolve("../shared/data").resolve(name).normalize();
    Assumptions.assumeTrue(
        Files.isDirectory(folder),
        "skipped: no test data " + name + " in ../shared/data beside the repository");
    return new SampleData(folder);
  }

  private static Path repository() {
    Path here = Path.of("").toAbsolutePath();
    while (here.getParent() != null && !Files.isDirectory(here.resolve("usage-streams"))) {
      here = here.getParent();
    }
    return here;
  }

  public Scenario scenario() {
    TreeMap<String, List<JsonNode>> usage = new TreeMap<>();
    for (String platform : PLATFORMS) {
      usage.put(platform, lines("usage-" + platform));
    }
    return new Scenario(lines("tracks"), lines("licences"), lines("consents"), usage);
  }

  public Facts expected() {
    try (InputStream in = open("expected.json.gz")) {
      return Facts.of(JSON.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<JsonNode> lines(String file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(open(file + ".ndjson.gz"), StandardCharsets.UTF_8))) {
      return reader.lines().map(SampleData::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream open(String file) throws IOException {
    return new GZIPInputStream(Files.newInputStream(folder.resolve(file)));
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
