package org.polyphony.i18n;

/** The direction in which a line of text runs; the value of HTML's {@code dir} attribute. */
public enum Direction {
  LEFT_TO_RIGHT("ltr"),
  RIGHT_TO_LEFT("rtl");

  private final String html;

  Direction(String html) {
    this.html = html;
  }

  /** {@code "ltr"} or {@code "rtl"}. */
  public String html() {
    return html;
  }
}
