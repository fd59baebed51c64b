package org.polyphony.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.polyphony.i18n.Folding;

/** What the columns of files are called, in any case and in several languages. */
final class Headers {

  /** Fields of which a file may have several columns. */
  static final Set<String> REPEATABLE =
      Set.of(
          "phone",
          "phone_kind",
          "phone_area",
          "phone_exchange",
          "phone_number",
          "channel",
          "evidence",
          Layout.FACT,
          Layout.IGNORED);

  /** Of which a whole name is made. */
  private static final Set<String> NAMES =
      Set.of("given_name", "family_name", "additional_name", "preferred_name", "own_name");

  private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /** Between what a column is called in two languages, or before a remark. */
  private static final Pattern PARTS = Pattern.compile("[/|()\\[\\]:：（）–—\\r\\n*?¿]+|\\s-\\s");

  /** As forms ask: "What is your name?" */
  private static final Pattern ASKING =
      Pattern.compile(
          "^(?:what(?: i|')s |please )?(?:(?:enter|write) )?(?:your|cual es su|escriba su|su|tu) ");

  /** Before the name of a column that has no meaning of its own, in our files and in Spoke's. */
  private static final String OWN_COLUMN = "custom_";

  private static final Headers STANDARD = read();

  private final Map<String, String> fields;
  private final Set<String> allowed;
  private final List<String> inOrder;
  private final Set<String> own;
  private final Function<List<String>, Optional<String>> byValues;

  private Headers(
      Map<String, String> fields,
      Set<String> allowed,
      Set<String> own,
      Function<List<String>, Optional<String>> byValues) {
    this.fields = fields;
    this.allowed = allowed;
    this.own = own;
    this.byValues = byValues;
    this.inOrder = fields.values().stream().distinct().toList();
  }

  static Headers standard() {
    return STANDARD;
  }

  /** Those of a kind of file: its own words first, and no field that it does not have. */
  static Headers of(ImportTarget target) {
    Map<String, String> fields = new LinkedHashMap<>(target.words());
    STANDARD.fields.forEach(fields::putIfAbsent);
    fields.values().retainAll(target.fields());
    return new Headers(
        fields, Set.copyOf(target.fields()), target.words().keySet(), target::byValues);
  }

  /** A header's meaning, and whether it was known as it stands. */
  record Meaning(String field, boolean sure) {
    static final Meaning NOTHING = new Meaning(Layout.IGNORED, true);
  }

  /** What a column can mean in this kind of file; of another meaning nothing is left. */
  String allowed(String field) {
    return allowed.contains(field) ? field : Layout.IGNORED;
  }

  /** Every field, in the order of the file of headers. */
  List<String> fields() {
    return inOrder;
  }

  /**
   * Letters and digits only, folded: the same for {@code First Name}, {@code first_name} and {@code
   * FirstName}.
   */
  static String folded(String header) {
    return NOT_A_LETTER.matcher(Folding.fold(header)).replaceAll("");
  }

  /** The folded headers; where one stands twice, the second is {@code phone#2}. */
  static List<String> keys(List<String> headers) {
    Map<String, Integer> seen = new HashMap<>();
    return headers.stream()
        .map(
            header -> {
              String folded = folded(header);
              int nth = seen.merge(folded, 1, Integer::sum);
              return nth == 1 ? folded : folded + "#" + nth;
            })
        .toList();
  }

  /** What each header means; a field that can stand only once goes to the first that has it. */
  List<Meaning> meanings(List<String> headers) {
    List<Meaning> meanings = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    for (String header : headers) {
      Optional<String> known = known(header);
      boolean free = known.isPresent() && isFree(known.get(), taken);
      known.ifPresent(taken::add);
      meanings.add(free ? new Meaning(known.orElseThrow(), true) : Meaning.NOTHING);
    }
    for (int i = 0; i < headers.size(); i++) {
      String header = headers.get(i);
      if (known(header).isEmpty()) {
        Optional<String> guess = PARTS.split(header).length > 1 ? byParts(header) : near(header);
        Optional<String> near = guess.filter(field -> isFree(field, taken));
        if (near.isPresent()) {
          taken.add(near.get());
          meanings.set(i, new Meaning(near.get(), false));
        }
      }
    }
    return meanings;
  }

  /**
   * What a column of somebody's own is called: {@code ward} where the file says {@code
   * custom_ward}.
   */
  static String own(String header) {
    String stripped = header.strip();
    boolean marked =
        stripped.regionMatches(true, 0, OWN_COLUMN, 0, OWN_COLUMN.length())
            && stripped.length() > OWN_COLUMN.length();
    return marked ? stripped.substring(OWN_COLUMN.length()) : stripped;
  }

  /** Whether this is the name of a column, as it stands. */
  boolean isKnown(String header) {
    return known(header).isPresent() || byParts(header).isPresent();
  }

  /** Whether a column has its name in this kind of file alone, whoever wrote it. */
  boolean isOwn(String header) {
    return own.contains(folded(header));
  }

  /** What a column means that nobody has named, by its first values; a guess. */
  Optional<Meaning> byValues(String header, List<String> values) {
    return isKnown(header)
        ? Optional.empty()
        : byValues.apply(values).map(field -> new Meaning(field, false));
  }

  private static boolean isFree(String field, List<String> taken) {
    return REPEATABLE.contains(field) || !taken.contains(field);
  }

  private Optional<String> known(String header) {
    String folded = folded(header);
    if (folded.isEmpty()) {
      return Optional.empty();
    }
    if (!own(header).equals(header.strip())) {
      return Optional.of(allowed(Layout.FACT));
    }
    String exact = fields.get(folded);
    return Optional.ofNullable(
        exact != null ? exact : fields.get(DIGITS.matcher(folded).replaceAll("")));
  }

  /**
   * What the parts of a name agree on: {@code Phone # (Xov tooj)} and {@code Name / Npe}. Of a name
   * and a part of it the part counts: {@code Name (first)}.
   */
  private Optional<String> byParts(String header) {
    Set<String> found =
        PARTS
            .splitAsStream(header)
            .map(part -> ASKING.matcher(Folding.fold(part).strip()).replaceFirst(""))
            .flatMap(part -> known(part).stream())
            .filter(field -> !field.equals(Layout.IGNORED))
            .collect(Collectors.toSet());
    if (found.size() == 2 && found.stream().anyMatch(NAMES::contains)) {
      found.remove("full_name");
    }
    return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
  }

  /** The field of the nearest header, where one is near enough for a slip of the hand. */
  private Optional<String> near(String header) {
    String folded = DIGITS.matcher(folded(header)).replaceAll("");
    if (folded.length() < 4) {
      return Optional.empty();
    }
    int allowed = folded.length() < 8 ? 1 : 2;
    String nearest = null;
    int least = allowed + 1;
    for (Map.Entry<String, String> known : fields.entrySet()) {
      if (known.getKey().length() < 4) {
        continue;
      }
      int distance = distance(folded, known.getKey());
      if (distance < least) {
        least = distance;
        nearest = known.getValue();
      }
    }
    return Optional.ofNullable(nearest);
  }

  /**
   * Slips between two words: letters missing, added, wrong or swapped (optimal string alignment).
   */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + wrong);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  private static Headers read() {
    Map<String, String> fields = new LinkedHashMap<>();
    try (InputStream file = Headers.class.getResourceAsStream("headers.tsv");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    java.util.Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", 2))
          .forEach(
              parts -> {
                for (String alias : parts[1].split(" ", -1)) {
                  fields.put(folded(alias), parts[0]);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Our own names, as the file of rejected rows has them where the columns had none.
    List.copyOf(fields.values()).forEach(field -> fields.putIfAbsent(folded(field), field));
    Set<String> allowed = new HashSet<>(fields.values());
    allowed.addAll(List.of(Layout.FACT, Layout.IGNORED));
    return new Headers(fields, allowed, Set.of(), values -> Optional.empty());
  }
}
