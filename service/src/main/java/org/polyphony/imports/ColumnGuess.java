package org.polyphony.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.polyphony.contacts.Birth;
import org.polyphony.contacts.Phones;
import org.polyphony.i18n.Languages;

/** What a column without a header means, by what stands in it. */
final class ColumnGuess {

  private static final double MOST = 0.6;
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");
  private static final Pattern ZIP = Pattern.compile("\\d{5}(?:-\\d{4})?");
  private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}.'’ -]+");

  private ColumnGuess() {}

  /** Whether the values bear a meaning out; true where nothing speaks against it. */
  static boolean bears(String field, List<String> values) {
    return switch (field) {
      case "phone" -> most(values, ColumnGuess::isPhone);
      case "email" -> most(values, value -> EMAIL.matcher(value).matches());
      case "spoken", "written" -> most(values, ColumnGuess::isLanguage);
      case "zip" -> most(values, value -> ZIP.matcher(value).matches());
      case "text_consent" -> most(values, value -> !Values.consent(value, Map.of()).isEmpty());
      case "birth_date" -> most(values, ColumnGuess::isDay);
      case "birth_year" -> most(values, value -> YEAR.matcher(value.strip()).matches());
      default -> true;
    };
  }

  /** A meaning for each column. */
  static List<String> fields(List<List<String>> columns) {
    List<String> fields = new ArrayList<>();
    List<Integer> words = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      List<String> values = columns.get(i);
      String field = Layout.IGNORED;
      for (String candidate : List.of("phone", "email", "zip", "birth_date", "spoken")) {
        boolean free = candidate.equals("phone") || !fields.contains(candidate);
        if (free && bears(candidate, values)) {
          field = candidate;
          break;
        }
      }
      if (field.equals(Layout.IGNORED) && most(values, value -> LETTERS.matcher(value).matches())) {
        words.add(i);
      }
      fields.add(field);
    }
    nameColumns(columns, fields, words);
    return fields;
  }

  private static void nameColumns(
      List<List<String>> columns, List<String> fields, List<Integer> words) {
    for (int column : words) {
      if (most(columns.get(column), value -> value.strip().contains(" "))) {
        fields.set(column, "full_name");
        return;
      }
    }
    if (words.size() >= 2) {
      fields.set(words.get(0), "given_name");
      fields.set(words.get(1), "family_name");
    } else if (words.size() == 1) {
      fields.set(words.get(0), "full_name");
    }
  }

  static boolean isPhone(String value) {
    return Phones.fault(value) == Phones.Fault.SPREADSHEET
        || PhoneCells.split(value).stream().anyMatch(one -> Phones.parse(one).isPresent());
  }

  private static boolean isDay(String value) {
    return Dates.parse(value).filter(day -> day.getYear() >= Birth.EARLIEST).isPresent();
  }

  private static boolean isLanguage(String value) {
    return Languages.standard().recognise(value).isPresent();
  }

  private static boolean most(List<String> values, Predicate<String> bears) {
    List<String> filled = values.stream().filter(value -> !value.isBlank()).toList();
    return !filled.isEmpty() && filled.stream().filter(bears).count() >= MOST * filled.size();
  }
}
