package org.polyphony.optouts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.consent.Channel;
import org.polyphony.consent.OptOutIntake;
import org.polyphony.contacts.Address;
import org.polyphony.contacts.Names;
import org.polyphony.contacts.Phone;
import org.polyphony.contacts.Phones;
import org.polyphony.imports.ImportTarget.Note;
import org.polyphony.imports.Layout;
import org.polyphony.imports.Refused;

/**
 * Makes opt-outs of a row: of its number, else of who has its number in another system, else of who
 * has its e-mail address, else of its door; what refuses e-mail alone is about the address first.
 */
final class OptOutRows {

  static final List<String> SYSTEMS =
      List.of("van", "pdi", "ca_voter", "nationbuilder", "external");

  private static final int LONGEST = 200;
  private static final int LONGEST_EVIDENCE = 2_000;

  private final Handle handle;
  private final OptOutIntake intake;
  private final OptOutFile file;
  private final Layout layout;
  private final String filename;
  private final Refused.Reader refused;

  OptOutRows(Handle handle, OptOutIntake intake, OptOutFile file, Layout layout, String filename) {
    this.handle = handle;
    this.intake = intake;
    this.file = file;
    this.layout = layout;
    this.filename = filename;
    this.refused = new Refused.Reader(layout, file.channel());
  }

  /**
   * What a row came to.
   *
   * @param rows empty where it is turned away
   * @param note why it is, or null
   */
  record Read(List<OptOutIntake.Row> rows, @Nullable Note note) {}

  Read read(long nth, List<String> cells) {
    Refused said = refused.read(cells);
    if (!said.unknown().isEmpty()) {
      return rejected(nth, Refused.FIELD, "unknown_channel", shortened(said.unknown()));
    }
    if (said.channels().isEmpty()) {
      return rejected(nth, Refused.FIELD, "not_opted_out", shortened(said.no()));
    }
    String whose = cell(cells, "whose");
    Optional<String> known = Whose.of(whose);
    if (known.isEmpty() && !whose.isEmpty()) {
      return rejected(nth, "whose", "unknown_whose", shortened(whose));
    }
    Read read =
        switch (known.orElse("")) {
          case OptOutIntake.PERSON -> ofPerson(nth, cells, said);
          case OptOutIntake.DOOR -> ofDoor(nth, cells, said);
          default -> named(nth, cells, said, whose);
        };
    return said.assumed() && read.note() == null
        ? new Read(
            read.rows(), new Note(nth, Note.Kind.REVIEW, Refused.FIELD, "channel_assumed", ""))
        : read;
  }

  /** The row says that it is one person's alone: never their number's, whoever they may be. */
  private Read ofPerson(long nth, List<String> cells, Refused said) {
    List<UUID> people = people(cells);
    if (people.isEmpty()) {
      people =
          Phones.parse(cell(cells, "phone"))
              .map(phone -> intake.byName(handle, file.organization(), phone, name(cells)))
              .orElse(List.of());
    }
    String email = cell(cells, "email");
    if (people.isEmpty() && email.contains("@") && email.length() <= LONGEST) {
      people = intake.byEmail(handle, file.organization(), email);
    }
    return people.size() == 1
        ? read(nth, said.channels(), evidence(nth, cells), null, people, null)
        : rejected(nth, "person", "person_unknown", shortened(name(cells)));
  }

  /** The row says that it is a door's, for everybody behind it, whoever may be named beside it. */
  private Read ofDoor(long nth, List<String> cells, Refused said) {
    Address door = door(cells);
    return door.isDoor()
        ? read(nth, said.channels(), evidence(nth, cells), null, List.of(), door)
        : rejected(nth, "street", "door_without_address", shortened(door.street()));
  }

  private Address door(List<String> cells) {
    return new Address(
        shortened(cell(cells, "street")),
        shortened(cell(cells, "unit")),
        shortened(cell(cells, "city")),
        shortened(cell(cells, "state")),
        shortened(cell(cells, "zip")));
  }

  private Read named(long nth, List<String> cells, Refused said, String whose) {
    Set<Channel> channels = said.channels();
    String evidence = evidence(nth, cells);
    String number = cell(cells, "phone");
    String email = cell(cells, "email");
    if (number.isEmpty() && !whose.isEmpty()) {
      return rejected(nth, "phone", "line_without_number", "");
    }
    boolean byEmail = channels.equals(Set.of(Channel.EMAIL)) && email.contains("@");
    if (!number.isEmpty() && !byEmail) {
      Optional<Phone> phone = Phones.parse(number);
      return phone.isPresent()
          ? read(nth, channels, evidence, phone.get(), List.of(), null)
          : rejected(
              nth,
              "phone",
              "phone_" + Phones.fault(number).name().toLowerCase(Locale.ROOT),
              shortened(number));
    }
    List<UUID> people = byEmail ? List.of() : people(cells);
    if (people.isEmpty() && email.contains("@") && email.length() <= LONGEST) {
      people = intake.byEmail(handle, file.organization(), email);
    }
    if (!people.isEmpty()) {
      return read(nth, channels, evidence, null, people, null);
    }
    String named = firstOf(cells);
    if (named.isEmpty() && channels.equals(Set.of(Channel.DOOR)) && door(cells).isDoor()) {
      return ofDoor(nth, cells, said);
    }
    return named.isEmpty()
        ? rejected(nth, "phone", "nobody_named", "")
        : rejected(nth, "email", "nobody_known", shortened(named));
  }

  private static Read read(
      long nth,
      Set<Channel> channels,
      String evidence,
      @Nullable Phone phone,
      List<UUID> people,
      @Nullable Address door) {
    List<OptOutIntake.Row> rows = new ArrayList<>();
    for (Channel channel : channels) {
      if (phone != null) {
        rows.add(new OptOutIntake.Row(nth, phone, null, null, channel, evidence));
      }
      if (door != null) {
        rows.add(new OptOutIntake.Row(nth, null, null, door, channel, evidence));
      }
      for (UUID person : people) {
        rows.add(new OptOutIntake.Row(nth, null, person, null, channel, evidence));
      }
    }
    return new Read(rows, null);
  }

  /** By our own id of them, else by that of another system. */
  private List<UUID> people(List<String> cells) {
    Optional<UUID> ours =
        Whose.id(cell(cells, "person")).flatMap(id -> intake.ours(handle, file.organization(), id));
    if (ours.isPresent()) {
      return List.of(ours.get());
    }
    for (String system : SYSTEMS) {
      String value = cell(cells, "id_" + system).toLowerCase(Locale.ROOT);
      if (!value.isEmpty() && value.length() <= LONGEST) {
        List<UUID> people = intake.byIdentifier(handle, file.organization(), system, value);
        if (!people.isEmpty()) {
          return people;
        }
      }
    }
    return List.of();
  }

  private String name(List<String> cells) {
    return cell(cells, "full_name");
  }

  private String firstOf(List<String> cells) {
    return Stream.concat(
            Stream.of("email", "person"), SYSTEMS.stream().map(system -> "id_" + system))
        .map(field -> cell(cells, field))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Their words and when, what was said of the file, and where in it they stand. */
  private String evidence(long nth, List<String> cells) {
    List<String> parts =
        Stream.concat(
                all(cells, "evidence"),
                Stream.of(cell(cells, "said_on"), file.evidence(), filename + ":" + nth))
            .filter(part -> !part.isEmpty())
            .toList();
    String all = String.join(" · ", parts);
    return all.substring(0, Math.min(LONGEST_EVIDENCE, all.length()));
  }

  private String cell(List<String> cells, String field) {
    return all(cells, field).findFirst().orElse("");
  }

  /** What stands in the columns of a field; why somebody says no may stand in several. */
  private Stream<String> all(List<String> cells, String field) {
    return IntStream.range(0, Math.min(cells.size(), layout.columns().size()))
        .filter(i -> layout.columns().get(i).field().equals(field) && !cells.get(i).isBlank())
        .mapToObj(i -> Names.tidy(cells.get(i).replaceFirst("^'(?=[=+\\-@])", "")));
  }

  private static String shortened(String value) {
    return value.substring(0, Math.min(LONGEST, value.length()));
  }

  private static Read rejected(long nth, String field, String reason, String value) {
    return new Read(List.of(), new Note(nth, Note.Kind.REJECTED, field, reason, value));
  }
}
