package org.linernotes.sink;

import org.linernotes.service.ServiceMain;

/** Runs royalty-sink as a process of its own. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    ServiceMain.run("org/linernotes/sink/logback.xml", RoyaltySinkService::new);
  }
}
