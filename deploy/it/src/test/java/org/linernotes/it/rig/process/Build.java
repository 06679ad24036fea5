package org.linernotes.it.rig.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The services' jars, as they came out of one build.
 *
 * @param name for reports
 * @param tree the folder in which {@code mvn package} ran
 */
public record Build(String name, Path tree) {

  List<String> command(ServiceKind kind) {
    List<String> command = Launch.java(kind.heap());
    command.addAll(List.of("-jar", jar(kind).toString()));
    return command;
  }

  private Path jar(ServiceKind kind) {
    Path target = tree.resolve(kind.module()).resolve("target");
    String pattern = "linernotes-" + kind.module() + "-*[0-9T].jar"; // no -sources
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, pattern)) {
      for (Path jar : jars) {
        return jar;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("no " + pattern + " in " + target + " (expected: one)");
  }
}
