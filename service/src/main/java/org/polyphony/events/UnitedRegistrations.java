package org.polyphony.events;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.MergeFollower;
import org.polyphony.contacts.Merges;
import org.polyphony.platform.Ids;
import org.polyphony.web.Viewer;

/**
 * Where two entries become one person, what both have said to an event that is still ahead becomes
 * one registration: the better answer, the larger party, the needs of both. Its seats are taken
 * once. Undoing the merge takes both words back.
 */
final class UnitedRegistrations implements MergeFollower {

  /** The better first. */
  private static final List<RegistrationStatus> BEST =
      List.of(
          RegistrationStatus.ACCEPTED,
          RegistrationStatus.WAITING,
          RegistrationStatus.APPLIED,
          RegistrationStatus.TENTATIVE,
          RegistrationStatus.NEEDS_ACTION,
          RegistrationStatus.TURNED_DOWN,
          RegistrationStatus.DECLINED,
          RegistrationStatus.CANCELLED);

  private final Registrations registrations;
  private final WaitingList waitingList;
  private final Clock clock;

  UnitedRegistrations(Registrations registrations, Clock clock) {
    this.registrations = registrations;
    this.waitingList = new WaitingList(clock);
    this.clock = clock;
  }

  @Override
  public void merged(Handle handle, Viewer viewer, Merges.Merge merge) {
    List<UUID> ahead = handle.attach(RegistrationsDao.class).ahead(merge.merged(), clock.instant());
    ahead.forEach(event -> unite(handle, event, merge));
  }

  @Override
  public void unmerged(Handle handle, Viewer viewer, Merges.Merge merge) {
    registrations.takeBack(handle, merge.id());
  }

  private void unite(Handle handle, UUID event, Merges.Merge merge) {
    SeatsDao.Held limited = handle.attach(SeatsDao.class).hold(event).orElse(null);
    RegistrationsDao dao = handle.attach(RegistrationsDao.class);
    RegistrationsDao.Words given = dao.words(event, merge.merged()).orElse(null);
    if (given == null) {
      return;
    }
    RegistrationsDao.Words own = dao.words(event, merge.kept()).orElse(null);
    RegistrationsDao.Words united = own == null ? given : united(handle, limited, own, given);
    say(dao, event, merge.merged(), merge.id(), given, RegistrationStatus.CANCELLED);
    RegistrationStatus status = RegistrationStatus.of(united.status());
    say(dao, event, merge.kept(), merge.id(), united, status);
    Instant since = given.waitingSince();
    if (since != null) {
      dao.waitSince(event, merge.kept(), since);
    }
    if (limited != null) {
      waitingList.fill(handle, limited);
    }
  }

  private static RegistrationsDao.Words united(
      Handle handle,
      SeatsDao.@Nullable Held limited,
      RegistrationsDao.Words own,
      RegistrationsDao.Words given) {
    boolean ownIsBetter = rank(own) <= rank(given);
    RegistrationsDao.Words better = ownIsBetter ? own : given;
    Map<String, String> needs = new HashMap<>(given.needs());
    needs.putAll(own.needs());
    return new RegistrationsDao.Words(
        better.status(),
        party(handle, limited, own, given, better),
        own.source(),
        better.language(),
        needs,
        own.campaign(),
        own.waitingSince());
  }

  /** The larger, where there are seats for it; else that of who has them. */
  private static int party(
      Handle handle,
      SeatsDao.@Nullable Held limited,
      RegistrationsDao.Words own,
      RegistrationsDao.Words given,
      RegistrationsDao.Words better) {
    int larger = Math.max(own.party(), given.party());
    if (limited == null || seats(better) == 0) {
      return larger;
    }
    long others = handle.attach(SeatsDao.class).taken(limited.id()) - seats(own) - seats(given);
    return others + larger <= limited.capacity() ? larger : Math.max(seats(own), seats(given));
  }

  private static int seats(RegistrationsDao.Words words) {
    return words.status().equals(RegistrationStatus.ACCEPTED.code()) ? words.party() : 0;
  }

  private static int rank(RegistrationsDao.Words words) {
    return BEST.indexOf(RegistrationStatus.of(words.status()));
  }

  private void say(
      RegistrationsDao dao,
      UUID event,
      UUID contact,
      UUID merge,
      RegistrationsDao.Words words,
      RegistrationStatus status) {
    // As if said on one attempt: what is taken back together is found by it.
    NewRegistration said =
        new NewRegistration(
            event,
            contact,
            status,
            words.source(),
            words.language(),
            words.needs(),
            merge,
            words.campaign(),
            clock.instant());
    dao.say(Ids.next(), Ids.next(), status.code(), words.party(), true, said, words.needs());
  }
}
