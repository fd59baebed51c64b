package org.polyphony.profile;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Contact;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.Lines;
import org.polyphony.contacts.Names;
import org.polyphony.contacts.People;
import org.polyphony.contacts.Phones;
import org.polyphony.contacts.Timeline;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * What staff say of somebody's numbers, each in a transaction of its own; each throws a problem,
 * 404, where the viewer has nobody of that id, or the number is none of theirs. Queues hear of it
 * by {@code line.changed} in the journal.
 */
final class NumbersDesk {

  private static final int LONGEST_KIND = 40;

  private final PersonDesk persons;
  private final Lines lines;
  private final People people;
  private final Timeline timeline;
  private final Journal journal;
  private final Audit audit;
  private final Clock clock;

  NumbersDesk(
      PersonDesk persons, ContactsModule contacts, Journal journal, Audit audit, Clock clock) {
    this.persons = persons;
    this.lines = contacts.lines();
    this.people = contacts.people();
    this.timeline = contacts.timeline();
    this.journal = journal;
    this.audit = audit;
    this.clock = clock;
  }

  /** A person with their numbers, and whose clock times are told by. */
  record Known(UUID contact, String name, List<Number> numbers, ZoneId zone) {}

  Known known(Viewer viewer, UUID contact) {
    return persons.with(
        viewer,
        contact,
        (handle, person) -> {
          UUID id = person.person().id();
          return new Known(
              id,
              person.person().fullName(),
              handle.attach(NumbersDao.class).numbers(viewer.organization(), id),
              PersonDesk.zone(handle, viewer));
        });
  }

  /**
   * Says that a number does not reach somebody. One that is disconnected reaches nobody: it is
   * marked for everybody of the organization behind it.
   *
   * @return false where it was marked before, by whomever
   */
  boolean mark(Viewer viewer, UUID contact, UUID line, People.Bad bad) {
    return persons.with(
        viewer,
        contact,
        (handle, person) -> {
          Theirs theirs = theirs(person, line);
          UUID mark = Ids.next();
          Instant now = clock.instant();
          boolean marked =
              people.markLineBad(handle, theirs.person(), line, bad, mark, viewer.user(), now);
          if (marked && bad == People.Bad.DISCONNECTED) {
            handle.attach(NumbersDao.class).behind(viewer.organization(), line).stream()
                .filter(other -> !other.equals(theirs.person()))
                .forEach(
                    other ->
                        people.markLineBad(handle, other, line, bad, mark, viewer.user(), now));
          }
          if (marked) {
            note(handle, viewer, theirs, line, "number." + bad.code());
          }
          return marked;
        });
  }

  /**
   * Says that it reaches them after all. One that was disconnected works again for everybody of the
   * organization behind it.
   *
   * @return false where it was not marked any more
   */
  boolean works(Viewer viewer, UUID contact, UUID line) {
    return persons.with(
        viewer,
        contact,
        (handle, person) -> {
          Theirs theirs = theirs(person, line);
          NumbersDao dao = handle.attach(NumbersDao.class);
          boolean dead =
              dao.numbers(viewer.organization(), theirs.person()).stream()
                  .anyMatch(
                      number ->
                          number.line().equals(line)
                              && People.Bad.DISCONNECTED.code().equals(number.badAs()));
          boolean marked = people.markLineGood(handle, theirs.person(), line, viewer.user());
          if (marked && dead) {
            dao.behind(viewer.organization(), line)
                .forEach(other -> people.markLineGood(handle, other, line, viewer.user()));
          }
          if (marked) {
            note(handle, viewer, theirs, line, "number.works");
          }
          return marked;
        });
  }

  /**
   * What is said of a number beside whether it reaches them.
   *
   * @param kind what kind of telephone it is; may be empty
   * @param canText null where nobody knows
   * @param zone an IANA name; empty for what the number says
   */
  record Facts(String kind, @Nullable Boolean canText, String zone) {}

  /**
   * Says it.
   *
   * @param seen what stood there when the author looked
   * @throws Problem 409 {@code number_stale} where somebody else has said otherwise meanwhile: then
   *     nothing of it is kept; 422 where there is no such zone
   */
  void say(Viewer viewer, UUID contact, UUID line, Facts seen, Facts facts) {
    if (!facts.zone().isEmpty() && !ZoneId.getAvailableZoneIds().contains(facts.zone())) {
      throw Problem.invalid(FieldProblem.of("zone", "unknown_value"));
    }
    String kind = Names.tidy(facts.kind());
    if (kind.length() > LONGEST_KIND) {
      throw Problem.invalid(FieldProblem.tooLong("kind", LONGEST_KIND));
    }
    persons.with(
        viewer,
        contact,
        (handle, person) -> {
          Theirs theirs = theirs(person, line);
          boolean said =
              lines.say(
                      handle,
                      viewer,
                      line,
                      new Lines.Said(seen.canText(), seen.zone()),
                      facts.canText(),
                      facts.zone())
                  && (kind.equals(seen.kind())
                      || lines.call(handle, theirs.person(), line, seen.kind(), kind));
          if (!said) {
            throw Problem.conflict("number_stale");
          }
          audit.append(
              handle,
              viewer.user(),
              viewer.organization(),
              "number.described",
              "contact",
              theirs.person(),
              Map.of("line", line));
          return person;
        });
  }

  private record Theirs(UUID person, String tel) {
    @Override
    public String toString() {
      return "Theirs[" + person + "]";
    }
  }

  private static Theirs theirs(Contact person, UUID line) {
    return person.phones().stream()
        .filter(phone -> phone.line().equals(line))
        .findFirst()
        .map(phone -> new Theirs(person.person().id(), phone.tel()))
        .orElseThrow(Problem::notFound);
  }

  private void note(Handle handle, Viewer viewer, Theirs theirs, UUID line, String kind) {
    timeline.append(
        handle,
        theirs.person(),
        clock.instant(),
        kind,
        null,
        viewer.user(),
        Map.of("number", Phones.masked(theirs.tel())));
    audit.append(
        handle,
        viewer.user(),
        viewer.organization(),
        kind,
        "contact",
        theirs.person(),
        Map.of("line", line));
    journal.append(handle, viewer.organization(), "line.changed", line, Map.of());
  }
}
