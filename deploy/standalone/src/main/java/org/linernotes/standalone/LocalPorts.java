package org.linernotes.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Ports of 127.0.0.1 for the embedded parts. A port is kept in a file of the part's folder, so that
 * clients configured once find the part again after a restart.
 */
public final class LocalPorts {
  public static final String HOST = "127.0.0.1";

  private LocalPorts() {}

  /** The port kept in the file if it is free, else a free one, which the file then keeps. */
  public static int kept(Path file) {
    return kept(file, 0);
  }

  /**
   * As {@link #kept(Path)}, but never {@code other}: a port that was found free a moment ago, and
   * that nobody listens on yet, is found free again.
   */
  public static int kept(Path file, int other) {
    try {
      int port = Files.exists(file) ? parse(Files.readString(file)) : 0;
      if (port == 0 || port == other || !isFree(port)) {
        do {
          port = free();
        } while (port == other);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, Integer.toString(port));
      }
      return port;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** True if a server could listen on the port now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // connections in TIME_WAIT do not count as use
      socket.bind(new InetSocketAddress(loopback(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
      return socket.getLocalPort();
    }
  }

  private static InetAddress loopback() throws UnknownHostException {
    return InetAddress.getByName(HOST);
  }

  /** The port in a text; 0 if it is none: a damaged file only costs the port's stability. */
  private static int parse(String text) {
    String digits = text.strip();
    return digits.matches("[1-9][0-9]{0,4}") && Integer.parseInt(digits) <= 65_535
        ? Integer.parseInt(digits)
        : 0;
  }
}
