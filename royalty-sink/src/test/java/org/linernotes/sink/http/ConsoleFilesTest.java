package org.linernotes.sink.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleFilesTest {
  private final ConsoleFiles files = new ConsoleFiles();

  @Test
  void shouldFindThePageAndTellItsVersionByItsHash() {
    ConsoleFiles.File page = files.find("index.html").orElseThrow();

    assertThat(new String(page.bytes(), StandardCharsets.UTF_8)).startsWith("<!doctype html>");
    assertThat(page.mediaType()).isEqualTo("text/html; charset=utf-8");
    assertThat(page.sha256()).hasSize(64);
    assertThat(files.find("index.html")).containsSame(page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lib/uPlot.esm.js", "lib/uPlot.min.css"})
  void shouldFindTheChartLibrary(String name) {
    assertThat(files.find(name)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".js",
        "none.js",
        "lib/none.js",
        "lib/../../LICENSE.js",
        "../sink/openapi.yaml",
        "../console/index.html",
        "./index.html",
        "lib//uPlot.esm.js",
        "/index.html",
        "index.html/",
        "a\\index.html",
        "index.class"
      })
  void shouldLeadNowhereElse(String name) {
    assertThat(files.find(name)).isEmpty();
  }
}
