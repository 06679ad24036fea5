package org.linernotes.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linernotes.access.Role;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Stack;
import org.openqa.selenium.By;

/** The console in Chromium, as those see it who work with it. One story, told in order. */
@EnabledIf(
    value = "org.linernotes.it.console.Browser#installed",
    disabledReason = "needs Chromium: apt-get install chromium chromium-driver")
@ExtendWith(Integration.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleIT {
  private static final String BUTTON = "//button[@aria-label=\"%s\"]";

  private final Stack stack;
  private final Story story;
  private final Browser browser;
  private final Map<String, String> keys = new ConcurrentHashMap<>();

  ConsoleIT(Stack stack) {
    this.stack = stack;
    this.story = new Story(stack);
    this.browser = Browser.start(stack.url());
  }

  @BeforeAll
  void useInFebruaryAndMarch() {
    story.told();
  }

  @AfterEach
  void shouldLogNoErrorAndAskNobodyElse() {
    assertThat(browser.errors()).isEmpty();
    assertThat(browser.requestsElsewhere()).isEmpty();
  }

  @AfterAll
  void closeBrowser() {
    browser.close();
  }

  private void signIn(Role role, @Nullable String subject) {
    String who = role + "/" + subject;
    browser.signIn(keys.computeIfAbsent(who, name -> story.key(role, subject)));
  }

  @Order(1)
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FINANCE      |        | Money | Money, Flow, Music, Unlicensed",
        "ADMIN        |        | Flow | Flow, Music, Unlicensed",
        "RIGHTSHOLDER | ann    | My music | My music, Earnings, Unlicensed",
        "PLATFORM     | sonara | Unlicensed | Unlicensed, Costs, Reported, Licences"
      })
  void shouldShowEachRoleItsOwnPages(
      Role role, @Nullable String subject, String first, String pages) {
    signIn(role, subject);

    assertThat(browser.texts(".nav a")).containsExactly(pages.split(", "));
    assertThat(browser.title()).isEqualTo(first);
    browser.click("Sign out");
    browser.see(By.name("key"));
    assertThat(browser.script("return sessionStorage.length")).isEqualTo(0L);
  }

  @Test
  @Order(2)
  void shouldShowTheEquationsBalanceInTheLiveFlow() {
    signIn(Role.ADMIN, null);
    browser.open("flow");

    browser.awaitThat("all live", () -> browser.texts(".live.on").size() == 3);
    browser.awaitThat("equations", () -> browser.texts(".equation[data-off]").size() == 2);
    assertThat(browser.texts(".equation[data-off='0'] .badge")).containsOnly("Balances");
    browser.awaitThat("health", () -> browser.texts("[aria-label='Health'] .badge.ok").size() >= 3);
  }

  @Test
  @Order(3)
  void shouldCloseAMonthWhoseDownloadedStatementSumsToTheApis() throws IOException {
    signIn(Role.FINANCE, null);
    browser.open("money/" + Story.FEBRUARY);
    step("Put to review", "first look");
    browser.awaitThat("checks hold", this::allChecksHold);

    step("Close month", "agreed");
    browser.awaitThat("closed", () -> browser.texts(".head .badge").contains("Closed"));

    browser.open("money/" + Story.FEBRUARY + "/parties/ann");
    browser.click("CSV");
    Path file = browser.downloaded(".csv");
    JsonNode statement =
        stack.finance().get("/v1/statements/2024-02/ann").json().at("/statements/0");
    assertThat(sumOfLines(file)).isEqualByComparingTo(statement.get("accrued").asText());
    assertThat(browser.text()).contains("\u00a3" + statement.get("payable").asText());
    browser.click("Verify");
    browser.awaitThat("proved", () -> browser.text().contains("it is what the ledger gives"));
  }

  private void step(String name, String reason) {
    browser.click(name);
    browser.type(By.name("reason"), reason);
    browser.click(By.cssSelector("dialog button[value='ok']"));
    browser.awaitThat("dialogue left", () -> browser.texts("dialog").isEmpty());
  }

  /** What is in flight takes its time: who works with it looks again until nothing is. */
  private boolean allChecksHold() {
    browser.ready();
    if (browser.texts(".checks [data-ok='true']").size() == 5) {
      return true;
    }
    browser.click("Look again");
    return false;
  }

  private static BigDecimal sumOfLines(Path csv) throws IOException {
    List<String> rows = Files.readAllLines(csv);
    List<String> names = List.of(rows.get(0).split(",", -1));
    return rows.stream()
        .map(row -> row.split(",", -1))
        .filter(row -> row[names.indexOf("record")].equals("LINE"))
        .map(row -> new BigDecimal(row[names.indexOf("amount")]))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  @Order(4)
  void shouldLeadFromAMonthToTheEventsBehindAnEntry() {
    signIn(Role.FINANCE, null);
    browser.open("money/" + Story.FEBRUARY);
    browser.click("ann");
    browser.awaitThat("party", () -> browser.title().equals("ann"));
    browser.click("Night Bus");
    browser.awaitThat("track", () -> browser.title().equals("night-bus"));
    browser.click(By.cssSelector("[aria-label='Ledger entries'] tbody th a"));
    browser.awaitThat("entry", () -> browser.title().startsWith("Entry "));
    browser.ready();

    assertThat(browser.text()).contains("Balances", "platform:sonara", "party:ann", "f1");
    String title = browser.title();
    browser.reload();
    assertThat(browser.title()).isEqualTo(title);
  }

  @Test
  @Order(5)
  void shouldRefuseTheNextUseAfterAnArtistWithdrewConsent() {
    signIn(Role.RIGHTSHOLDER, "ann");
    browser.open("music/consents");
    browser.click(By.xpath(BUTTON.formatted("Deny: " + Story.LICENSED + ", pretraining")));
    browser.day(By.cssSelector(".changes input[type='date']"), "2024-03-01");
    assertThat(browser.see(By.xpath("//button[text()='Save']")).isEnabled()).isFalse();
    browser.click("Preview the effect");
    browser.see(By.cssSelector("[data-preview]"));
    assertThat(browser.text()).contains("March 2024", "\u2212\u00a30.66666");
    browser.click("Save");
    browser.awaitThat("saved", () -> browser.text().contains("Saved."));

    story.use(Story.LICENSED, "m2", "night-bus", "2024-03-20", 1);

    browser.awaitThat("refused", () -> verdictOf("2024-03-20").contains("Consent denied"));
    assertThat(verdictOf("2024-02-10")).contains("Authorised");
  }

  private String verdictOf(String day) {
    browser.open("music");
    browser.open("music/tracks/night-bus");
    return browser.texts("[aria-label='Uses'] tbody tr").stream()
        .filter(row -> row.startsWith(day))
        .findFirst()
        .orElse("");
  }

  @Test
  @Order(6)
  void shouldLicenseUseThatHadNoLicenceBackToItsFirstDay() {
    signIn(Role.RIGHTSHOLDER, "ann");
    browser.open("unlicensed?q=slow");
    assertThat(browser.text()).contains("A Slow Year", Story.UNLICENSED, "own rate");
    browser.click("Draft a licence");
    browser.awaitThat("draft", () -> browser.title().equals("Draft a licence"));
    assertThat(browser.text()).contains("first use without licence on 2024-02-14");
    browser.click("Preview what it pays");
    browser.see(By.cssSelector("[data-preview]"));
    assertThat(browser.text()).contains("+\u00a31.333332");
    browser.click("Save the licence");
    browser.awaitThat("saved", () -> browser.text().contains("Saved."));

    browser.awaitThat("licensed", () -> !unlicensed().contains("No licence"));
  }

  private String unlicensed() {
    browser.open("music");
    browser.open("unlicensed?q=slow");
    return String.join("\n", browser.texts("[aria-label='Works'] tbody"));
  }

  @Test
  @Order(7)
  void shouldAnswerWhetherATrackWasUsed() {
    signIn(Role.RIGHTSHOLDER, "ann");
    browser.type(By.cssSelector("input[type='search']"), "night bus");
    browser.awaitThat("known", () -> browser.text().contains("Yes, it was used"));

    browser.type(By.cssSelector("input[type='search']"), Story.UNKNOWN);
    browser.awaitThat("unknown", () -> browser.text().contains("in nobody's catalogue"));
  }

  @Order(8)
  @Test
  void shouldBeUsableByAllOnEveryPage() {
    Pages pages = new Pages(browser);
    browser.signedOut();
    pages.look("sign-in");
    for (Role role : List.of(Role.FINANCE, Role.ADMIN, Role.RIGHTSHOLDER, Role.PLATFORM)) {
      List<Screen> own = Screen.ALL.stream().filter(screen -> screen.role() == role).toList();
      signIn(role, own.get(0).subject());
      own.forEach(pages::look);
    }

    assertThat(pages.faults()).isEmpty();
    assertThat(browser.errors()).allMatch(error -> error.contains("/v1/tracks/none"));
  }

  @Test
  @Order(9)
  void shouldHoldAHundredThousandRowsWithAFewOnThePage() {
    signIn(Role.FINANCE, null);

    Map<?, ?> seen = (Map<?, ?>) Objects.requireNonNull(browser.scriptLater(Scripts.MANY_ROWS));

    assertThat(seen.get("count")).isEqualTo("100001"); // and its head
    assertThat(seen.get("last")).isEqualTo("99999");
    assertThat(seen.get("largest")).isEqualTo("99999");
    assertThat(((Number) Objects.requireNonNull(seen.get("elements"))).intValue())
        .isBetween(10, 300);
  }

  @Test
  @Order(9)
  void shouldWriteMoneyExactlyInTheFormOfItsCurrency() {
    assertThat(browser.scriptLater(Scripts.MONEY))
        .isEqualTo(
            List.of(
                "\u00a30.012",
                "\u2212JP\u00a51,234,567.89",
                "JOD\u00a00.123456",
                "\u00a30.00",
                "\u00a3123,456,789,012,345,678.123456789",
                "123456789012345678.123456790"));
  }
}
