package org.linernotes.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The settings of one process, read from its environment. */
public record Settings(Map<String, String> environment) {

  /**
   * The setting's value.
   *
   * @throws ConfigException if it is required and absent, or cannot be read
   */
  public <T> T get(Setting<T> setting) {
    String text = environment.get(setting.name());
    if (text == null || text.isBlank()) {
      text = setting.fallback();
    }
    if (text == null) {
      throw new ConfigException(setting.name() + " is not set (" + setting.description() + ")");
    }
    try {
      return setting.parse().apply(text);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          setting.name() + ": '" + text + "' (expected: " + e.getMessage() + ")", e);
    }
  }

  /**
   * All variables that begin with a prefix, as a library's own properties: {@code
   * PREFIX_SECURITY_PROTOCOL} becomes {@code security.protocol}.
   */
  public Map<String, String> passThrough(String prefix) {
    Map<String, String> properties = new TreeMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            String key = name.substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', '.');
            properties.put(key, value);
          }
        });
    return properties;
  }

  /** A Markdown table of settings, for the READMEs. */
  public static String table(List<Setting<?>> settings) {
    StringBuilder table = new StringBuilder("| variable | default | meaning |\n|---|---|---|\n");
    for (Setting<?> setting : settings) {
      table.append("| `").append(setting.name()).append("` | ").append(fallback(setting));
      table.append(" | ").append(setting.description()).append(" |\n");
    }
    return table.toString();
  }

  private static String fallback(Setting<?> setting) {
    String fallback = setting.fallback();
    if (fallback == null) {
      return "required";
    }
    return fallback.isEmpty() ? "none" : "`" + fallback + "`";
  }
}
