package org.polyphony.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;

/**
 * Promises that somebody will get back to a contact, kept in one place and taken up by whichever
 * channel serves them (view {@code consent.open_follow_ups}).
 */
public final class FollowUps {

  private final Clock clock;

  FollowUps(Clock clock) {
    this.clock = clock;
  }

  /** Opens one. Answers its id. */
  public UUID open(Handle handle, NewFollowUp followUp) {
    UUID id = Ids.next();
    handle.attach(FollowUpsDao.class).insert(id, followUp.kind().code(), followUp);
    return id;
  }

  /**
   * From now on it is this user's to keep. Nothing happens when it is no longer open.
   *
   * @param user null: anyone who speaks the language
   */
  public void give(Handle handle, UUID followUp, @Nullable UUID user) {
    handle.attach(FollowUpsDao.class).give(followUp, user);
  }

  /**
   * It will be kept later than was said: nobody was there. Those no longer open stay as they are.
   */
  public void carryOver(Handle handle, List<UUID> followUps, Instant dueAt) {
    handle.attach(FollowUpsDao.class).carryOver(followUps, dueAt);
  }

  /**
   * Nobody on this line waits any more for a speaker in this campaign: somebody was spoken to, or
   * staff has it.
   */
  public void endBarriers(Handle handle, UUID campaign, UUID line, UUID attempt) {
    handle.attach(FollowUpsDao.class).endBarriers(campaign, line, attempt, clock.instant());
  }

  /** A person has answered what was asked by text from this line; other partners' stay open. */
  public void endQuestions(Handle handle, UUID organization, UUID line) {
    handle.attach(FollowUpsDao.class).endQuestions(organization, line, clock.instant());
  }

  /** The promise was kept by this attempt. Nothing happens when it is no longer open. */
  public void done(Handle handle, UUID followUp, UUID attempt) {
    handle.attach(FollowUpsDao.class).end(followUp, attempt, clock.instant());
  }

  /** Staff have seen to it, without an attempt. Nothing happens when it is no longer open. */
  public void close(Handle handle, UUID followUp) {
    handle.attach(FollowUpsDao.class).close(followUp, clock.instant());
  }

  /** Drops the promises made on this attempt, and opens again those that it had kept. */
  public void takeBack(Handle handle, UUID attempt) {
    FollowUpsDao followUps = handle.attach(FollowUpsDao.class);
    followUps.dropThoseOf(attempt, clock.instant());
    followUps.openThoseKeptBy(attempt);
  }
}
