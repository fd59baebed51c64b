package org.polyphony.i18n;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the bundles of the interface to the rules that a reader of them would hold them to; for
 * tests.
 */
public final class BundleLint {

  /**
   * One thing to put right.
   *
   * @param file {@code calling/vi}
   * @param key the key, or {@code ""} for the file as a whole
   * @param what what is wrong with it, in English, for developers
   */
  public record Finding(String file, String key, String what) {}

  private final List<Finding> findings = new ArrayList<>();

  private BundleLint() {}

  /** Everything wrong with these bundles; empty is what a test expects. */
  public static List<Finding> lint(Messages messages) {
    BundleLint lint = new BundleLint();
    Map<String, BundleFile> english = new HashMap<>();
    messages
        .files()
        .getOrDefault(Messages.SOURCE, List.of())
        .forEach(f -> english.put(f.feature(), f));
    messages
        .files()
        .forEach(
            (tag, files) -> {
              Map<String, BundleFile> expected = new HashMap<>(english);
              expected.keySet().removeIf(feature -> !messages.belongs(feature, tag));
              lint.language(tag, files, expected);
            });
    return List.copyOf(lint.findings);
  }

  private void language(String tag, List<BundleFile> files, Map<String, BundleFile> english) {
    for (BundleFile file : files) {
      file(file);
      if (tag.equals(Messages.SOURCE)) {
        comments(file);
      } else {
        compare(file, english.get(file.feature()));
      }
    }
    Set<String> there = Set.copyOf(files.stream().map(BundleFile::feature).toList());
    english.keySet().stream()
        .filter(feature -> !there.contains(feature))
        .forEach(feature -> add(feature + "/" + tag, "", "is not there"));
  }

  private void file(BundleFile file) {
    String name = name(file);
    file.doubled().forEach(key -> add(name, key, "stands there twice"));
    file.patterns()
        .forEach(
            (key, pattern) -> {
              if (!key.startsWith(file.feature() + ".")) {
                add(name, key, "does not start with its feature");
              }
              if (pattern.isBlank()) {
                add(name, key, "is empty");
              }
              if (pattern.indexOf('\'') >= 0) {
                add(name, key, "has a plain apostrophe; write ’");
              }
            });
  }

  private void comments(BundleFile file) {
    file.patterns()
        .forEach(
            (key, pattern) -> {
              if (file.comments().getOrDefault(key, "").isEmpty()) {
                add(name(file), key, "has no line for translators above it");
              }
              problems(file, key, pattern, null);
            });
  }

  private void compare(BundleFile file, @Nullable BundleFile english) {
    if (english == null) {
      add(name(file), "", "has no English");
      return;
    }
    if (!file.hasState()) {
      add(name(file), "", "does not say # state: draft or reviewed");
    }
    file.patterns()
        .forEach(
            (key, pattern) -> {
              if (english.patterns().containsKey(key)) {
                problems(file, key, pattern, Objects.requireNonNull(english.patterns().get(key)));
              } else {
                add(name(file), key, "is not in English");
              }
            });
    english.patterns().keySet().stream()
        .filter(key -> !file.patterns().containsKey(key))
        .forEach(key -> add(name(file), key, "is missing"));
  }

  private void problems(BundleFile file, String key, String pattern, @Nullable String english) {
    for (MessageProblem problem : MessageCheck.check(file.tag(), pattern, english)) {
      add(
          name(file),
          key,
          problem.code().wire()
              + " at character "
              + problem.position()
              + " "
              + new TreeMap<>(problem.arguments()));
    }
  }

  private void add(String file, String key, String what) {
    findings.add(new Finding(file, key, what));
  }

  private static String name(BundleFile file) {
    return file.feature() + "/" + file.tag();
  }
}
