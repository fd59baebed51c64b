package org.polyphony.duplicates;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.polyphony.contacts.Address;
import org.polyphony.contacts.Birth;
import org.polyphony.contacts.IntakeRow;
import org.polyphony.contacts.Names;
import org.polyphony.contacts.NewContact;
import org.polyphony.contacts.Phone;

/** An entry as tests need it: to be compared, and to be brought in by a file. */
record Somebody(
    String name,
    int phone,
    NewContact.Identifier identifier,
    String street,
    Birth birth,
    String email) {

  static Somebody named(String name) {
    return new Somebody(name, 0, null, "", Birth.UNKNOWN, "");
  }

  Somebody phone(int last) {
    return new Somebody(name, last, identifier, street, birth, email);
  }

  Somebody id(String system, String value) {
    return new Somebody(
        name, phone, new NewContact.Identifier(system, value), street, birth, email);
  }

  Somebody at(String there) {
    return new Somebody(name, phone, identifier, there, birth, email);
  }

  Somebody born(int year) {
    return new Somebody(name, phone, identifier, street, Birth.on(LocalDate.of(year, 5, 1)), email);
  }

  /** Of whose birth no more than the year is known. */
  Somebody bornIn(int year) {
    return new Somebody(name, phone, identifier, street, Birth.in(year), email);
  }

  Somebody email(String address) {
    return new Somebody(name, phone, identifier, street, birth, address);
  }

  Description description() {
    return new Description(
        UUID.randomUUID(),
        Names.folded(name),
        birth.date(),
        birth.year(),
        email.toLowerCase(Locale.ROOT),
        street.isEmpty() ? null : named(street.replace("Street", "St"), "door"),
        phone == 0 ? Set.of() : Set.of(named("" + phone, "line")),
        identifier == null ? Set.of() : Set.of(identifier.system() + " " + identifier.value()));
  }

  /**
   * @param neighbourhood whose telephones and doors are its own: both are the deployment's, and
   *     very many people behind one of them are not compared
   */
  IntakeRow row(long line, int neighbourhood) {
    return new IntakeRow(
        line,
        name,
        "",
        "",
        "",
        "",
        email,
        birth,
        "und",
        "und",
        identifier,
        identifier != null && identifier.system().equals("van"),
        null,
        street.isEmpty()
            ? Address.NONE
            : new Address(neighbourhood + street, "", "Sacramento", "CA", "95815"),
        Map.of(),
        phone == 0
            ? List.of()
            : List.of(
                new NewContact.LabelledPhone(
                    new Phone(
                        "+1916%05d%02d".formatted(20_000 + neighbourhood, phone),
                        List.of("America/Los_Angeles")),
                    "")),
        false);
  }

  private static UUID named(String what, String kind) {
    return UUID.nameUUIDFromBytes((kind + what).getBytes(StandardCharsets.UTF_8));
  }
}
