package org.linernotes.bench.recover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linernotes.bench.process.Child;
import org.linernotes.bench.process.Rig;
import org.linernotes.standalone.Folders;
import org.linernotes.streams.Main;

/** An instance of usage-streams that is started and ended again and again, with its state. */
final class Instance implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String name;
  private final Path folder;
  private final Path state;
  private final Map<String, String> environment;
  private @Nullable Child child;
  private String url = "";

  Instance(String name, Path folder, Map<String, String> common) {
    this.name = name;
    this.folder = folder;
    this.state = folder.resolve("state-" + name);
    this.environment = new HashMap<>(common);
    environment.put("LINERNOTES_STREAMS_STATE_DIR", state.toString());
  }

  /** How long the others wait for it, from its next start on. */
  void waitFor(int sessionSeconds) {
    environment.put("LINERNOTES_STREAMS_SESSION_SECONDS", Integer.toString(sessionSeconds));
  }

  /** Starts the process; it answers when this returns, and may yet have its state to restore. */
  void start() {
    Child.Spec spec = new Child.Spec(name, Main.class.getName(), Rig.FLAGS, List.of(), environment);
    Child started = Child.start(spec, folder);
    child = started;
    url = started.await("ready");
  }

  void startIfEnded() {
    if (child == null) {
      start();
    }
  }

  /** SIGTERM. */
  @Override
  public void close() {
    if (child != null) {
      child.close();
      child = null;
    }
  }

  /** Kill -9. */
  void kill() {
    if (child != null) {
      child.kill();
      child = null;
    }
  }

  void deleteState() {
    try {
      Folders.delete(state);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Scrape scrape() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/metrics")).build();
      return new Scrape(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
