package org.linernotes.ingest.body;

/**
 * Takes the bytes of a body as they come, in pieces of any size. Not for several threads at once.
 */
public interface ByteSink {

  /**
   * Takes the next piece.
   *
   * @param bytes the caller's: what is to be kept after the call has to be copied
   * @throws BodyException if the body cannot be read on; nothing may be given to it any more
   */
  void accept(byte[] bytes, int from, int to);

  /**
   * No more will come.
   *
   * @throws BodyException if what came is not whole
   */
  void end();

  /**
   * After the end: gives on some of what was kept until then, little enough that others need not
   * wait for it.
   *
   * @return true while there is more
   * @throws BodyException if the rest cannot be read
   */
  default boolean giveMore() {
    return false;
  }
}
