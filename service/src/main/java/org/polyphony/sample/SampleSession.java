package org.polyphony.sample;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.checkin.NewAttendance;
import org.polyphony.events.Event;
import org.polyphony.events.NewRegistration;
import org.polyphony.events.RegistrationStatus;
import org.polyphony.i18n.Languages;
import org.polyphony.platform.Ids;

/** A session that is over: some registered, most of them came, and some came who had not. */
final class SampleSession {

  private static final int PEOPLE = 40;

  private final SampleData.Features features;
  private final UUID organization;
  private final UUID coordinator;

  SampleSession(SampleData.Features features, UUID organization, UUID coordinator) {
    this.features = features;
    this.organization = organization;
    this.coordinator = coordinator;
  }

  /** Somebody on the list. */
  record Guest(UUID contact, String spoken) {}

  void hold(Handle handle, UUID list, LocalDate today) {
    Event event =
        features.events().create(handle, organization, coordinator, SampleEvents.held(today));
    List<Guest> guests =
        handle
            .createQuery(
                """
                SELECT p.contact, p.spoken
                FROM contacts.active_members m
                JOIN contacts.people p ON p.contact = m.contact
                WHERE m.list = :list
                ORDER BY p.contact
                LIMIT :people
                """)
            .bind("list", list)
            .bind("people", PEOPLE)
            .mapTo(Guest.class)
            .list();
    for (int n = 0; n < guests.size(); n++) {
      Guest guest = guests.get(n);
      // Of ten, eight had registered; of these six came, and of the others one.
      boolean registered = n % 10 < 8;
      boolean came = n % 10 < 6 || n % 10 == 8;
      if (registered) {
        register(handle, event, guest, n);
      }
      if (came) {
        come(handle, event, guest, n);
      }
    }
  }

  private void register(Handle handle, Event event, Guest guest, int n) {
    boolean interpreted = !List.of("en", Languages.UNKNOWN).contains(guest.spoken());
    features
        .registrations()
        .record(
            handle,
            new NewRegistration(
                event.id(),
                guest.contact(),
                RegistrationStatus.ACCEPTED,
                n % 3 == 0 ? "page" : "phone",
                guest.spoken(),
                n % 4 == 0 && interpreted
                    ? Map.of("interpreter", guest.spoken())
                    : n % 7 == 0 ? Map.of("ride", "yes") : Map.of(),
                null,
                null,
                event.startsAt().minus(Duration.ofDays(5))));
  }

  private void come(Handle handle, Event event, Guest guest, int n) {
    features
        .attendances()
        .record(
            handle,
            organization,
            new NewAttendance(
                event.id(),
                coordinator,
                Ids.next(),
                new NewAttendance.Known(guest.contact()),
                1 + n % 3,
                guest.spoken(),
                event.startsAt().plus(Duration.ofMinutes(n % 20))));
  }
}
