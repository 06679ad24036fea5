package org.linernotes.bench.bomb;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** Sends a bomb on a connection of its own. */
final class Bomber implements Callable<String> {
  private static final int SLICE_BYTES = 64 * 1024;
  private static final int TIMEOUT_MILLIS = 60_000;

  private final InetSocketAddress server;
  private final byte[] head;
  private final byte[] body;

  Bomber(InetSocketAddress server, String key, byte[] body) {
    this.server = server;
    this.body = body;
    this.head =
        """
        POST /v1/usage-events HTTP/1.1
        Host: bench
        Authorization: Bearer %s
        Content-Type: application/x-ndjson
        Content-Encoding: gzip
        Content-Length: %d

        """
            .replace("\n", "\r\n")
            .formatted(key, body.length)
            .getBytes(StandardCharsets.US_ASCII);
  }

  /** The answer's status line, or what came instead. */
  @Override
  public String call() {
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      write(socket);
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      String status = answer.readLine();
      return status == null ? "closed without an answer" : status;
    } catch (IOException e) {
      return "reset: " + e.getMessage();
    }
  }

  /** Stops when an answer is there, as clients do. */
  private void write(Socket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(head);
    for (int at = 0; at < body.length && socket.getInputStream().available() == 0; ) {
      int length = Math.min(SLICE_BYTES, body.length - at);
      out.write(body, at, length);
      at += length;
    }
  }
}
