package org.polyphony.queue;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.campaigns.Disposition;

/**
 * A claim whose outcome is being recorded, locked with its entry to the end of the transaction.
 *
 * @param state of the claim
 * @param contacts the people behind the line; of an owner's own line those whom they typed in
 * @param tries how often each of them was tried in this campaign, in the same order
 * @param through whether each of them need not be tried again, in the same order
 * @param own whether the line is the caller's own: of their family or friends
 * @param taken whether somebody else has, or had, the entry since
 */
public record Held(
    UUID claim,
    UUID campaign,
    UUID entry,
    UUID line,
    UUID caller,
    String state,
    @Nullable UUID followUp,
    UUID lane,
    int barriers,
    List<UUID> contacts,
    List<Integer> tries,
    List<Boolean> through,
    boolean own,
    boolean taken) {

  /**
   * Whether the outcome counts: {@code beside} where the claim has ended, and somebody else has
   * taken the line since or an outcome was recorded on it already.
   */
  public Disposition disposition() {
    return switch (state) {
      case "open", "ahead", "revoked" -> Disposition.ACCEPTED;
      case "lapsed", "returned" -> taken ? Disposition.BESIDE : Disposition.ACCEPTED;
      default -> Disposition.BESIDE;
    };
  }

  /** The people whom the claim showed. */
  public Set<UUID> behind() {
    return Set.copyOf(contacts);
  }

  int tries(UUID contact) {
    return tries.get(contacts.indexOf(contact));
  }

  boolean isThrough(UUID contact) {
    return through.get(contacts.indexOf(contact));
  }
}
