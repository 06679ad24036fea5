package org.linernotes.cli;

import java.util.concurrent.CountDownLatch;

/** The end of this process: SIGTERM, Ctrl-C, or {@link #exit}. */
final class ProcessLifetime implements Lifetime {
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile int code;
  private volatile boolean ending;

  @Override
  public void onEnd(Runnable close, int signalled) {
    code = signalled;
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(close), "shutdown"));
  }

  /** Halts at last, since a JVM ended by SIGTERM says 143 even if all was closed cleanly. */
  private void end(Runnable close) {
    ending = true;
    try {
      close.run();
    } finally {
      Runtime.getRuntime().halt(code);
    }
  }

  @Override
  public void awaitEnd() {
    code = ExitCodes.OK; // from now on a signal is what is waited for
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isEnding() {
    return ending;
  }

  /** Ends the process, closing what is to be closed. */
  void exit(int withCode) {
    if (!ending) {
      code = withCode;
    }
    System.exit(withCode);
  }
}
