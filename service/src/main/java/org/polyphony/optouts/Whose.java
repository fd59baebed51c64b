package org.polyphony.optouts;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.polyphony.consent.OptOutIntake;
import org.polyphony.i18n.Folding;

/** Whose a row's “no” is, in the words of those who write files. */
final class Whose {

  private static final Set<String> PERSON =
      Set.of(OptOutIntake.PERSON, "individual", "contact", "persona", "nguoi", "tus neeg");

  private static final Set<String> LINE =
      Set.of(
          OptOutIntake.LINE,
          "number",
          "phone",
          "household",
          "everybody",
          "linea",
          "numero",
          "so dien thoai",
          "xov tooj");

  private static final Set<String> DOOR =
      Set.of(
          OptOutIntake.DOOR,
          "address",
          "puerta",
          "direccion",
          "cua nha",
          "dia chi",
          "qhov rooj",
          "chaw nyob");

  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Whose() {}

  /** One person's alone, a number's or a door's; empty where the cell says nothing that we know. */
  static Optional<String> of(String cell) {
    String folded = Folding.fold(cell).strip();
    if (PERSON.contains(folded)) {
      return Optional.of(OptOutIntake.PERSON);
    }
    if (LINE.contains(folded)) {
      return Optional.of(OptOutIntake.LINE);
    }
    return DOOR.contains(folded) ? Optional.of(OptOutIntake.DOOR) : Optional.empty();
  }

  /** Our id of somebody; empty where it is none. */
  static Optional<UUID> id(String cell) {
    return ID.matcher(cell).matches() ? Optional.of(UUID.fromString(cell)) : Optional.empty();
  }
}
