package org.linernotes.sink;

import org.linernotes.service.ServiceMain;

/** Runs royalty-sink as a process of its own. */
public final class Main {
  private static final String LOGBACK = "logback.configurationFile";

  private Main() {}

  public static void main(String[] args) {
    // Not a logback.xml: beside the other services in one process only one of those would count.
    if (System.getProperty(LOGBACK) == null) {
      System.setProperty(LOGBACK, "org/linernotes/sink/logback.xml");
    }
    ServiceMain.run(RoyaltySinkService::new);
  }
}
