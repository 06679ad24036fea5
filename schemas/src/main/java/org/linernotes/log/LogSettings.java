package org.linernotes.log;

import java.util.List;
import java.util.Set;
import org.linernotes.config.Setting;
import org.linernotes.config.Settings;

/** How a service that runs alone writes its log. */
public final class LogSettings {
  private static final String CONFIGURATION = "logback.configurationFile";

  /** Read by the services' logback files: which of the forms here to include. */
  private static final String FORM = "linernotes.log.format";

  private static final Set<String> FORMATS = Set.of("json", "text");

  public static final Setting<String> FORMAT =
      new Setting<>(
          "LINERNOTES_LOG_FORMAT",
          "json",
          "How a service that runs alone writes its log to standard error: json (an object a line)"
              + " or text",
          LogSettings::format);

  public static final List<Setting<?>> ALL = List.of(FORMAT);

  private LogSettings() {}

  /**
   * Chooses the log's configuration, before anything logs; one that is chosen already stays.
   *
   * @param resource of the service's own, which includes the form
   * @throws org.linernotes.config.ConfigException if there is no such format
   */
  public static void choose(String resource, Settings settings) {
    System.setProperty(FORM, settings.get(FORMAT));
    if (System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, resource);
    }
  }

  private static String format(String text) {
    String name = text.strip();
    if (!FORMATS.contains(name)) {
      throw new IllegalArgumentException("json or text");
    }
    return name;
  }
}
