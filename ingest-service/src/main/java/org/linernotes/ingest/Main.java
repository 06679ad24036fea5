package org.linernotes.ingest;

import org.linernotes.service.ServiceMain;

/** Runs ingest-service as a process of its own. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    ServiceMain.run("org/linernotes/ingest/logback.xml", IngestService::new);
  }
}
