package org.polyphony.contacts;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;

/**
 * Which languages a person speaks and reads, and how we know. A fact is never overwritten by a
 * weaker source.
 */
public final class LanguageFacts {

  private final Journal journal;
  private final Clock clock;

  LanguageFacts(Journal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Takes down what was heard or said on an attempt. Does nothing where a stronger source has
   * spoken, or where the tag is {@code und}.
   *
   * @param attempt by which it can be taken back
   * @param actor the user who heard it
   */
  public void observe(
      Handle handle,
      UUID contact,
      LanguageFact fact,
      String tag,
      LanguageSource source,
      UUID attempt,
      @Nullable UUID actor,
      Instant at) {
    if (tag.equals("und")) {
      return;
    }
    List<String> replaceable =
        Arrays.stream(LanguageSource.values())
            .filter(source::mayReplace)
            .map(LanguageSource::wire)
            .toList();
    handle
        .attach(ObservationsDao.class)
        .hear(Ids.next(), contact, attempt, actor, at, fact.wire(), tag, source.wire(), replaceable)
        .ifPresent(organization -> tell(handle, organization, contact));
  }

  /** Takes back what an attempt taught: the strongest that is left counts again. */
  public void takeBack(Handle handle, UUID attempt) {
    ObservationsDao dao = handle.attach(ObservationsDao.class);
    Instant now = clock.instant();
    for (ObservationsDao.Observation gone : dao.languagesOf(attempt)) {
      dao.undo(gone.id(), now);
      Optional<ObservationsDao.Known> known =
          gone.kind().equals("spoken")
              ? dao.lockSpoken(gone.contact())
              : dao.lockWritten(gone.contact());
      boolean stillStands =
          known.equals(Optional.of(new ObservationsDao.Known(gone.value(), gone.source())));
      if (stillStands) {
        ObservationsDao.Known left = dao.strongestLeft(gone.contact(), gone.kind());
        set(dao, gone.contact(), gone.kind(), left.value(), left.source(), now);
        tell(handle, dao.organization(gone.contact()), gone.contact());
      }
    }
  }

  private void tell(Handle handle, UUID organization, UUID contact) {
    journal.append(handle, organization, "contact.changed", contact, Map.of());
  }

  private static void set(
      ObservationsDao dao, UUID contact, String kind, String tag, String source, Instant at) {
    if (kind.equals("spoken")) {
      dao.setSpoken(contact, tag, source, at);
    } else {
      dao.setWritten(contact, tag, source, at);
    }
  }
}
