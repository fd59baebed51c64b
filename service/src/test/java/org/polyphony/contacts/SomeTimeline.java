package org.polyphony.contacts;

/** What happened with people, for tests of features that write it. */
public final class SomeTimeline {

  private SomeTimeline() {}

  /** Over the database of the handle that it is given. */
  public static Timeline of() {
    return new Timeline();
  }
}
