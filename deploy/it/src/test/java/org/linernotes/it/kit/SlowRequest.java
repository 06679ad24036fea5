package org.linernotes.it.kit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request on a connection of its own that is sent as slowly as the test likes. */
public final class SlowRequest implements AutoCloseable {
  private static final int ANSWER_WITHIN_MILLIS = 60_000;
  private static final String LENGTH = "content-length";

  private final Socket socket;
  private final InputStream in;

  private SlowRequest(InetSocketAddress server) {
    try {
      socket = new Socket(server.getAddress(), server.getPort());
      socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Connects, and sends nothing yet. */
  public static SlowRequest connect(InetSocketAddress server) {
    return new SlowRequest(server);
  }

  /** Connects, and sends the head of a POST of NDJSON whose body comes in pieces. */
  public static SlowRequest lines(InetSocketAddress server, String key, String path) {
    SlowRequest request = connect(server);
    request.text(
        "POST %s HTTP/1.1\r\nHost: door\r\nAuthorization: Bearer %s\r\n".formatted(path, key)
            + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
    return request;
  }

  /** Sends any text, as it is. */
  public void text(String text) {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void bytes(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a piece of the body. */
  public void piece(String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
    chunk.writeBytes(body);
    chunk.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    bytes(chunk.toByteArray());
  }

  /** Sends the end of the body. */
  public void end() {
    text("0\r\n\r\n");
  }

  /** Waits for the answer. */
  public Answer answer() {
    try {
      String status = line();
      Map<String, List<String>> headers = new TreeMap<>();
      for (String line = line(); !line.isEmpty(); line = line()) {
        int colon = line.indexOf(':');
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        headers.put(name, List.of(line.substring(colon + 1).strip()));
      }
      int length = Integer.parseInt(headers.getOrDefault(LENGTH, List.of("0")).get(0));
      String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
      return new Answer(
          Integer.parseInt(status.split(" ", -1)[1]),
          HttpHeaders.of(headers, (n, v) -> true),
          body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** True if the server ends the connection, without an answer or after it. */
  public boolean isEnded() {
    try {
      return in.read() < 0;
    } catch (IOException e) {
      return true; // reset
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the server ended the connection after '" + line + "'");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /** Goes away, whether an answer came or not. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
