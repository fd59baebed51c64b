package org.polyphony.i18n.sms;

/** The letters of 3GPP TS 23.038: those of 6.2.1 take one unit, those of 6.2.1.1 two. */
final class Gsm {

  /** In the order of the standard's table, but for the escape to the extension. */
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ"
          + " !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
          + "¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final String EXTENSION = "\f^{}\\[~]|€";

  private Gsm() {}

  /** Units that a character takes; 0 where there is no such letter. */
  static int units(int codePoint) {
    return BASIC.indexOf(codePoint) >= 0 ? 1 : EXTENSION.indexOf(codePoint) >= 0 ? 2 : 0;
  }
}
