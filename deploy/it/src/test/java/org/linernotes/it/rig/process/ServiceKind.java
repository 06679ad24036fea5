package org.linernotes.it.rig.process;

import java.util.Locale;

/** The three services, each by its own main class. */
public enum ServiceKind {
  INGEST(org.linernotes.ingest.Main.class, "ingest-service", "256m"),
  STREAMS(org.linernotes.streams.Main.class, "usage-streams", "384m"),
  SINK(org.linernotes.sink.Main.class, "royalty-sink", "256m");

  private final Class<?> main;
  private final String module;
  private final String heap;

  ServiceKind(Class<?> main, String module, String heap) {
    this.main = main;
    this.module = module;
    this.heap = heap;
  }

  Class<?> main() {
    return main;
  }

  /** The folder of its module, which is in its jar's name too. */
  String module() {
    return module;
  }

  String heap() {
    return heap;
  }

  /** In lower case, for names of processes. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
