package org.linernotes.it.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;

/**
 * Chromium without a window, as a person before the console: it clicks on what has a name, and
 * reads what is shown. Whatever it logs and asks for is kept.
 */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /** Set, the tests fail where there is no Chromium, instead of being skipped. */
  private static final String REQUIRED = "LINERNOTES_IT_BROWSER_REQUIRED";

  private static final Duration AT_MOST =
      Duration.ofSeconds(Integer.getInteger("linernotes.it.seconds", 60));
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int WIDE = 1280;
  private static final int HIGH = 900;

  private final String url;
  private final Path downloads;
  private final ChromeDriverService service;
  private final ChromeDriver driver;
  private final Requests requests = new Requests();

  private Browser(String url, Path folder) {
    this.url = url;
    this.downloads = folder.resolve("downloads");
    service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    driver = new ChromeDriver(service, options(folder.resolve("profile")));
    width(WIDE);
  }

  /**
   * Whether the tests can run; true also where they must, and then the start says what is absent.
   */
  static boolean installed() {
    return System.getenv(REQUIRED) != null || (Files.exists(CHROMIUM) && Files.exists(DRIVER));
  }

  /** With a profile and a folder of downloads that nobody had before. */
  static Browser start(String url) {
    try {
      Path runs = Files.createDirectories(Path.of("target", "browser"));
      Path folder = Files.createTempDirectory(runs, "run").toAbsolutePath();
      Files.createDirectories(folder.resolve("downloads"));
      return new Browser(url, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ChromeOptions options(Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + profile);
    options.setExperimentalOption(
        "prefs", Map.of("download.default_directory", downloads.toAbsolutePath().toString()));
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL", "performance", "ALL"));
    return options;
  }

  /** In a tab where nobody was before. */
  void signIn(String key) {
    signedOut();
    see(By.name("key")).sendKeys(key);
    click("Sign in");
    await("signed in").until(() -> driver.findElements(By.cssSelector(".nav a")).size() > 1);
    ready();
  }

  void signedOut() {
    if (Objects.requireNonNull(driver.getCurrentUrl()).startsWith(url)) {
      driver.executeScript("sessionStorage.clear()");
      driver.get("about:blank"); // else only what is behind # would change
    }
    driver.get(url + "/");
    see(By.name("key"));
  }

  /** A page by the part of its address behind {@code #/}; returns when it shows all it has. */
  void open(String way) {
    driver.executeScript("location.hash = arguments[0]", "/" + way);
    await(way).until(() -> Objects.equals(script(SHOWS), "#/" + way));
    ready();
  }

  void reload() {
    driver.navigate().refresh();
    ready();
  }

  /** Nothing is being loaded, and what was drawn later is drawn. */
  void ready() {
    await("ready").until(() -> Boolean.TRUE.equals(script(READY)));
  }

  private static final String SHOWS = "return document.querySelector('main').dataset.shows";

  private static final String READY =
      """
      return document.querySelector('main h1') !== null
        && document.querySelector('main [aria-busy], main .loading') === null
        && !document.querySelector('main').innerText.includes('Loading\\u2026')
        && !document.querySelector('main').innerText.includes('Waiting for the first')
      """;

  String title() {
    return see(By.cssSelector("main h1")).getText();
  }

  String text() {
    return see(By.tagName("main")).getText();
  }

  List<String> texts(String css) {
    return driver.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
  }

  /** Waits for it to be there and visible. */
  WebElement see(By what) {
    return await(what.toString())
        .until(
            () ->
                driver.findElements(what).stream()
                    .filter(WebElement::isDisplayed)
                    .findFirst()
                    .orElse(null),
            Objects::nonNull);
  }

  /** A button or link by all that is written on it. */
  void click(String name) {
    click(By.xpath("//*[self::button or self::a][normalize-space()=\"" + name + "\"]"));
  }

  /** Once it can be clicked; a page may still draw itself anew meanwhile. */
  void click(By what) {
    await("click " + what)
        .until(
            () -> {
              WebElement element = see(what);
              if (!element.isEnabled()) {
                return false;
              }
              element.click();
              return true;
            });
  }

  void type(By what, String text) {
    WebElement element = see(what);
    element.clear();
    element.sendKeys(text);
  }

  /** Days are typed otherwise in each language; so they are put in. */
  void day(By what, String day) {
    driver.executeScript(
        "arguments[0].value = arguments[1];"
            + "arguments[0].dispatchEvent(new Event('input', {bubbles: true}));"
            + "arguments[0].dispatchEvent(new Event('change', {bubbles: true}))",
        see(what),
        day);
  }

  @Nullable Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  @Nullable Object scriptLater(String script, Object... arguments) {
    return driver.executeAsyncScript(script, arguments);
  }

  /** As wide as that many pixels, whatever windows the system allows. */
  void width(int pixels) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", HIGH, "deviceScaleFactor", 1, "mobile", false));
  }

  /** {@code light} or {@code dark}, as the page's own switch does it. */
  void theme(String theme) {
    script(
        "document.documentElement.dataset.theme = arguments[0];"
            + "document.dispatchEvent(new CustomEvent('themechange'))",
        theme);
  }

  void screenshot(Path file) {
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent(), "a file in a folder"));
      Object height = script("return document.documentElement.scrollHeight");
      Object wide = script("return innerWidth");
      driver.executeCdpCommand(
          "Emulation.setDeviceMetricsOverride",
          Map.of(
              "width",
              Objects.requireNonNull(wide),
              "height",
              Objects.requireNonNull(height),
              "deviceScaleFactor",
              1,
              "mobile",
              false));
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
      width(((Number) wide).intValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was downloaded, once it is there as a whole. */
  Path downloaded(String suffix) {
    return await("download of *" + suffix).until(() -> fileWith(suffix), Objects::nonNull);
  }

  private @Nullable Path fileWith(String suffix) throws IOException {
    try (var files = Files.list(downloads)) {
      return files.filter(file -> file.toString().endsWith(suffix)).findFirst().orElse(null);
    }
  }

  /** What the pages logged as errors since this was asked last. */
  List<String> errors() {
    List<String> errors = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get("browser")) {
      if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
        errors.add(entry.getMessage());
      }
    }
    return errors;
  }

  /** Addresses that pages asked for since the start, elsewhere than where they came from. */
  List<String> requestsElsewhere() {
    driver.manage().logs().get("performance").forEach(entry -> requests.add(entry.getMessage()));
    return requests.elsewhere(url);
  }

  /** An element that was replaced meanwhile is looked for again. */
  ConditionFactory await(String what) {
    return Awaitility.await(what)
        .atMost(AT_MOST)
        .pollInterval(POLL)
        .ignoreExceptionsMatching(WebDriverException.class::isInstance);
  }

  void awaitThat(String what, Callable<Boolean> condition) {
    await(what).until(condition);
  }

  @Override
  public void close() {
    driver.quit();
    service.stop();
  }
}
