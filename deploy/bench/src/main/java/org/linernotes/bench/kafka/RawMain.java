package org.linernotes.bench.kafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.linernotes.config.Settings;

/**
 * The limit that ingest stands on, as a process of its own. Each line on standard input is a number
 * of seconds to send for; the answer is {@code sent RECORDS NANOS}.
 */
public final class RawMain {
  private RawMain() {}

  /**
   * @param args the platform whose events they are, and how the producer is configured ({@link
   *     RawLoad.Tuning})
   */
  public static void main(String[] args) throws IOException {
    try (RawLoad load =
            new RawLoad(new Settings(System.getenv()), args[0], RawLoad.Tuning.valueOf(args[1]));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println("ready raw");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        long start = System.nanoTime();
        long sent = load.send(Double.parseDouble(line));
        System.out.println("sent " + sent + " " + (System.nanoTime() - start));
      }
    }
  }
}
