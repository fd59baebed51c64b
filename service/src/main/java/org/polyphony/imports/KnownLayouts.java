package org.polyphony.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The files that other programs and offices write, known by their header. */
final class KnownLayouts {

  /** A plain sheet, whoever made it. */
  static final String SIGN_UP = "sign_up";

  private static final String TOLD = "told";

  /** Headers that are often there and mean what their words say. */
  private static final String ALSO = "also";

  /** A file is said to be somebody's from so many of their headers on; one alone proves nothing. */
  private static final int HEADERS_THAT_PROVE = 3;

  private static final int COLUMNS_OF_SIGN_UP = 12;
  private static final List<Known> ALL = read();

  private KnownLayouts() {}

  /**
   * One of them.
   *
   * @param key the message {@code imports.layout.known} has its name
   * @param told each a set of folded headers by which it is known
   * @param also folded headers that it often has and that are rare elsewhere
   * @param fields by folded header, where the words alone would not tell
   */
  private record Known(
      String key, List<Set<String>> told, Set<String> also, Map<String, String> fields) {

    boolean isLike(Set<String> folded) {
      return told.stream().anyMatch(folded::containsAll);
    }

    /** Whether enough of its header is there to say so. */
    boolean isProven(Set<String> folded) {
      Set<String> own = new HashSet<>(also);
      told.forEach(own::addAll);
      own.addAll(fields.keySet());
      own.retainAll(folded);
      return own.size() >= HEADERS_THAT_PROVE;
    }
  }

  /**
   * A file known by its header, and what its columns mean beyond their words.
   *
   * @param key empty where too little of the header is there to claim it
   */
  record Found(String key, Map<String, String> fields) {
    static final Found NOTHING = new Found("", Map.of());
  }

  static Found find(List<String> headers, Headers words) {
    Set<String> folded = headers.stream().map(Headers::folded).collect(Collectors.toSet());
    Optional<Known> known = ALL.stream().filter(one -> one.isLike(folded)).findFirst();
    return known
        .map(one -> new Found(one.isProven(folded) ? one.key() : "", one.fields()))
        .orElseGet(() -> isSignUp(headers, words) ? new Found(SIGN_UP, Map.of()) : Found.NOTHING);
  }

  static List<String> keys() {
    List<String> keys = new ArrayList<>(ALL.stream().map(Known::key).toList());
    keys.add(SIGN_UP);
    return keys;
  }

  /** A few columns, a name and a way to reach somebody among them, each called by its name. */
  private static boolean isSignUp(List<String> headers, Headers words) {
    List<String> filled = headers.stream().filter(header -> !header.isBlank()).toList();
    Set<String> fields =
        words.meanings(filled).stream()
            .filter(Headers.Meaning::sure)
            .map(Headers.Meaning::field)
            .collect(Collectors.toSet());
    boolean named = fields.contains("full_name") || fields.contains("given_name");
    return named
        && fields.contains("phone")
        && filled.size() <= COLUMNS_OF_SIGN_UP
        && fields.stream().noneMatch(field -> field.startsWith("id_"));
  }

  private static List<Known> read() {
    Map<String, Known> known = new LinkedHashMap<>();
    try (InputStream file = KnownLayouts.class.getResourceAsStream("layouts.tsv");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t", 3))
          .forEach(parts -> add(known, parts[0], parts[1], List.of(parts[2].split(" ", -1))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(known.values());
  }

  private static void add(Map<String, Known> all, String key, String field, List<String> headers) {
    Known known =
        all.computeIfAbsent(
            key, k -> new Known(k, new ArrayList<>(), new HashSet<>(), new LinkedHashMap<>()));
    if (field.equals(TOLD)) {
      known.told().add(Set.copyOf(headers));
    } else if (field.equals(ALSO)) {
      known.also().addAll(headers);
    } else {
      headers.forEach(header -> known.fields().put(header, field));
    }
  }
}
