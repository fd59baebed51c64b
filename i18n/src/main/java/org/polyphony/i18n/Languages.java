package org.polyphony.i18n;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.LocaleDisplayNames.DialectHandling;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table of languages. ICU knows neither Hmong nor half of the others in full, so the table is
 * ours.
 */
public final class Languages {

  /** The tag for "not known". */
  public static final String UNKNOWN = "und";

  private static final String HMONG = "hmn";

  private static final Languages STANDARD = new Languages(LanguageTable.read());

  private final Map<String, LanguageTable.Row> rows = new LinkedHashMap<>();
  private final List<Language> all;
  private final LanguageNames names;

  private Languages(List<LanguageTable.Row> table) {
    table.forEach(row -> rows.put(key(row.language().tag()), row));
    all = table.stream().map(LanguageTable.Row::language).toList();
    names = new LanguageNames(table);
  }

  /** The languages of {@code languages.tsv}, read once. */
  public static Languages standard() {
    return STANDARD;
  }

  /** Every language, in the order in which people are offered them; {@code und} last. */
  public List<Language> all() {
    return all;
  }

  /**
   * The languages that somebody can speak, without {@code und}: for a question such as "which
   * language?".
   */
  public List<Language> spoken() {
    return all.stream().filter(l -> !l.writtenOnly() && !l.tag().equals(UNKNOWN)).toList();
  }

  /**
   * The language of a tag.
   *
   * <p>Case does not count. A region is ignored ({@code es-MX} is {@code es}), and the canonical
   * forms of ICU and others become ours ({@code fil} is {@code tl}, {@code fa-AF} is {@code prs},
   * {@code zh-TW} is {@code zh-Hant}). Empty when the table has no such language.
   */
  public Optional<Language> find(String tag) {
    LanguageTable.Row row = row(tag);
    return row == null ? names.byTag(tag) : Optional.of(row.language());
  }

  /**
   * The language somebody wrote in a file or a form: a name in English, its own name, a two- or
   * three-letter code, a usual misspelling. Empty when it is not recognised or names two of them;
   * what nobody knows beside it is passed over.
   */
  public Optional<Language> recognise(@Nullable String text) {
    return text == null ? Optional.empty() : names.recognise(text);
  }

  /** As above, of a text that names one language and says nothing else beside it. */
  public Optional<Language> recogniseAlone(String text) {
    return names.recogniseAlone(text);
  }

  /**
   * Its name in itself and in its own script; for a tag not in the table what ICU knows, else the
   * tag.
   */
  public String ownName(String tag) {
    return find(tag).map(Language::ownName).orElseGet(() -> icuName(tag, tag).orElse(tag));
  }

  /** Its name in the language of the interface; in English where nobody knows a better one. */
  public String nameIn(String tag, String interfaceTag) {
    Optional<Language> language = find(tag);
    String known = language.map(Language::tag).orElse(tag);
    String reader =
        PseudoLocale.of(interfaceTag).isPresent()
            ? "en"
            : find(interfaceTag).map(Language::tag).orElse("en");
    LanguageTable.Row row = row(known);
    if (row == null) {
      return icuName(known, reader).orElse(known);
    }
    if (known.equals(reader)) {
      return row.language().ownName();
    }
    if (reader.equals("en")) {
      return row.language().englishName();
    }
    if (bundleFor(reader).equals(HMONG)) {
      return row.hmongName();
    }
    return TranslatedNames.name(known, reader)
        .or(() -> icuName(known, reader))
        .orElse(row.language().englishName());
  }

  /** As {@link #nameIn(String, String)}, for a locale of the JDK. */
  public String nameIn(String tag, Locale reader) {
    return nameIn(tag, reader.toLanguageTag());
  }

  /**
   * The direction in which texts of that tag run; the pseudo-locale {@code ar-XB} runs from right
   * to left.
   */
  public Direction direction(String tag) {
    ULocale locale = ULocale.forLanguageTag(tag);
    Optional<Language> language = locale.getScript().isEmpty() ? find(tag) : Optional.empty();
    return language
        .map(Language::direction)
        .orElse(locale.isRightToLeft() ? Direction.RIGHT_TO_LEFT : Direction.LEFT_TO_RIGHT);
  }

  /**
   * The bundle a speaker is usually served from: {@code zh-Hant} for {@code yue}, {@code hmn} for
   * {@code mww}.
   */
  public String bundleFor(String spokenTag) {
    return find(spokenTag).map(Language::bundle).orElse(spokenTag);
  }

  /**
   * The bundles a speaker can be served from, best first: their own language's, then the usual
   * ones. English is in it only for who speaks it and for {@code und}; what to do without any of
   * these is the caller's decision.
   */
  public List<String> bundlesFor(String spokenTag) {
    Optional<Language> language = find(spokenTag);
    Set<String> tags = new LinkedHashSet<>();
    if (!spokenTag.equals(UNKNOWN)) {
      tags.add(language.map(Language::tag).orElse(spokenTag));
    }
    language.ifPresent(l -> tags.addAll(l.bundles()));
    return new ArrayList<>(tags);
  }

  /**
   * The languages that are spoken from a text in that tag: {@code zh}, {@code yue} and {@code cmn}
   * from {@code zh-Hant}, {@code hmn} from {@code hmn}.
   */
  public List<String> spokenFrom(String tag) {
    Set<String> tags = new LinkedHashSet<>();
    tags.add(find(tag).map(Language::spokenTag).orElse(tag));
    all.stream()
        .filter(l -> l.spokenOnly() && !l.tag().equals(UNKNOWN) && l.bundles().contains(tag))
        .forEach(l -> tags.add(l.tag()));
    return List.copyOf(tags);
  }

  /**
   * The locale that ICU is asked for when it formats for a tag; United States English where it has
   * no data.
   */
  String formatsOf(String tag) {
    LanguageTable.Row row = row(find(tag).map(Language::tag).orElse(tag));
    return row == null ? "en-US" : row.formats();
  }

  /** The language whose plural rule ICU is asked for; the tag itself where the table lacks it. */
  String pluralsOf(String tag) {
    LanguageTable.Row row = row(find(tag).map(Language::tag).orElse(tag));
    return row == null ? tag : row.plurals();
  }

  /** How names are put together; empty for the usual order and for what the table lacks. */
  List<String> namesOf(String tag) {
    LanguageTable.Row row = row(find(tag).map(Language::tag).orElse(tag));
    return row == null ? List.of() : row.names();
  }

  /** Every row, in the order of the table. */
  Collection<LanguageTable.Row> rows() {
    return Collections.unmodifiableCollection(rows.values());
  }

  private LanguageTable.@Nullable Row row(String tag) {
    return rows.get(key(tag));
  }

  private static String key(String tag) {
    return tag.toLowerCase(Locale.ROOT);
  }

  private static Optional<String> icuName(String tag, String reader) {
    LocaleDisplayNames in =
        LocaleDisplayNames.getInstance(
            ULocale.forLanguageTag(reader), DialectHandling.DIALECT_NAMES);
    String name = in.localeDisplayName(tag);
    return name == null || name.equalsIgnoreCase(tag) || name.startsWith(tag + " ")
        ? Optional.empty()
        : Optional.of(name);
  }
}
