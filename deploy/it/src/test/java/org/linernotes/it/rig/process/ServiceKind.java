package org.linernotes.it.rig.process;

import java.util.Locale;

/** The three services, each by its own main class. */
public enum ServiceKind {
  INGEST(org.linernotes.ingest.Main.class, "256m"),
  STREAMS(org.linernotes.streams.Main.class, "384m"),
  SINK(org.linernotes.sink.Main.class, "256m");

  private final Class<?> main;
  private final String heap;

  ServiceKind(Class<?> main, String heap) {
    this.main = main;
    this.heap = heap;
  }

  Class<?> main() {
    return main;
  }

  String heap() {
    return heap;
  }

  /** In lower case, for names of processes. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
