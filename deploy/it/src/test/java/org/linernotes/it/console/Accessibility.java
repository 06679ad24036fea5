package org.linernotes.it.console;

import com.deque.html.axecore.providers.EmbeddedResourceAxeProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javax.naming.OperationNotSupportedException;

/** What axe-core finds on a page. */
final class Accessibility {
  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      const only = arguments[0] ? {runOnly: [arguments[0]]} : {};
      const told = (node) => node.target.join(' ') + ': ' + node.failureSummary;
      axe.run(document, {resultTypes: ['violations'], ...only}).then(
        (found) => done(found.violations
          .filter((v) => v.impact === 'serious' || v.impact === 'critical')
          .map((v) => v.id + ' ' + v.nodes.map(told).join('; '))),
        (error) => done(['axe failed: ' + error]));
      """;

  private final String axe = script();

  private static String script() {
    try {
      return new EmbeddedResourceAxeProvider().getScript();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OperationNotSupportedException e) {
      throw new IllegalStateException("axe-core is not in its jar", e);
    }
  }

  /** Of the page that is shown, what is serious or worse; the rest is a matter of taste. */
  List<?> faults(Browser browser) {
    browser.script(axe);
    return run(browser, "");
  }

  /** After {@link #faults}, in other colours: those alone have changed. */
  List<?> faultsOfColours(Browser browser) {
    return run(browser, "color-contrast");
  }

  private static List<?> run(Browser browser, String rule) {
    return (List<?>) Objects.requireNonNull(browser.scriptLater(RUN, rule), "axe's answer");
  }
}
