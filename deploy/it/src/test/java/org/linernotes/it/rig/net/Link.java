package org.linernotes.it.rig.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way from clients to a server, which can break: connections to its port are passed on to the
 * server's, as long as the {@link Weather} allows. Bytes that are held back go on when it clears,
 * as TCP would send them again.
 */
public final class Link implements AutoCloseable {
  private static final int BACKLOG = 200;

  private final int target;
  private final ServerSocket listener;
  private final Set<Pipe> pipes = ConcurrentHashMap.newKeySet();
  private final Sky sky = new Sky();

  private Link(int target, ServerSocket listener) {
    this.target = target;
    this.listener = listener;
  }

  /** Opens it, both ends on 127.0.0.1. */
  public static Link open(int port, int target) {
    try {
      ServerSocket listener = new ServerSocket();
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
      Link link = new Link(target, listener);
      Thread thread = new Thread(link::accept, "link " + port);
      thread.setDaemon(true);
      thread.start();
      return link;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where clients connect. */
  public int port() {
    return listener.getLocalPort();
  }

  /** From now on. */
  public void set(Weather weather) {
    sky.set(weather);
    if (weather == Weather.CUT) {
      pipes.forEach(Pipe::close);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        if (sky.now() == Weather.CUT) {
          client.close();
        } else {
          connect(client);
        }
      } catch (IOException e) {
        if (!listener.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void connect(Socket client) throws IOException {
    Socket server = new Socket();
    try {
      server.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), target),
          Math.toIntExact(Duration.ofSeconds(5).toMillis()));
    } catch (IOException e) {
      server.close();
      client.close(); // nobody listens, which the client shall see
      return;
    }
    Pipe pipe = new Pipe(client, server, sky, pipes::remove);
    pipes.add(pipe);
    pipe.start();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sky.set(Weather.CUT);
    pipes.forEach(Pipe::close);
  }
}
