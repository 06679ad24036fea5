package org.linernotes.streams;

import org.linernotes.service.ServiceMain;

/** Runs usage-streams as a process of its own. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    ServiceMain.run("org/linernotes/streams/logback.xml", UsageStreamsService::new);
  }
}
