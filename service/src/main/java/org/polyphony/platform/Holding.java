package org.polyphony.platform;

/**
 * What a feature keeps about one person, for the file that they may ask for.
 *
 * @param label the message over it; its last part names it in the file: {@code
 *     consent.held.opt_outs}
 * @param sql over the feature's own tables, with {@code :contact}, the oldest first; its columns
 *     are what the person reads
 */
public record Holding(String label, String sql) {

  /** Its name in the file: {@code opt_outs}. */
  public String name() {
    return label.substring(label.lastIndexOf('.') + 1);
  }
}
