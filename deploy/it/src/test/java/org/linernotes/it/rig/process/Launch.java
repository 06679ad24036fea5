package org.linernotes.it.rig.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a process is started.
 *
 * @param name of its log and in messages
 * @param environment beside what the tests' own process has
 * @param folder for its log and what it prints
 * @param ready what the line begins with that it prints when it works
 */
public record Launch(
    String name, List<String> command, Map<String, String> environment, Path folder, String ready) {

  /** A JVM with the classes that the tests run with, small, and without what takes long to warm. */
  public static List<String> java(String heap, Class<?> main, String... arguments) {
    List<String> command = java(heap);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The same without what is run. */
  static List<String> java(String heap) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx" + heap, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    return command;
  }

  Path log() {
    return folder.resolve(name + ".log");
  }

  Path output() {
    return folder.resolve(name + ".out");
  }
}
