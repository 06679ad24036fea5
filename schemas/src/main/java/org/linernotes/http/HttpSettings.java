package org.linernotes.http;

import java.util.List;
import org.linernotes.config.Setting;
import org.linernotes.config.Settings;

/** Where a process listens. */
public record HttpSettings(String host, int port) {
  public static final Setting<String> HOST =
      Setting.text("LINERNOTES_HTTP_HOST", "127.0.0.1", "Address to listen on");
  public static final Setting<Integer> PORT =
      Setting.integer(
          "LINERNOTES_HTTP_PORT", 8080, 0, 65535, "Port to listen on; 0 takes a free one");

  public static final List<Setting<?>> ALL = List.of(HOST, PORT);

  public static HttpSettings from(Settings settings) {
    return new HttpSettings(settings.get(HOST), settings.get(PORT));
  }
}
