package org.polyphony.friends;

/**
 * What family and friends bring to a campaign, in numbers.
 *
 * @param callers who have typed in people of their own
 * @param people typed in; one whom two have typed in counts once
 * @param called those whom their owner has called
 * @param reached those who were spoken to by their owner
 * @param seats those whom a call of their owner's has registered for an event
 */
public record FriendsFigures(int callers, int people, int called, int reached, int seats) {
  /** Where nobody has brought anybody. */
  public static final FriendsFigures NONE = new FriendsFigures(0, 0, 0, 0, 0);
}
