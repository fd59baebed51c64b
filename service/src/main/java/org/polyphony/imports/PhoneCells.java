package org.polyphony.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Names;
import org.polyphony.contacts.NewContact.LabelledPhone;
import org.polyphony.contacts.PhoneLabel;
import org.polyphony.contacts.Phones;
import org.polyphony.i18n.Folding;

/** Reads the numbers of a row: one a column, several in a cell, or one over three columns. */
final class PhoneCells {

  private static final Pattern SEVERAL =
      Pattern.compile("\\s*(?: ::: |[;|\\n]|,(?=\\s*[+(\\d]))\\s*");

  /** Ten digits of North America, wherever they stand. */
  private static final Pattern AMERICAN =
      Pattern.compile(
          "(?<![\\d+])(?:\\+?1[ .-]*)?\\(?[2-9]\\d{2}\\)?[ ./-]*\\d{3}[ .-]*\\d{4}(?!\\d)");

  /** What stands between two numbers, folded. */
  private static final Set<String> BETWEEN =
      Set.of(
          "or", "and", "o", "y", "hoac", "va", "los", "sis", "lossis", "thiab", "或", "和", "او",
          "و");

  /** Words before a number that say that nobody is to be reached by it, folded. */
  private static final Set<String> WARNING =
      Set.of(
          "not",
          "dont",
          "don",
          "never",
          "stop",
          "wrong",
          "bad",
          "old",
          "disconnected",
          "khong",
          "dung",
          "tsis",
          "equivocado",
          "mal",
          "不",
          "勿",
          "لا");

  private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\\p{M}]+");

  /** What people write where there is none. */
  private static final Pattern NONE =
      Pattern.compile(
          "[-–—?.0 ]*|n/?a|#n/a|none|null|no phone|unknown|ninguno|không(?: có)?|tsis muaj|[没沒]有|[无無]|لا يوجد",
          Pattern.CASE_INSENSITIVE);

  /** A kind of telephone, and what it is called in the names of columns, folded. */
  private record Kind(String name, List<String> words) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "mobile",
              List.of(
                  "cell",
                  "mobile",
                  "celular",
                  "movil",
                  "di dong",
                  "ntawm tes",
                  "手機",
                  "手机",
                  "行動",
                  "جوال",
                  "محمول",
                  "موبايل")),
          new Kind("home", List.of("home", "casa", "hauv tsev", "住家", "住宅", "家庭", "منزل")),
          new Kind(
              "work",
              List.of(
                  "work",
                  "business",
                  "trabajo",
                  "oficina",
                  "noi lam",
                  "hauj lwm",
                  "haujlwm",
                  "公司",
                  "工作",
                  "办公",
                  "عمل")));

  /**
   * @param kind the column that says what kind of telephone it is, or -1
   * @param label what the header says of it; may be empty
   */
  private record Column(int index, int kind, String label) {}

  private record Parts(int area, int exchange, int number) {}

  private final List<Column> columns = new ArrayList<>();
  private final List<Parts> parts = new ArrayList<>();

  PhoneCells(Layout layout) {
    List<Integer> whole = Cells.columns(layout, "phone");
    List<Integer> kinds = Cells.columns(layout, "phone_kind");
    for (int nth = 0; nth < whole.size(); nth++) {
      int index = whole.get(nth);
      columns.add(
          new Column(
              index,
              nth < kinds.size() ? kinds.get(nth) : -1,
              label(layout.columns().get(index).header())));
    }
    List<Integer> areas = Cells.columns(layout, "phone_area");
    List<Integer> exchanges = Cells.columns(layout, "phone_exchange");
    List<Integer> numbers = Cells.columns(layout, "phone_number");
    int split = Math.min(areas.size(), Math.min(exchanges.size(), numbers.size()));
    for (int i = 0; i < split; i++) {
      parts.add(new Parts(areas.get(i), exchanges.get(i), numbers.get(i)));
    }
  }

  /**
   * @param phones those that can be dialled, in the order of the columns, none twice
   * @param fault of the first that cannot, or null
   * @param bad that one as it was written; else empty
   */
  record Found(List<LabelledPhone> phones, Phones.@Nullable Fault fault, String bad) {
    /** The fault by the name of its message. */
    String reason() {
      return fault == null ? "" : "phone_" + fault.name().toLowerCase(Locale.ROOT);
    }
  }

  Found read(List<String> row) {
    List<LabelledPhone> phones = new ArrayList<>(2);
    String bad = "";
    for (Column column : columns) {
      String label = kind(row, column);
      for (String written : split(cell(row, column.index()))) {
        if (!take(phones, written, label) && bad.isEmpty()) {
          bad = written;
        }
      }
    }
    for (Parts part : parts) {
      String written =
          cell(row, part.area()) + cell(row, part.exchange()) + cell(row, part.number());
      if (!take(phones, written, "") && bad.isEmpty()) {
        bad = written;
      }
    }
    return new Found(phones, fault(bad), bad);
  }

  private static Phones.@Nullable Fault fault(String bad) {
    if (bad.isEmpty()) {
      return null;
    }
    return warns(bad) ? Phones.Fault.NOT_A_NUMBER : Phones.fault(bad);
  }

  /** "Do not call 916-555-0100", of which the number alone would be read. */
  private static boolean warns(String written) {
    return !written.isEmpty()
        && Character.isLetter(written.charAt(0))
        && NOT_A_LETTER.splitAsStream(Folding.fold(written)).anyMatch(WARNING::contains);
  }

  /** True where the text is a number, or says that there is none. */
  private static boolean take(List<LabelledPhone> phones, String written, String label) {
    if (isNone(written)) {
      return true;
    }
    if (warns(written)) {
      return false;
    }
    Optional<LabelledPhone> phone = LabelledPhone.read(written, label);
    phone
        .filter(
            p -> phones.stream().noneMatch(known -> known.phone().tel().equals(p.phone().tel())))
        .ifPresent(phones::add);
    return phone.isPresent();
  }

  private static boolean isNone(String written) {
    boolean number = !written.isEmpty() && written.charAt(0) > '0' && written.charAt(0) <= '9';
    return !number && NONE.matcher(written).matches();
  }

  private static String cell(List<String> row, int index) {
    return index < row.size() ? row.get(index).strip() : "";
  }

  /** The numbers of a cell, as they are written; the whole of it where it is but one. */
  static List<String> split(String cell) {
    if (cell.length() < 15 || Phones.parse(cell).isPresent()) {
      return List.of(cell);
    }
    List<String> several = List.of(SEVERAL.split(cell));
    return several.stream().allMatch(one -> isNone(one) || Phones.parse(one).isPresent())
        ? several
        : amongWords(cell).orElse(several);
  }

  /**
   * "916-555-0100 (home) or 916-555-0101". Any other word may be that nobody is to be called there.
   */
  private static Optional<List<String>> amongWords(String cell) {
    Matcher numbers = AMERICAN.matcher(cell);
    String rest = numbers.replaceAll(" ");
    boolean nothingElse =
        rest.chars().noneMatch(Character::isDigit)
            && NOT_A_LETTER
                .splitAsStream(Folding.fold(rest))
                .allMatch(
                    word -> word.isEmpty() || BETWEEN.contains(word) || !label(word).isEmpty());
    List<String> found = numbers.reset().results().map(MatchResult::group).toList();
    return nothingElse && !found.isEmpty() ? Optional.of(found) : Optional.empty();
  }

  /**
   * What the row says wins over what the header does; a word that we do not know stays as it is.
   */
  private static String kind(List<String> row, Column column) {
    String written = column.kind() < 0 ? "" : Names.tidy(cell(row, column.kind()));
    if (written.isEmpty()) {
      return column.label();
    }
    PhoneLabel said = PhoneLabel.of(written);
    String known = label(said.kind());
    return known.isEmpty() ? written : new PhoneLabel(known, said.extension()).kept();
  }

  private static String label(String header) {
    String folded = Folding.fold(header);
    return KINDS.stream()
        .filter(kind -> kind.words().stream().anyMatch(folded::contains))
        .findFirst()
        .map(Kind::name)
        .orElse("");
  }
}
