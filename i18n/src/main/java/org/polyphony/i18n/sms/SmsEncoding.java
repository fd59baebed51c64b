package org.polyphony.i18n.sms;

/**
 * How the characters of a text message are sent.
 *
 * <p>Lengths: 3GPP TS 23.040, 9.2.3.24.1; a message in parts loses six octets of each to the header
 * that puts them together again.
 */
public enum SmsEncoding {
  /** Seven bits a unit; the letters of 3GPP TS 23.038, 6.2.1. */
  GSM_7("gsm-7", 160, 153),
  /** Sixteen bits a unit; every letter. */
  UCS_2("ucs-2", 70, 67);

  private final String code;
  private final int alone;
  private final int inParts;

  SmsEncoding(String code, int alone, int inParts) {
    this.code = code;
    this.alone = alone;
    this.inParts = inParts;
  }

  /** The name in the API. */
  public String code() {
    return code;
  }

  /** So many units fit into a message of one part. */
  public int alone() {
    return alone;
  }

  /** So many units fit into each part where there are several. */
  public int inParts() {
    return inParts;
  }
}
