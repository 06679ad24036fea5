package org.linernotes.standalone;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Runs tasks side by side. */
final class Parallel {
  private Parallel() {}

  /** Returns when all have ended; throws what the first failed one of the list threw. */
  static void all(List<Runnable> tasks) {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      join(tasks.stream().map(task -> CompletableFuture.runAsync(task, threads)).toList());
    } finally {
      threads.shutdown();
    }
  }

  /** Joins the results of two tasks when both have ended. */
  static <A, B, R> R both(Supplier<A> first, Supplier<B> second, BiFunction<A, B, R> joined) {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      CompletableFuture<A> a = CompletableFuture.supplyAsync(first, threads);
      CompletableFuture<B> b = CompletableFuture.supplyAsync(second, threads);
      join(List.of(a, b));
      return joined.apply(a.join(), b.join());
    } finally {
      threads.shutdown();
    }
  }

  /** Waits for all, so that what a good one started is known when a failed one is told of. */
  private static void join(List<? extends CompletableFuture<?>> running) {
    CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
        .handle((done, failure) -> "ended")
        .join();
    try {
      running.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
