package org.linernotes.it.rig.net;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One connection through a link: two threads, one for each direction. */
final class Pipe {
  private static final int PIECE = 16 * 1024;
  private static final long SLOW_MILLIS = 20;
  private static final long RESENT_MILLIS = 200;
  private static final int LATE_PERCENT = 5;
  private static final int BROKEN_PER_MILLE = 3;

  private final Socket client;
  private final Socket server;
  private final Sky sky;
  private final Consumer<Pipe> onClose;

  Pipe(Socket client, Socket server, Sky sky, Consumer<Pipe> onClose) {
    this.client = client;
    this.server = server;
    this.sky = sky;
    this.onClose = onClose;
  }

  void start() throws IOException {
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    thread(client, server, true).start();
    thread(server, client, false).start();
  }

  private Thread thread(Socket from, Socket to, boolean toServer) {
    Thread thread = new Thread(() -> pump(from, to, toServer), "pipe " + client.getPort());
    thread.setDaemon(true);
    return thread;
  }

  private void pump(Socket from, Socket to, boolean toServer) {
    byte[] piece = new byte[PIECE];
    try {
      for (int length = from.getInputStream().read(piece); length >= 0; ) {
        sky.awaitPassage(toServer);
        if (endures()) {
          to.getOutputStream().write(piece, 0, length);
          length = from.getInputStream().read(piece);
        } else {
          break;
        }
      }
    } catch (IOException e) {
      close(); // the other end has to be told, and is so
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  /** Waits as the weather demands; false: the connection breaks. */
  private boolean endures() {
    switch (sky.now()) {
      case SLOW -> park(SLOW_MILLIS);
      case LOSSY -> {
        if (ThreadLocalRandom.current().nextInt(1000) < BROKEN_PER_MILLE) {
          return false;
        }
        if (ThreadLocalRandom.current().nextInt(100) < LATE_PERCENT) {
          park(RESENT_MILLIS);
        }
      }
      case CUT -> {
        return false;
      }
      default -> {}
    }
    return true;
  }

  private static void park(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  void close() {
    onClose.accept(this);
    closeQuietly(client);
    closeQuietly(server);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      socket.setPerformancePreferences(0, 0, 0);
    }
  }
}
