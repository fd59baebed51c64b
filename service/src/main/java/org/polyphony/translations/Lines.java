package org.polyphony.translations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.polyphony.scripts.Bundles;
import org.polyphony.scripts.EarlierText;
import org.polyphony.scripts.LineCheck;
import org.polyphony.scripts.ScriptArguments;
import org.polyphony.scripts.ScriptRendering;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.scripts.Scripts;
import org.polyphony.scripts.TextState;
import org.polyphony.scripts.Translations;
import org.polyphony.scripts.Translations.Conflict;
import org.polyphony.web.Viewer;

/** The lines of a script in one language, with all that a translator wants to see of them. */
final class Lines {
  private final Scripts scripts;
  private final Translations translations;
  private final Comments comments;
  private final Function<Viewer, ScriptArguments> samples;

  /**
   * @param samples the values that a viewer's preview is filled with
   */
  Lines(
      Scripts scripts,
      Translations translations,
      Comments comments,
      Function<Viewer, ScriptArguments> samples) {
    this.scripts = scripts;
    this.translations = translations;
    this.comments = comments;
    this.samples = samples;
  }

  /** What two people wrote at once: texts, and how they are read. */
  record Conflicts(List<Conflict> texts, List<Conflict> sounds) {
    static final Conflicts NONE = new Conflicts(List.of(), List.of());

    boolean isEmpty() {
      return texts.isEmpty() && sounds.isEmpty();
    }
  }

  /** What stands beside each line, by key. */
  private record Beside(
      ScriptRendering rendering,
      ScriptArguments sample,
      Map<String, Conflict> texts,
      Map<String, Conflict> sounds,
      Map<String, List<Comment>> comments,
      Map<String, List<EarlierText>> earlier) {}

  /** The newest version of a script with its lines, in the order of the script. */
  record Found(ScriptVersion version, List<Line> lines) {}

  Found of(Viewer viewer, UUID script, String tag, Conflicts conflicts) {
    ScriptVersion version = scripts.newest(viewer, script);
    Beside beside =
        new Beside(
            new ScriptRendering(version, tag),
            samples.apply(viewer),
            byKey(conflicts.texts()),
            byKey(conflicts.sounds()),
            comments.of(script, tag),
            translations.earlier(script, tag));
    return new Found(
        version, version.structure().keys().stream().map(key -> line(beside, key)).toList());
  }

  private static Map<String, Conflict> byKey(List<Conflict> conflicts) {
    return conflicts.stream()
        .collect(Collectors.toMap(Conflict::key, Function.identity(), (one, other) -> other));
  }

  private static Line line(Beside beside, String key) {
    ScriptRendering rendering = beside.rendering();
    Bundles bundles = rendering.version().bundles();
    String source = bundles.words(bundles.source(), key);
    Optional<Bundles.Text> saved = bundles.find(rendering.bundle(), key);
    String words = saved.map(Bundles.Text::text).orElse("");
    Conflict conflict = beside.texts().get(key);
    String text = conflict == null ? words : conflict.mine();
    boolean isSource = rendering.bundle().equals(bundles.source());
    return new Line(
        key,
        key.indexOf('.') >= 0,
        source,
        saved.map(was -> changed(was, source)).orElse(null),
        words,
        text,
        rendering.line(key).state(),
        saved.map(Bundles.Text::reviewer).orElse(""),
        saved.map(Bundles.Text::reviewedAt).orElse(null),
        LineCheck.of(rendering.bundle(), text, isSource ? null : source),
        preview(rendering, key, beside.sample()),
        conflict != null,
        sound(saved.map(Bundles.Text::pronunciation).orElse(""), beside.sounds().get(key)),
        beside.comments().getOrDefault(key, List.of()),
        beside.earlier().getOrDefault(key, List.of()));
  }

  private static @Nullable WhatChanged changed(Bundles.Text was, String source) {
    return was.state() == TextState.STALE && !was.source().isEmpty()
        ? WhatChanged.of(was.source(), source)
        : null;
  }

  /** What is saved as it will be said; empty where that is just what is written. */
  private static String preview(ScriptRendering rendering, String key, ScriptArguments sample) {
    String said = rendering.say(key, sample);
    return said.equals(rendering.line(key).text()) ? "" : said;
  }

  private static Line.Sound sound(String saved, @Nullable Conflict conflict) {
    return new Line.Sound(saved, conflict == null ? saved : conflict.mine(), conflict != null);
  }
}
