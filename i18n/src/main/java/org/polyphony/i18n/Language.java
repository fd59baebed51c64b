package org.polyphony.i18n;

import java.util.List;

/**
 * A language that people speak or read, one row of {@code languages.tsv}.
 *
 * @param tag the BCP 47 tag as stored: {@code prs}, never {@code fa-AF}; {@code tl}, never {@code
 *     fil}; a script only where it decides the bundle ({@code zh-Hant})
 * @param ownName its name in itself, in its own script
 * @param englishName its name in English
 * @param direction the direction in which it is written
 * @param scripts ISO 15924 codes of what it is written in, the usual one first; empty for {@code
 *     und}
 * @param use whether one can prefer to speak it, to read it, or both
 * @param bundles the tags of the texts a speaker is served from when there are none in {@code tag}
 *     itself, best first; never empty
 */
public record Language(
    String tag,
    String ownName,
    String englishName,
    Direction direction,
    List<String> scripts,
    Use use,
    List<String> bundles) {

  /** Spoken and written preference are two facts; some languages can be only one of them. */
  public enum Use {
    BOTH,
    SPOKEN,
    WRITTEN
  }

  public Language {
    scripts = List.copyOf(scripts);
    bundles = List.copyOf(bundles);
    if (bundles.isEmpty()) {
      throw new IllegalArgumentException("No bundle for " + tag);
    }
  }

  /** True for {@code yue}, {@code cmn} and such: spoken, and written as another language. */
  public boolean spokenOnly() {
    return use == Use.SPOKEN;
  }

  /** True for {@code zh-Hant} and such: a way of writing, which nobody speaks. */
  public boolean writtenOnly() {
    return use == Use.WRITTEN;
  }

  /**
   * The tag of the bundle its speakers are usually served from: {@code zh-Hant} for {@code yue}.
   */
  public String bundle() {
    return bundles.get(0);
  }

  /** The tag under which it is spoken: {@code zh} for {@code zh-Hant}, else the tag itself. */
  public String spokenTag() {
    int script = tag.indexOf('-');
    return writtenOnly() && script > 0 ? tag.substring(0, script) : tag;
  }
}
