package org.polyphony.duplicates;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.polyphony.contacts.Address;
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
    int born,
    String email) {

  static Somebody named(String name) {
    return new Somebody(name, 0, null, "", 0, "");
  }

  Somebody phone(int last) {
    return new Somebody(name, last, identifier, street, born, email);
  }

  Somebody id(String system, String value) {
    return new Somebody(name, phone, new NewContact.Identifier(system, value), street, born, email);
  }

  Somebody at(String there) {
    return new Somebody(name, phone, identifier, there, born, email);
  }

  Somebody born(int year) {
    return new Somebody(name, phone, identifier, street, year, email);
  }

  Somebody email(String address) {
    return new Somebody(name, phone, identifier, street, born, address);
  }

  Description description() {
    return new Description(
        UUID.randomUUID(),
        Names.folded(name),
        birthDate(),
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
        birthDate(),
        "und",
        "und",
        identifier,
        identifier != null && identifier.system().equals("van"),
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

  private LocalDate birthDate() {
    return born == 0 ? null : LocalDate.of(born, 5, 1);
  }

  private static UUID named(String what, String kind) {
    return UUID.nameUUIDFromBytes((kind + what).getBytes(StandardCharsets.UTF_8));
  }
}
