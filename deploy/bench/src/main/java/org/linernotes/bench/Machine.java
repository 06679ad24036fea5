package org.linernotes.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Stream;
import org.linernotes.bench.process.Rig;

/** The facts that figures need beside them. */
public final class Machine {
  private Machine() {}

  public static void print(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%s: %d processors (%s), %s of memory, %s %s, Java %s (%s)%n",
        Instant.now().truncatedTo(ChronoUnit.MINUTES),
        Runtime.getRuntime().availableProcessors(),
        value("/proc/cpuinfo", "model name"),
        value("/proc/meminfo", "MemTotal"),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("java.version"),
        System.getProperty("java.vm.name"));
    out.printf("each process that is measured with %s%n", String.join(" ", Rig.FLAGS));
    System.getenv().forEach((name, value) -> setting(name, value, out));
    out.println();
  }

  private static void setting(String name, String value, PrintStream out) {
    if (name.startsWith("LINERNOTES_")) {
      out.println("with " + name + "=" + value);
    }
  }

  private static String value(String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("?");
    } catch (IOException e) {
      return "?"; // another system than Linux
    }
  }
}
