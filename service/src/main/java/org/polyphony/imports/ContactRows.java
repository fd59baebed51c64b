package org.polyphony.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.polyphony.consent.Channel;
import org.polyphony.contacts.Address;
import org.polyphony.contacts.IntakeRow;
import org.polyphony.contacts.Names;
import org.polyphony.contacts.NewContact;
import org.polyphony.contacts.Phones;
import org.polyphony.imports.ImportTarget.Note;
import org.polyphony.ties.TagIntake;

/** Makes a person of a row. Not for several threads. */
final class ContactRows {

  private static final Pattern GUARD = Pattern.compile("^'(?=[=+\\-@])");

  private static final Pattern ID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  /** A whole number to which a spreadsheet has added a decimal point. */
  private static final Pattern DECIMAL_TAIL = Pattern.compile("^(\\d+)\\.0+$");

  private static final int SURPLUS_SHOWN = 5;

  private static final List<String> SYSTEMS =
      List.of("van", "pdi", "ca_voter", "nationbuilder", "external");

  /** The column with our own ids, as files of ours have it. */
  private static final String OWN = "id_polyphony";

  /** Who cannot be one of ours: what stands there is no id. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final Cells cells;
  private final PhoneCells phones;
  private final LanguageCells spokenCells;
  private final LanguageCells writtenCells;
  private final BirthCells births;
  private final Map<String, Layout.Meaning> consents;
  private final List<Integer> facts;
  private final List<String> factNames;
  private final Layout layout;
  private final Refused.@Nullable Reader refusals;
  private Refused refused = Refused.NOTHING;

  /**
   * @param today nobody was born later
   */
  ContactRows(Layout layout, LocalDate today) {
    this.layout = layout;
    this.cells = new Cells(layout);
    this.phones = new PhoneCells(layout);
    this.spokenCells = new LanguageCells(layout.meanings("spoken"));
    this.writtenCells = new LanguageCells(layout.meanings("written"));
    this.births = new BirthCells(today);
    this.refusals = layout.has(Refused.FIELD) ? new Refused.Reader(layout, Channel.ALL) : null;
    this.consents = layout.meanings("text_consent");
    this.facts = Cells.columns(layout, Layout.FACT);
    this.factNames = names(layout);
  }

  /**
   * What a row came to.
   *
   * @param row the person, or null where the row is turned away
   * @param notes what there is to say; empty for nothing
   * @param onlyIfKnown whether there is no way to reach the person, so that the row is of use only
   *     where it says for certain who of those that are known it is
   */
  record Read(@Nullable IntakeRow row, List<Note> notes, boolean onlyIfKnown) {}

  /** Whether a file says of its people who they are, so that it needs no way to reach them. */
  static boolean hasIdentity(Layout layout) {
    return layout.has(OWN) || SYSTEMS.stream().anyMatch(system -> layout.has("id_" + system));
  }

  /** What there is to say of a row by which nobody can be reached. */
  static Note unreachable(long line) {
    return new Note(line, Note.Kind.REJECTED, "phone", "unreachable", "");
  }

  /** Whether the row that was just read stands in a file of ours. */
  boolean isOurs() {
    return !cells.get(OWN).isEmpty();
  }

  /** What the row that was just read says about texts: {@code yes}, {@code no}, or empty. */
  String textConsent() {
    String written = cells.get("text_consent");
    return written.isEmpty() ? "" : Values.consent(written, consents);
  }

  /** The same as it is written. */
  String textConsentAsWritten() {
    return cells.get("text_consent");
  }

  /** What the row that was just read says the person is called in their own script. */
  String ownName() {
    return cells.get("own_name");
  }

  /** What the row that was just read says that the person refuses; empty for nothing. */
  Set<Channel> refused() {
    return refused.assumed() ? Set.of() : refused.channels();
  }

  /** How the row that was just read tags the person, as it is written. */
  String tags() {
    return cells.get("tags");
  }

  Read read(long line, List<String> raw) {
    List<String> row = unguarded(raw);
    String surplus = surplus(row);
    if (!surplus.isEmpty()) {
      return rejected(line, "", "too_many_cells", surplus);
    }
    cells.set(row);
    refused = refusals == null ? Refused.NOTHING : refusals.read(row);
    String endless = cells.tooLong();
    if (!endless.isEmpty()) {
      return rejected(line, endless, "too_long", "");
    }
    if (Values.consent(cells.get("deceased"), Map.of()).equals("yes")) {
      return rejected(line, "deceased", "deceased", "");
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
    NewContact.Identifier identifier = identifier();
    UUID own = own();
    if (!reachable && identifier == null && own == null) {
      return new Read(null, List.of(unreachable(line)), false);
    }
    BirthCells.Found born = births.read(cells.get("birth_date"), cells.get("birth_year"));
    List<Note> notes = notes(line, found, spoken, written, born);
    return new Read(
        new IntakeRow(
            line,
            name,
            cells.get("given_name"),
            cells.get("family_name"),
            cells.get("additional_name"),
            cells.get("preferred_name"),
            email.contains("@") ? email : "",
            born.birth(),
            spoken.spoken(),
            written.written().equals("und") ? spoken.script() : written.written(),
            identifier,
            identifier != null && identifier.isTrusted(),
            own,
            address,
            facts(row, spoken, born, address),
            found.phones(),
            !notes.isEmpty()),
        notes,
        !reachable);
  }

  /** Without the apostrophe by which a spreadsheet was kept from reckoning with a cell. */
  private static List<String> unguarded(List<String> raw) {
    return raw.stream().noneMatch(cell -> cell.startsWith("'"))
        ? raw
        : raw.stream().map(cell -> GUARD.matcher(cell).replaceFirst("")).toList();
  }

  /** What stands beyond the last column; empty cells there do no harm. */
  private String surplus(List<String> row) {
    int columns = layout.columns().size();
    return row.size() <= columns
        ? ""
        : row.subList(columns, row.size()).stream()
            .map(String::strip)
            .filter(cell -> !cell.isEmpty())
            .map(cell -> cell.length() > Cells.LONGEST ? cell.substring(0, Cells.LONGEST) : cell)
            .limit(SURPLUS_SHOWN)
            .collect(Collectors.joining(", "));
  }

  private String fullName(String language) {
    String full = cells.get("full_name");
    String said =
        full.isEmpty()
            ? Names.full(
                cells.get("given_name"),
                cells.get("additional_name"),
                cells.get("family_name"),
                language)
            : full;
    return said.isEmpty() ? OwnNames.in(ownName()).stream().findFirst().orElse("") : said;
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

  private @Nullable UUID own() {
    String written = cells.get(OWN);
    if (written.isEmpty()) {
      return null;
    }
    return ID.matcher(written).matches() ? UUID.fromString(written) : NOBODY;
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
   * language that nobody recognised, a birth that cannot be, an address without a street, an e-mail
   * address that is none.
   */
  private Map<String, String> facts(
      List<String> row, LanguageCells.Found spoken, BirthCells.Found born, Address address) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (int i = 0; i < facts.size(); i++) {
      keep(kept, factNames.get(i), cell(row, facts.get(i)));
    }
    keepConsent(kept);
    keep(kept, "tags_as_written", TagIntake.isSomethingElse(tags()) ? tags() : "");
    keep(kept, "language_as_written", spoken.asWritten());
    keep(kept, "birth_as_written", born.written());
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

  /** In a file of ours it says what we know already, by its own evidence. */
  private void keepConsent(Map<String, String> kept) {
    String written = textConsentAsWritten();
    String consent = textConsent();
    if (isOurs() && !consent.isEmpty()) {
      return;
    }
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

  private List<Note> notes(
      long line,
      PhoneCells.Found phones,
      LanguageCells.Found spoken,
      LanguageCells.Found written,
      BirthCells.Found born) {
    List<Note> notes = new ArrayList<>();
    if (!spoken.unknown().isEmpty()) {
      notes.add(review(line, "spoken", "unknown_language", spoken.unknown()));
    }
    if (!written.unknown().isEmpty()) {
      notes.add(review(line, "written", "unknown_language", written.unknown()));
    }
    if (!refused.unknown().isEmpty()) {
      notes.add(review(line, Refused.FIELD, "unknown_channel", shown(refused.unknown())));
    }
    if (phones.fault() != null) {
      notes.add(review(line, "phone", phones.reason(), phones.bad()));
    }
    String destroyed = destroyedIdentifier();
    if (!destroyed.isEmpty()) {
      notes.add(review(line, "identifier", "identifier_spreadsheet", destroyed));
    }
    if (born.isFaulty()) {
      notes.add(review(line, born.field(), born.reason(), born.written()));
    }
    return notes;
  }

  private static String shown(String value) {
    return value.substring(0, Math.min(Cells.LONGEST, value.length()));
  }

  private static Note review(long line, String field, String reason, String value) {
    return new Note(line, Note.Kind.REVIEW, field, reason, value);
  }

  private static Read rejected(long line, String field, String reason, String value) {
    return new Read(null, List.of(new Note(line, Note.Kind.REJECTED, field, reason, value)), false);
  }
}
