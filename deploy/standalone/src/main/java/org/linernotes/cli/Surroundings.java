package org.linernotes.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What commands are given from outside.
 *
 * @param data the data folder where none is named
 * @param documents standard output for what is passed on byte by byte
 * @param terminal true: a person watches standard error, and sees progress bars
 */
public record Surroundings(
    Map<String, String> environment,
    Path data,
    boolean terminal,
    PrintWriter out,
    OutputStream documents,
    PrintWriter err,
    Clock clock,
    Lifetime lifetime) {

  /** A variable of the environment; empty if it is not set. */
  String variable(String name) {
    return environment.getOrDefault(name, "");
  }
}
