package org.linernotes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.linernotes.config.Settings;
import org.linernotes.item.IssueCode;
import org.linernotes.metrics.MetricTable;

class DocumentationTest {
  private static final String MARK = "<!-- settings -->";

  @Test
  void shouldListEverySettingInTheReadme() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String table = readme.substring(readme.indexOf(MARK) + MARK.length(), readme.lastIndexOf(MARK));
    assertThat(table.strip()).isEqualTo(Settings.table(IngestSettings.ALL).strip());
  }

  @Test
  void shouldListEveryMeterInTheReadme() throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .contains(MetricTable.of(IngestMeters.ALL, IngestMeters.FAMILIES));
  }

  @Test
  void shouldDocumentEveryCode() throws IOException {
    JsonNode codes = openApi().at("/components/schemas/ItemCode");
    List<String> named = new ArrayList<>();
    codes.get("enum").forEach(code -> named.add(code.asText()));
    assertThat(named)
        .containsExactlyElementsOf(Arrays.stream(IssueCode.values()).map(Enum::name).toList());
    named.forEach(
        code -> assertThat(codes.get("description").asText()).contains("| `" + code + "` |"));
  }

  @Test
  void shouldResolveEveryReferenceOfTheOpenApi() throws IOException {
    JsonNode root = openApi();
    List<String> references = root.findValuesAsText("$ref");
    assertThat(references).isNotEmpty();
    references.forEach(
        reference ->
            assertThat(root.at(reference.substring(1)).isMissingNode()).as(reference).isFalse());
  }

  private static JsonNode openApi() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            DocumentationTest.class.getResourceAsStream("/org/linernotes/ingest/openapi.yaml"))) {
      return new YAMLMapper().readTree(in);
    }
  }
}
