package org.linernotes.bench.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.linernotes.bench.events.BodyForm;
import org.linernotes.bench.events.EventIds;
import org.linernotes.bench.events.Stamped;
import org.linernotes.bench.load.Connection;
import org.linernotes.bench.load.Load;
import org.linernotes.bench.load.Tally;

/** Requests of one form, rendered before time is taken: some for each connection. */
final class Requests {
  /** Events that a connection has different requests for, but for their ids. */
  private static final int EVENTS_PER_CONNECTION = 4000;

  private static final int MOST_REQUESTS = 64;

  private final InetSocketAddress server;
  private final EventIds ids;
  private final List<List<Stamped>> perConnection;

  /** What is done with open connections. */
  @FunctionalInterface
  interface Work {
    Tally run(Load load) throws InterruptedException;
  }

  Requests(
      BodyForm form,
      InetSocketAddress server,
      String key,
      EventIds ids,
      int connections,
      Random random) {
    this.server = server;
    this.ids = ids;
    int each = Math.min(MOST_REQUESTS, EVENTS_PER_CONNECTION / form.events());
    String host = server.getHostString() + ":" + server.getPort();
    perConnection =
        Stream.generate(
                () -> Stream.generate(() -> form.request(host, key, random)).limit(each).toList())
            .limit(connections)
            .toList();
  }

  /** Opens connections for the work, and closes them. */
  Tally over(int connections, Work work) {
    List<Connection> open = new ArrayList<>();
    try {
      for (List<Stamped> requests : perConnection.subList(0, connections)) {
        open.add(new Connection(server, requests, ids));
      }
      return work.run(new Load(open));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      open.forEach(Requests::close);
    }
  }

  private static void close(Closeable connection) {
    try {
      connection.close();
    } catch (IOException e) {
      return; // nothing is lost by it
    }
  }
}
