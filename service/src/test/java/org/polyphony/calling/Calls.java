package org.polyphony.calling;

/** One caller at work: claims a line, says what came of it, and so on. */
interface Calls extends AutoCloseable {

  /** False where there is nothing left to call. */
  boolean claim() throws Exception;

  /** What came of the line just claimed: somebody was spoken to and has answered a question. */
  void record() throws Exception;

  @Override
  void close() throws Exception;
}
