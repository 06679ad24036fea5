package org.linernotes.it.rig.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.linernotes.it.kit.Apicurio;
import org.linernotes.it.rig.net.Link;

/** A schema registry that keeps its data on disk, and the way of all services to it. */
public final class RegistryServer implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);

  private final ChildProcess process;
  private final String direct;
  private final Link link;

  /** Not started yet. */
  RegistryServer(Path folder, Ports ports) {
    int port = ports.free();
    try {
      process =
          new ChildProcess(
              new Launch(
                  "registry",
                  Apicurio.command(),
                  // what was answered must outlive kill -9, half a second's writes too
                  Apicurio.environment(
                      port, "jdbc:h2:file:" + folder.resolve("data") + ";WRITE_DELAY=0"),
                  folder,
                  "unused: it is asked"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    direct = Apicurio.url(port);
    link = Link.open(ports.free(), port);
  }

  /** Starts it; {@link #awaitReady} returns when it answers. */
  public void launch() {
    process.launch();
  }

  public void awaitReady() {
    Awaitility.await("registry").atMost(START).until(() -> Apicurio.answers(direct));
  }

  /** Kill -9. */
  public void kill() {
    process.kill();
  }

  /** Between the services and it. */
  public Link link() {
    return link;
  }

  /** As the services reach it. */
  String url() {
    return Apicurio.url(link.port());
  }

  @Override
  public void close() {
    link.close();
    process.close();
  }
}
