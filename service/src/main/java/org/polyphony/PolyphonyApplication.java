package org.polyphony;

/** The service. */
public final class PolyphonyApplication {
  private PolyphonyApplication() {}

  public static void main(String[] arguments) {}
}
