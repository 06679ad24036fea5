package org.linernotes.ingest.body;

/** Takes a body as it was sent, and gives on what it was before it was compressed. */
public interface Decoder extends ByteSink, AutoCloseable {

  /** Gives back what is held outside of the heap; nothing is to be given to it any more. */
  @Override
  void close();
}
