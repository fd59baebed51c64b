package org.polyphony.imports;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.IntakeRow;
import org.polyphony.contacts.Names;
import org.polyphony.contacts.NewContact;
import org.polyphony.contacts.NewContact.LabelledPhone;
import org.polyphony.imports.ImportTarget.Note;
import org.polyphony.privacy.DoNotContact;

/**
 * Holds the rows of a file against the list of those who were erased. Who has the number and the
 * name of one of them, or whom another system knows as one of them, does not come in; somebody else
 * with that number comes in without it, where there is another way to reach them. Not for several
 * threads.
 */
final class OffLimits {

  private static final String PERSON = "erased_person";
  private static final String NUMBER = "do_not_contact";

  private final DoNotContact.Sheet sheet;
  private final UUID organization;

  OffLimits(DoNotContact.Sheet sheet, UUID organization) {
    this.sheet = sheet;
    this.organization = organization;
  }

  /** Whether a row of which this is said is not to be kept as it came. */
  static boolean isReason(String reason) {
    return reason.equals(PERSON) || reason.equals(NUMBER);
  }

  /** What is left of a row. */
  ContactRows.Read without(ContactRows.Read read) {
    IntakeRow row = read.row();
    if (row == null || sheet.isEmpty()) {
      return read;
    }
    String folded = Names.folded(row.fullName());
    UUID own = row.own();
    if (isErased(row.identifier(), folded)
        || (own != null && isErased(NewContact.Identifier.own(own), ""))) {
      return new ContactRows.Read(
          null, List.of(new Note(row.line(), Note.Kind.REJECTED, "identifier", PERSON, "")), false);
    }
    List<LabelledPhone> free =
        row.phones().stream()
            .filter(phone -> sheet.of(phone.phone().tel(), folded) == DoNotContact.Word.NOTHING)
            .toList();
    if (free.size() == row.phones().size()) {
      return read;
    }
    if (row.phones().stream()
        .anyMatch(phone -> sheet.of(phone.phone().tel(), folded) == DoNotContact.Word.PERSON)) {
      return new ContactRows.Read(null, List.of(note(row, Note.Kind.REJECTED, PERSON)), false);
    }
    boolean reachable = !free.isEmpty() || row.address().isDoor() || !row.email().isEmpty();
    // Nothing else is said of it: another note would keep the row as it came, the number with it.
    return reachable || row.own() != null
        ? new ContactRows.Read(
            with(row, free), List.of(note(row, Note.Kind.REVIEW, NUMBER)), !reachable)
        : new ContactRows.Read(null, List.of(note(row, Note.Kind.REJECTED, NUMBER)), false);
  }

  private boolean isErased(NewContact.@Nullable Identifier identifier, String folded) {
    return identifier != null && sheet.holds(identifier.listed(organization, folded));
  }

  private static Note note(IntakeRow row, Note.Kind kind, String reason) {
    return new Note(row.line(), kind, "phone", reason, "");
  }

  private static IntakeRow with(IntakeRow row, List<LabelledPhone> phones) {
    return new IntakeRow(
        row.line(),
        row.fullName(),
        row.givenName(),
        row.familyName(),
        row.additionalName(),
        row.preferredName(),
        row.email(),
        row.birth(),
        row.spoken(),
        row.written(),
        row.identifier(),
        row.trusted(),
        row.own(),
        row.address(),
        row.facts(),
        phones,
        true);
  }
}
