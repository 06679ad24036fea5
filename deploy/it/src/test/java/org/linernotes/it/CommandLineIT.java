package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Command;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Keys;
import org.linernotes.it.kit.UpProcess;

/** The command line beside a stack that runs, as users type it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandLineIT {
  private static final int OK = 0;
  private static final int REFUSED = 1;
  private static final int USAGE = 2;

  private UpProcess up;

  @BeforeAll
  void start(@TempDir Path folder) {
    up = UpProcess.start(folder);
  }

  @AfterAll
  void stop() {
    up.close();
  }

  @Test
  void shouldMakeAKeyThatWorksAtOnceAndEndItWithinASecond() {
    String key = up.key("platform", "passing");
    Api api = Api.of(up.url(), key);
    Keys.awaitWorking(api);
    assertThat(linernotes("keys", "list").out()).contains("passing").doesNotContain(key);

    assertThat(linernotes("keys", "revoke", key).exit()).isEqualTo(OK);

    Keys.awaitRevoked(api);
  }

  @Test
  void shouldFindTheTopicsOfARunningStackAsItMadeThem() {
    Command check = linernotes("topics", "--check");

    assertThat(check.exit()).as(check.out()).isEqualTo(OK);
    assertThat(check.out()).contains("all topics are as expected");
  }

  @Test
  void shouldLoadFilesAndPrintTheMonthsTotals(@TempDir Path files) throws IOException {
    String admin = up.key("admin", "");
    String platform = up.key("platform", "loader");
    String finance = up.key("finance", "");
    assertThat(load(admin, "tracks", plain(files, Items.track("loaded", "loading"))).exit())
        .isEqualTo(OK);
    JsonNode licence = Items.licence("l", "loading", "PER_EXPOSURE", "0.25");
    assertThat(load(admin, "licences", plain(files, licence)).exit()).isEqualTo(OK);
    Path usage = zipped(files, Items.usage("e1", "loaded"), Items.usage("e2", "loaded"));
    assertThat(load(platform, "usage", usage).exit()).isEqualTo(OK);

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> totals(finance).contains("0.500000000"));
    assertThat(royalties(finance, "csv")).contains("loading,GBP,0.500000000");
    assertThat(royalties(finance, "table")).contains("loading").contains("0.500000000");
    assertThat(royalties(finance, "json")).contains("\"accrued\":\"0.500000000\"");
  }

  @Test
  void shouldPrintWhatWasRefusedWithItsLineAndExitWithOne(@TempDir Path files) throws IOException {
    String platform = up.key("platform", "loader");
    JsonNode bad = Items.usage("bad", "t").put("exposures", 0);

    Command load = load(platform, "usage", plain(files, Items.usage("good", "t"), bad));

    assertThat(load.exit()).isEqualTo(REFUSED);
    assertThat(load.err()).contains(":2: NUMBER_INVALID /exposures").contains("id bad");
    assertThat(load.out()).contains("accepted 1").contains("rejected 1");
  }

  @Test
  void shouldTellWhoReadMoney() {
    Api curious = Api.of(up.url(), up.key("rightsholder", "curious"));
    Keys.awaitWorking(curious);
    curious.get("/v1/royalties/2024-02");

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> accessLog("json").contains("\"path\":\"/v1/royalties/2024-02\""));
    assertThat(accessLog("table")).contains("curious", "GET /v1/royalties/2024-02");
  }

  private String accessLog(String format) {
    return linernotes("access-log", "--subject", "curious", "--since", "1h", "--format", format)
        .out();
  }

  @Test
  void shouldSayInOneLineThatTheFolderIsInUse() {
    Command second = linernotes("up", "--port", "0");

    assertThat(second.exit()).isEqualTo(USAGE);
    assertThat(second.err().lines()).singleElement().asString().contains("in use");
  }

  @Test
  void shouldSayInOneLineThatThePortIsInUse(@TempDir Path folder) {
    String port = up.url().substring(up.url().lastIndexOf(':') + 1);

    Command second = Command.run("up", "--data", folder.toString(), "--port", port);

    assertThat(second.exit()).isEqualTo(USAGE);
    assertThat(second.err().lines()).singleElement().asString().contains(port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up --colour blue",
        "up --port 99999",
        "keys add --role emperor",
        "keys add --role platform",
        "royalties October",
        "load songs file",
        "load usage no-such-file --key k",
        "dance"
      })
  void shouldSayInOneLineWhatItDoesNotUnderstand(String line) {
    Command command = Command.run(line.split(" "));

    assertThat(command.exit()).isEqualTo(USAGE);
    assertThat(command.err()).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(command.err().lines().filter(text -> !text.isBlank())).hasSize(1);
  }

  private Command linernotes(String... arguments) {
    Stream<String> data = Stream.of("--data", up.data().toString());
    return Command.run(Stream.concat(Stream.of(arguments), data).toArray(String[]::new));
  }

  private Command load(String key, String kind, Path file) {
    return linernotes("load", kind, file.toString(), "--key", key);
  }

  private String royalties(String key, String format) {
    return linernotes("royalties", "2024-02", "--format", format, "--key", key).out();
  }

  private String totals(String key) {
    return Api.of(up.url(), key).get("/v1/royalties/2024-02").text();
  }

  private static Path plain(Path folder, JsonNode... items) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "items", ".ndjson"), lines(items));
  }

  private static Path zipped(Path folder, JsonNode... items) throws IOException {
    Path file = Files.createTempFile(folder, "items", ".ndjson.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(lines(items).getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static String lines(JsonNode... items) {
    return List.of(items).stream().map(JsonNode::toString).collect(Collectors.joining("\n"));
  }
}
