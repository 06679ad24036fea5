package org.linernotes.it.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Looks at pages in one theme, wide and narrow: is there anything that keeps somebody from using
 * them? With {@code -Dlinernotes.screenshots=true} pictures of them are kept.
 */
final class Pages {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final int[] WIDTHS = {1280, 1920, 360};
  private static final int NARROW = 360;

  private final Browser browser;
  private final String theme;
  private final boolean pictures = Boolean.getBoolean("linernotes.screenshots");
  private final Accessibility accessibility = new Accessibility();
  private final List<String> faults = new ArrayList<>();

  Pages(Browser browser, String theme) {
    this.browser = browser;
    this.theme = theme;
  }

  void look(Screen screen) {
    browser.open(screen.way());
    look(screen.name());
  }

  /** At the page that is shown. */
  void look(String name) {
    browser.theme(theme);
    for (Object fault : accessibility.faults(browser)) {
      faults.add(name + ", " + theme + ": " + fault);
    }
    browser.width(NARROW);
    long wide = number("return document.documentElement.scrollWidth");
    if (wide > NARROW) {
      faults.add(name + ": " + wide + " pixels wide at " + NARROW);
    }
    keep(name);
    browser.width(WIDTHS[0]);
  }

  private void keep(String name) {
    for (int width : pictures ? WIDTHS : new int[0]) {
      browser.width(width);
      browser.ready();
      browser.screenshot(PICTURES.resolve(name + "-" + theme + "-" + width + ".png"));
    }
  }

  private long number(String script) {
    return ((Number) Objects.requireNonNull(browser.script(script), script)).longValue();
  }

  /** What was found on the pages so far. */
  List<String> faults() {
    return faults;
  }
}
