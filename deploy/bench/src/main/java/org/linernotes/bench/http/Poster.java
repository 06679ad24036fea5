package org.linernotes.bench.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Posts bodies over some connections, each waiting for its answer before the next body. */
public final class Poster {
  private final URI url;
  private final String key;
  private final int connections;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public Poster(String url, String key, int connections) {
    this.url = URI.create(url);
    this.key = key;
    this.connections = connections;
  }

  /** Returns when every body is answered with 202; any other answer ends the bench. */
  public void send(List<String> bodies) throws InterruptedException, ExecutionException {
    Iterator<String> next = bodies.iterator();
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        all.add(
            threads.submit(
                () -> {
                  post(next);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void post(Iterator<String> next) throws Exception {
    while (true) {
      String body;
      synchronized (next) {
        if (!next.hasNext()) {
          return;
        }
        body = next.next();
      }
      HttpRequest request =
          HttpRequest.newBuilder(url)
              .header("Authorization", "Bearer " + key)
              .header("Content-Type", "application/x-ndjson")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 202) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
    }
  }
}
