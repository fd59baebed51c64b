package org.polyphony.tables;

/** A byte is not of the encoding. */
public final class WrongEncoding extends RuntimeException {
  private static final long serialVersionUID = 1;
}
