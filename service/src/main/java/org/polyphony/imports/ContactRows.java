package org.polyphony.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Address;
import org.polyphony.contacts.IntakeRow;
import org.polyphony.contacts.Names;
import org.polyphony.contacts.NewContact;
import org.polyphony.contacts.Phones;
import org.polyphony.imports.ImportTarget.Note;

/** Makes a person of a row. Not for several threads. */
final class ContactRows {

  private static final Pattern GUARD = Pattern.compile("^'(?=[=+\\-@])");

  /** A whole number to which a spreadsheet has added a decimal point. */
  private static final Pattern DECIMAL_TAIL = Pattern.compile("^(\\d+)\\.0+$");

  private static final List<String> SYSTEMS =
      List.of("van", "pdi", "ca_voter", "nationbuilder", "external");

  private final Cells cells;
  private final PhoneCells phones;
  private final LanguageCells spokenCells;
  private final LanguageCells writtenCells;
  private final Map<String, Layout.Meaning> consents;
  private final List<Integer> facts;
  private final List<String> factNames;
  private final Layout layout;

  ContactRows(Layout layout) {
    this.layout = layout;
    this.cells = new Cells(layout);
    this.phones = new PhoneCells(layout);
    this.spokenCells = new LanguageCells(layout.meanings("spoken"));
    this.writtenCells = new LanguageCells(layout.meanings("written"));
    this.consents = layout.meanings("text_consent");
    this.facts = Cells.columns(layout, Layout.FACT);
    this.factNames = names(layout);
  }

  /**
   * What a row came to.
   *
   * @param row the person, or null where the row is turned away
   * @param note what there is to say, or null
   */
  record Read(@Nullable IntakeRow row, @Nullable Note note) {}

  /** What the row that was just read says about texts: {@code yes}, {@code no}, or empty. */
  String textConsent() {
    String written = cells.get("text_consent");
    return written.isEmpty() ? "" : Values.consent(written, consents);
  }

  /** The same as it is written. */
  String textConsentAsWritten() {
    return cells.get("text_consent");
  }

  Read read(long line, List<String> raw) {
    List<String> row = unguarded(raw);
    if (hasTooMany(row)) {
      return rejected(line, "", "too_many_cells", "");
    }
    cells.set(row);
    String endless = cells.tooLong();
    if (!endless.isEmpty()) {
      return rejected(line, endless, "too_long", "");
    }
    PhoneCells.Found found = phones.read(row);
    LanguageCells.Found spoken = spokenCells.read(cells.get("spoken"));
    LanguageCells.Found written = writtenCells.read(cells.get("written"));
    String email = cells.get("email");
    Address address = address();
    if (address.street().length() + address.unit().length() > 2 * Cells.LONGEST) {
      return rejected(line, "street", "too_long", "");
    }
    boolean reachable = !found.phones().isEmpty() || address.isDoor() || email.contains("@");
    if (found.fault() != null && found.phones().isEmpty()) {
      return rejected(line, "phone", found.reason(), found.bad());
    }
    String name = fullName(spoken.spoken());
    if (name.isEmpty()) {
      return rejected(line, "name", "no_name", "");
    }
    if (!reachable) {
      return rejected(line, "phone", "unreachable", "");
    }
    Optional<LocalDate> born = Dates.parse(cells.get("birth_date"));
    Note note = note(line, found, spoken, written, born);
    NewContact.Identifier identifier = identifier();
    return new Read(
        new IntakeRow(
            line,
            name,
            cells.get("given_name"),
            cells.get("family_name"),
            cells.get("additional_name"),
            cells.get("preferred_name"),
            email.contains("@") ? email : "",
            born.orElse(null),
            spoken.spoken(),
            written.written().equals("und") ? spoken.script() : written.written(),
            identifier,
            identifier != null && identifier.isTrusted(),
            address,
            facts(row, spoken, address),
            found.phones(),
            note != null),
        note);
  }

  /** Without the apostrophe by which a spreadsheet was kept from reckoning with a cell. */
  private static List<String> unguarded(List<String> raw) {
    return raw.stream().noneMatch(cell -> cell.startsWith("'"))
        ? raw
        : raw.stream().map(cell -> GUARD.matcher(cell).replaceFirst("")).toList();
  }

  private boolean hasTooMany(List<String> row) {
    return row.size() > layout.columns().size()
        && row.subList(layout.columns().size(), row.size()).stream()
            .anyMatch(cell -> !cell.isBlank());
  }

  private String fullName(String language) {
    String full = cells.get("full_name");
    return full.isEmpty()
        ? Names.full(
            cells.get("given_name"),
            cells.get("additional_name"),
            cells.get("family_name"),
            language)
        : full;
  }

  private Address address() {
    String street = cells.get("street");
    if (street.isEmpty()) {
      street =
          cells.joined(
              "street_number", "street_prefix", "street_name", "street_type", "street_suffix");
    }
    String zip = whole(cells.joined("zip", "zip4").replace(' ', '-'));
    return new Address(
        street, cells.joined("unit_type", "unit"), cells.get("city"), cells.get("state"), zip);
  }

  private NewContact.@Nullable Identifier identifier() {
    for (String system : SYSTEMS) {
      String value = cells.get("id_" + system);
      if (!value.isEmpty() && !isDestroyed(value)) {
        return new NewContact.Identifier(system, whole(value).toLowerCase(Locale.ROOT));
      }
    }
    return null;
  }

  private static String whole(String number) {
    return number.endsWith("0") ? DECIMAL_TAIL.matcher(number).replaceFirst("$1") : number;
  }

  /** Two people would have one number where a spreadsheet has rounded both. */
  private String destroyedIdentifier() {
    return SYSTEMS.stream()
        .map(system -> cells.get("id_" + system))
        .filter(value -> !value.isEmpty() && isDestroyed(value))
        .findFirst()
        .orElse("");
  }

  private static boolean isDestroyed(String value) {
    return (value.indexOf('E') > 0 || value.indexOf('e') > 0)
        && Phones.fault(value) == Phones.Fault.SPREADSHEET;
  }

  /**
   * What has no place of its own is kept as it was written: columns of the coordinator's, a
   * language that nobody recognised, an address without a street, an e-mail address that is none.
   */
  private Map<String, String> facts(List<String> row, LanguageCells.Found spoken, Address address) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (int i = 0; i < facts.size(); i++) {
      keep(kept, factNames.get(i), cell(row, facts.get(i)));
    }
    keepConsent(kept);
    keep(kept, "language_as_written", spoken.unknown());
    if (!address.isDoor()) {
      keep(kept, "street", address.street());
      keep(kept, "unit", address.unit());
      keep(kept, "city", address.city());
      keep(kept, "state", address.state());
      keep(kept, "zip", address.zip());
    }
    if (!cells.get("email").contains("@")) {
      keep(kept, "email_as_written", cells.get("email"));
    }
    return kept.isEmpty() ? Map.of() : kept;
  }

  private void keepConsent(Map<String, String> kept) {
    String written = textConsentAsWritten();
    String consent = textConsent();
    keep(
        kept,
        consent.isEmpty() ? "text_consent_as_written" : "text_consent",
        orElse(consent, written));
  }

  private static String orElse(String first, String second) {
    return first.isEmpty() ? second : first;
  }

  /**
   * What the columns that are kept are called; where two have one name, the second has a number.
   */
  private static List<String> names(Layout layout) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    for (int column : Cells.columns(layout, Layout.FACT)) {
      String header = Headers.own(layout.columns().get(column).header());
      String name = header.isEmpty() ? "column " + (column + 1) : header;
      int nth = seen.merge(name, 1, Integer::sum);
      names.add(nth == 1 ? name : name + " (" + nth + ")");
    }
    return names;
  }

  private static String cell(List<String> row, int column) {
    return column < row.size() ? row.get(column).strip() : "";
  }

  private static void keep(Map<String, String> kept, String name, String value) {
    if (!value.isEmpty()) {
      kept.put(name, value);
    }
  }

  private @Nullable Note note(
      long line,
      PhoneCells.Found phones,
      LanguageCells.Found spoken,
      LanguageCells.Found written,
      Optional<LocalDate> born) {
    if (!spoken.unknown().isEmpty()) {
      return review(line, "spoken", "unknown_language", spoken.unknown());
    }
    if (!written.unknown().isEmpty()) {
      return review(line, "written", "unknown_language", written.unknown());
    }
    if (phones.fault() != null) {
      return review(line, "phone", phones.reason(), phones.bad());
    }
    String destroyed = destroyedIdentifier();
    if (!destroyed.isEmpty()) {
      return review(line, "identifier", "identifier_spreadsheet", destroyed);
    }
    String day = cells.get("birth_date");
    if (!day.isEmpty() && born.isEmpty()) {
      return review(line, "birth_date", "bad_date", day);
    }
    return null;
  }

  private static Note review(long line, String field, String reason, String value) {
    return new Note(line, Note.Kind.REVIEW, field, reason, value);
  }

  private static Read rejected(long line, String field, String reason, String value) {
    return new Read(null, new Note(line, Note.Kind.REJECTED, field, reason, value));
  }
}
