package org.linernotes.bench;

import picocli.CommandLine;

/** Measures on this machine. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "org/linernotes/bench/logback.xml");
    }
    CommandLine command = new CommandLine(new BenchCommand());
    Runtime.getRuntime().exit(command.execute(args)); // the embedded broker leaves threads
  }
}
