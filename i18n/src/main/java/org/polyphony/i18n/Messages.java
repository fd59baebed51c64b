package org.polyphony.i18n;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * All sentences of the interface, read once at the start. {@code messages/index.txt} names the
 * languages and features, so that nothing has to search the class path; a feature without files is
 * skipped. Safe for use by many threads.
 */
public final class Messages {

  /** The language every text is written in first. */
  public static final String SOURCE = "en";

  private final List<String> languages;
  private final List<String> publicLanguages;
  private final List<String> publicFeatures;
  private final Map<String, List<BundleFile>> files = new LinkedHashMap<>();
  private final Map<String, MessageBundle> bundles = new ConcurrentHashMap<>();

  private Messages(
      List<String> languages, List<String> publicLanguages, List<String> publicFeatures) {
    this.languages = List.copyOf(languages);
    this.publicLanguages = List.copyOf(publicLanguages);
    this.publicFeatures = List.copyOf(publicFeatures);
  }

  /**
   * Reads every bundle of the index.
   *
   * @throws IllegalStateException when a file cannot be read or a pattern in it does not parse
   */
  public static Messages load(ClassLoader loader) {
    String index =
        read(loader, "messages/index.txt")
            .orElseThrow(
                () -> new IllegalStateException("messages/index.txt is not on the class path"));
    return load(
        loader,
        new Messages(
            named(index, "language"),
            named(index, "public-language"),
            named(index, "public-feature")),
        named(index, "feature"));
  }

  /** Reads the bundles of these languages, English among them, and features. */
  static Messages load(ClassLoader loader, List<String> languages, List<String> features) {
    return load(loader, new Messages(languages, List.of(), List.of()), features);
  }

  private static Messages load(ClassLoader loader, Messages messages, List<String> features) {
    for (String tag : messages.languages) {
      messages.files.put(tag, read(loader, tag, features));
    }
    for (String tag : messages.publicLanguages) {
      messages.files.put(tag, read(loader, tag, messages.publicFeatures));
    }
    return messages;
  }

  private static List<BundleFile> read(ClassLoader loader, String tag, List<String> features) {
    List<BundleFile> files = new ArrayList<>();
    for (String feature : features) {
      read(loader, "messages/" + feature + "/" + tag + ".properties")
          .ifPresent(text -> files.add(BundleFile.parse(feature, tag, text)));
    }
    return files;
  }

  private static List<String> named(String index, String kind) {
    return index
        .lines()
        .filter(line -> line.startsWith(kind + " "))
        .map(line -> line.substring(kind.length()).strip())
        .toList();
  }

  private static Optional<String> read(ClassLoader loader, String name) {
    try (InputStream stream = loader.getResourceAsStream(name)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The languages the interface is offered in, English first. */
  public List<String> offered() {
    return languages;
  }

  /** The languages that public pages are written in: those of the interface, then others. */
  public List<String> publicOnes() {
    return Stream.concat(languages.stream(), publicLanguages.stream()).toList();
  }

  /** Whether a feature is to be there in a language: in some there are only the public pages. */
  boolean belongs(String feature, String tag) {
    return languages.contains(tag) || publicFeatures.contains(feature);
  }

  /** Those of the interface, and the pseudo-locales behind them where they are asked for. */
  public List<String> offered(boolean pseudo) {
    List<String> offered = new ArrayList<>(languages);
    if (pseudo) {
      for (PseudoLocale locale : PseudoLocale.values()) {
        offered.add(locale.tag());
      }
    }
    return List.copyOf(offered);
  }

  /**
   * The bundle for a tag: a language of the interface or a pseudo-locale; {@code mww} and {@code
   * hnj} read {@code hmn}; English for any other.
   */
  public MessageBundle forLocale(String tag) {
    String known =
        PseudoLocale.of(tag)
            .map(PseudoLocale::tag)
            .orElseGet(() -> LocaleChoice.offeredFor(tag, languages));
    return bundles.computeIfAbsent(known, this::bundle);
  }

  /** The same for public pages, which are in further languages: all else is English in those. */
  public MessageBundle forVisitor(String tag) {
    return publicLanguages.contains(tag)
        ? bundles.computeIfAbsent(tag, this::bundle)
        : forLocale(tag);
  }

  private MessageBundle bundle(String tag) {
    Map<String, String> source = patterns(SOURCE);
    Optional<PseudoLocale> pseudo = PseudoLocale.of(tag);
    if (pseudo.isPresent()) {
      return MessageBundle.pseudo(pseudo.get(), source);
    }
    return MessageBundle.of(tag, state(tag), patterns(tag), source);
  }

  private Map<String, String> patterns(String tag) {
    Map<String, String> patterns = new LinkedHashMap<>();
    files.getOrDefault(tag, List.of()).forEach(file -> patterns.putAll(file.patterns()));
    return patterns;
  }

  /**
   * How far a language's bundles can be trusted: the least of its files; a pseudo-locale counts as
   * reviewed.
   */
  public TranslationState state(String tag) {
    return files.getOrDefault(tag, List.of()).stream()
        .map(BundleFile::state)
        .min(TranslationState::compareToTrust)
        .orElse(
            PseudoLocale.of(tag).isPresent() ? TranslationState.REVIEWED : TranslationState.DRAFT);
  }

  /** As {@link #state}, of the public pages alone. */
  public TranslationState publicState(String tag) {
    return files.getOrDefault(tag, List.of()).stream()
        .filter(file -> publicFeatures.contains(file.feature()))
        .map(BundleFile::state)
        .min(TranslationState::compareToTrust)
        .orElse(
            PseudoLocale.of(tag).isPresent() ? TranslationState.REVIEWED : TranslationState.DRAFT);
  }

  /** Every key there is in English. */
  public Set<String> keys() {
    return new TreeSet<>(patterns(SOURCE).keySet());
  }

  /**
   * How much there is in each language of the interface, the source first, then in those that only
   * public pages are in.
   */
  public List<BundleCoverage> coverage() {
    return publicOnes().stream().map(this::coverage).toList();
  }

  private BundleCoverage coverage(String tag) {
    List<BundleCoverage.Feature> features = new ArrayList<>();
    for (BundleFile english : files.getOrDefault(SOURCE, List.of())) {
      if (!belongs(english.feature(), tag)) {
        continue;
      }
      Optional<BundleFile> own =
          files.getOrDefault(tag, List.of()).stream()
              .filter(file -> file.feature().equals(english.feature()))
              .findFirst();
      Set<String> translated =
          new TreeSet<>(own.map(file -> file.patterns().keySet()).orElse(Set.of()));
      translated.retainAll(english.patterns().keySet());
      features.add(
          new BundleCoverage.Feature(
              english.feature(),
              english.patterns().size(),
              translated.size(),
              own.map(BundleFile::state).orElse(TranslationState.DRAFT)));
    }
    return new BundleCoverage(tag, publicLanguages.contains(tag), features);
  }

  /** The files as they were read, for the lint. */
  Map<String, List<BundleFile>> files() {
    return files;
  }
}
