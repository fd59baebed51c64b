package org.polyphony.friends;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.queue.OwnLine;

/** A caller's own people as programs write and read them. */
final class FriendJson {

  /**
   * Somebody to be added.
   *
   * @param key a UUID of the client's: what is sent twice is one person
   * @param tel a number of the United States or Canada, as people write it
   * @param language one of the campaign's
   * @param addressForm a form of address of the language, by its key or word; may be left out
   */
  public record Body(
      @Nullable UUID key,
      @Nullable String name,
      @Nullable String tel,
      @Nullable String language,
      @Nullable String addressForm) {

    NewFriend friend() {
      return new NewFriend(
          key,
          Objects.requireNonNullElse(name, ""),
          Objects.requireNonNullElse(tel, ""),
          Objects.requireNonNullElse(language, ""),
          Objects.requireNonNullElse(addressForm, ""));
    }

    @Override
    public String toString() {
      return "Body[" + key + "]";
    }
  }

  /** What becomes of somebody; {@code shared} lets others call them, false keeps them. */
  public record Change(@Nullable Boolean shared) {}

  /** How many each caller may bring; 0 for none. */
  public record Allowance(@Nullable Integer atMost) {}

  /**
   * One of them.
   *
   * @param tel E.164
   * @param state {@code ready}, or why they cannot be called now
   * @param until when that changes; null where it does not by itself
   * @param result of the owner's last call; null before the first
   * @param seat whether a call of the owner's has registered them for an event
   * @param shared whether others may call them
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Answer(
      UUID id,
      UUID contact,
      String name,
      String tel,
      String language,
      String addressForm,
      String state,
      @Nullable Instant until,
      @Nullable String result,
      @Nullable Instant calledAt,
      boolean seat,
      boolean shared,
      Instant addedAt) {

    static Answer of(Friend friend) {
      Friend.Row row = friend.row();
      OwnLine line = friend.line();
      return new Answer(
          row.id(),
          row.contact(),
          row.name(),
          row.tel(),
          row.language(),
          row.address(),
          line.state().code(),
          line.until(),
          row.result(),
          row.calledAt(),
          row.seat(),
          friend.shared(),
          row.addedAt());
    }

    @Override
    public String toString() {
      return "Answer[" + id + "]";
    }
  }

  /**
   * All of them, in the order in which they were typed in.
   *
   * @param atMost how many there may be; 0 where the campaign takes none
   */
  public record Answers(int atMost, List<Answer> items) {
    static Answers of(Friends.Own own) {
      return new Answers(own.atMost(), own.friends().stream().map(Answer::of).toList());
    }
  }

  private FriendJson() {}
}
