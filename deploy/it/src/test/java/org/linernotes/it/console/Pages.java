package org.linernotes.it.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Looks at pages, light and dark, wide and narrow: is there anything that keeps somebody from using
 * them? With {@code -Dlinernotes.screenshots=true} pictures of them are kept.
 */
final class Pages {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final int[] WIDTHS = {1920, 1280, 360};
  private static final int USUAL = 1280;
  private static final int NARROW = 360;

  private final Browser browser;
  private final boolean pictures = Boolean.getBoolean("linernotes.screenshots");
  private final Accessibility accessibility = new Accessibility();
  private final List<String> faults = new ArrayList<>();

  Pages(Browser browser) {
    this.browser = browser;
  }

  void look(Screen screen) {
    browser.open(screen.way());
    look(screen.name());
  }

  /** At the page that is shown. */
  void look(String name) {
    browser.theme("light");
    accessibility.faults(browser).forEach(fault -> faults.add(name + ": " + fault));
    keep(name + "-light");
    browser.theme("dark");
    accessibility.faultsOfColours(browser).forEach(fault -> faults.add(name + ", dark: " + fault));
    keep(name + "-dark");
    lookNarrow(name);
  }

  private void lookNarrow(String name) {
    browser.width(NARROW);
    Object wide = browser.script("return document.documentElement.scrollWidth");
    int pixels = ((Number) Objects.requireNonNull(wide)).intValue();
    if (pixels > NARROW) {
      faults.add(name + ": " + pixels + " pixels wide at " + NARROW);
    }
    browser.width(USUAL);
  }

  private void keep(String name) {
    for (int width : pictures ? WIDTHS : new int[0]) {
      browser.width(width);
      browser.ready();
      browser.screenshot(PICTURES.resolve(name + "-" + width + ".png"));
      browser.width(USUAL);
    }
  }

  /** What was found on the pages so far. */
  List<String> faults() {
    return faults;
  }
}
