package org.polyphony.contacts;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyphony.web.View;

/**
 * What stands beside somebody's number: what kind of telephone it is, and the extension behind it.
 * It is kept, written to files and read again as one text: {@code work ext. 4}.
 *
 * @param kind {@code mobile}, {@code home}, {@code work}, or as a file has called it; may be empty
 * @param extension its digits; empty where there is none
 */
public record PhoneLabel(String kind, String extension) {

  /** Those for which we have a word in every language. */
  public static final List<String> KINDS = List.of("mobile", "home", "work");

  private static final Pattern WRITTEN = Pattern.compile("(?:(.*) )?ext\\. ([0-9]{1,9})");

  /** As it is kept. */
  public static PhoneLabel of(String label) {
    Matcher matcher = WRITTEN.matcher(label);
    if (!matcher.matches()) {
      return new PhoneLabel(label, "");
    }
    String kind = matcher.group(1);
    return new PhoneLabel(kind == null ? "" : kind, matcher.group(2));
  }

  /** With the extension that stands in a number as it was written, where there is one. */
  public PhoneLabel behind(String number) {
    String written = Phones.extension(number);
    return written.isEmpty() ? this : new PhoneLabel(kind, written);
  }

  /** What {@link #of} reads. */
  public String kept() {
    return extension.isEmpty() ? kind : (kind + " ext. " + extension).strip();
  }

  /** In the page's language, where we have a word for the kind. */
  public String told(View view) {
    String word = KINDS.contains(kind) ? view.t("contacts.phone." + kind) : kind;
    return extension.isEmpty()
        ? word
        : (word + " " + view.t("contacts.phone.extension", "extension", extension)).strip();
  }
}
