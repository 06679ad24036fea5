package org.linernotes.it.rig.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linernotes.standalone.Folders;

/** One instance of a service, always on the same port and with the same folder of state. */
public final class ServiceProcess implements AutoCloseable {
  private static final String READY = "ready ";

  private final ServiceKind kind;
  private final String url;
  private final Path state;
  private final Map<String, String> environment;
  private final Path logs;
  private final ChildProcess process;

  /**
   * Not started yet.
   *
   * @param number of the instance among its kind
   * @param folder for its state and its log
   * @param common settings of all instances, environment variables
   */
  public ServiceProcess(
      ServiceKind kind, int number, Path folder, int port, Map<String, String> common) {
    String name = kind.word() + "-" + number;
    this.kind = kind;
    url = "http://127.0.0.1:" + port;
    state = folder.toAbsolutePath().resolve(name);
    environment = new HashMap<>(common);
    environment.put("LINERNOTES_HTTP_PORT", Integer.toString(port));
    environment.put("LINERNOTES_LOG_FORMAT", "text");
    environment.put("LINERNOTES_STREAMS_STATE_DIR", state.toString());
    environment.put("LINERNOTES_STREAMS_ADVERTISED_URL", url);
    logs = folder.resolve("logs");
    process = new ChildProcess(launch(name, Launch.java(kind.heap(), kind.main())));
  }

  private Launch launch(String name, List<String> command) {
    return new Launch(name, command, environment, logs, READY);
  }

  /** From its next start on it is that of another build; it must not run. */
  public void become(Build build) {
    process.become(launch(process.name(), build.command(kind)));
  }

  /** From its next start on it has these in its environment, too. */
  public void set(Map<String, String> more) {
    environment.putAll(more);
    process.become(launch(process.name(), Launch.java(kind.heap(), kind.main())));
  }

  public ServiceKind kind() {
    return kind;
  }

  /** Its own HTTP address. */
  public String url() {
    return url;
  }

  public ChildProcess process() {
    return process;
  }

  /** Removes what it keeps on the disk; it must not run. */
  public void deleteState() {
    try {
      Folders.delete(state);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
