package org.linernotes.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linernotes.bench.events.EventIds;
import org.linernotes.bench.events.Stamped;

/** An HTTP/1.1 connection that sends requests rendered before, in turn, under new ids. */
public final class Connection implements Sender {
  private static final int TIMEOUT_MILLIS = 120_000;
  private static final int ACCEPTED = 202;

  private final InetSocketAddress server;
  private final List<Stamped> requests;
  private final EventIds ids;
  private final AnswerReader answer = new AnswerReader();
  private @Nullable Socket socket;
  private @Nullable String brokenOff;
  private int turn;

  public Connection(InetSocketAddress server, List<Stamped> requests, EventIds ids) {
    this.server = server;
    this.requests = requests;
    this.ids = ids;
  }

  @Override
  public long send() throws IOException {
    Stamped request = requests.get(turn);
    turn = (turn + 1) % requests.size();
    if (!exchange(connected(), request.next(ids)) || answer.status() != ACCEPTED) {
      return 0;
    }
    if (answer.accepted() != request.events()) {
      throw new IOException(
          "answered 202 for " + request.events() + " events with: " + answer.text());
    }
    return request.events();
  }

  /** False if the server broke off: who is refused before all is sent may see no more of it. */
  private boolean exchange(Socket current, byte[] request) throws IOException {
    try {
      current.getOutputStream().write(request);
      answer.read(current.getInputStream());
      brokenOff = null;
    } catch (IOException e) {
      brokenOff = e.toString();
      close();
      return false;
    }
    if (answer.closes()) {
      close();
    }
    return true;
  }

  @Override
  public String lastAnswer() {
    return brokenOff == null ? answer.shown() : brokenOff;
  }

  private Socket connected() throws IOException {
    Socket current = socket;
    if (current == null) {
      current = new Socket();
      current.setTcpNoDelay(true);
      current.setSoTimeout(TIMEOUT_MILLIS);
      current.connect(server);
      socket = current;
    }
    return current;
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
