package org.polyphony.i18n.exchange;

import java.util.Map;

/** A file of which nothing can be used, and where that shows. */
public final class UnreadableFile extends Exception {
  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Reason {
    /** The XML is broken or ends too early. */
    BROKEN_XML,
    /** A document type or an entity: what only an attack brings. */
    UNSAFE_XML,
    /** XML, but not XLIFF. */
    NOT_XLIFF,
    /** XLIFF of a version that is not ours; {@code version} names it. */
    XLIFF_VERSION,
    /** Bytes that are not UTF-8. */
    NOT_UTF8,
    /** More texts than any script has; {@code most} is the number. */
    TOO_MANY_UNITS,
    /** Neither of the two formats. */
    UNKNOWN_FORMAT
  }

  private final Reason reason;
  private final int line;
  private final int column;
  private final transient Map<String, Object> arguments;

  UnreadableFile(Reason reason, int line, int column, Map<String, Object> arguments) {
    super(reason + " at " + line + ":" + column);
    this.reason = reason;
    this.line = line;
    this.column = column;
    this.arguments = Map.copyOf(arguments);
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }

  /** The character in the line, from 1. */
  public int column() {
    return column;
  }

  /** What the sentence about it names. */
  public Map<String, Object> arguments() {
    return arguments;
  }
}
