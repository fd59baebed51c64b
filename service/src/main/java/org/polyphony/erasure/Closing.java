package org.polyphony.erasure;

import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.polyphony.consent.Channel;
import org.polyphony.consent.NewSuppression;
import org.polyphony.consent.Suppressions;
import org.polyphony.contacts.NewContact;
import org.polyphony.contacts.PersonErasure;
import org.polyphony.privacy.DoNotContact;

/** What becomes of the numbers of somebody who is erased, those of other systems among them. */
final class Closing {

  private final DoNotContact list;
  private final Suppressions suppressions;
  private final Clock clock;

  Closing(DoNotContact list, Suppressions suppressions, Clock clock) {
    this.list = list;
    this.suppressions = suppressions;
    this.clock = clock;
  }

  /** Whether nobody at all may use a number from now on. */
  static boolean isWhole(PersonErasure.Use use) {
    return use == PersonErasure.Use.THEIRS || use == PersonErasure.Use.NAMESAKE;
  }

  /**
   * From now on nobody may reach them, and no file brings them back.
   *
   * @return how many numbers nobody may use any more
   */
  int close(Handle handle, UUID organization, UUID erasure, PersonErasure.Going going) {
    int closed = 0;
    for (PersonErasure.Number number : going.numbers()) {
      boolean whole = isWhole(number.use());
      list.add(handle, erasure, number.tel(), whole, going.folded());
      if (number.use() == PersonErasure.Use.NAMESAKE) {
        silence(handle, organization, number.line());
      }
      closed += whole ? 1 : 0;
    }
    for (NewContact.Identifier identifier : going.identifiers()) {
      // One that needs no name to agree is put down once.
      (going.folded().isEmpty() ? Stream.of("") : going.folded().stream())
          .map(folded -> identifier.listed(organization, folded))
          .distinct()
          .forEach(name -> list.add(handle, erasure, name));
    }
    for (UUID entry : going.entries()) {
      // A file of ours that was taken out before says who they were by our own id.
      list.add(handle, erasure, NewContact.Identifier.own(entry).listed(organization, ""));
    }
    return closed;
  }

  /**
   * Somebody whose time was over has asked for nothing: they may be brought in again by a list with
   * a purpose of its own. But a no of theirs would go with their number, so that it stays.
   *
   * @return how many numbers nobody may use any more
   */
  int keepRefusals(Handle handle, UUID erasure, PersonErasure.Going going) {
    TracesDao dao = handle.attach(TracesDao.class);
    UUID[] entries = going.entries().toArray(UUID[]::new);
    int closed = 0;
    for (PersonErasure.Number number : going.numbers()) {
      if (dao.hasRefused(entries, number.line())) {
        boolean whole = number.use() == PersonErasure.Use.THEIRS;
        list.add(handle, erasure, number.tel(), whole, going.folded());
        closed += whole ? 1 : 0;
      }
    }
    return closed;
  }

  /** With a partner the same person may still be known: nobody calls them there either. */
  private void silence(Handle handle, UUID organization, UUID line) {
    if (!handle.attach(TracesDao.class).isSilent(line)) {
      suppressions.add(
          handle,
          new NewSuppression(
              Channel.ALL,
              line,
              null,
              null,
              organization,
              "asked",
              "",
              null,
              null,
              clock.instant()));
    }
  }
}
