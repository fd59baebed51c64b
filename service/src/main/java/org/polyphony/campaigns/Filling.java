package org.polyphony.campaigns;

/**
 * A queue that is being filled from long lists. What is in it can be called meanwhile.
 *
 * @param people on the lists of the campaign, each as often as they are on one
 * @param done of these, how many have been gone through
 */
public record Filling(int people, int done) {

  /** From 0 to 99: at 100 it is over, and there is none. */
  public int percent() {
    return people == 0 ? 0 : (int) Math.min(99, done * 100L / people);
  }
}
