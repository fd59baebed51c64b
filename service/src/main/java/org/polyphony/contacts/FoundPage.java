package org.polyphony.contacts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.web.Cursor;
import org.polyphony.web.Problem;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/**
 * People found, page by page.
 *
 * @param path the page that shows them
 * @param asked whether anything was asked for
 * @param next the address of the next page, or null
 */
record FoundPage(
    String path,
    String q,
    String language,
    List<ContactSearch.Found> people,
    boolean asked,
    boolean masked,
    @Nullable String first,
    @Nullable String next) {

  private static final int ROWS = 50;

  static FoundPage find(
      ContactDesk desk,
      Viewer viewer,
      String path,
      @Nullable String q,
      @Nullable String language,
      @Nullable UUID list,
      @Nullable String cursor) {
    String words = Objects.requireNonNullElse(q, "").strip();
    String tag = Objects.requireNonNullElse(language, "").strip();
    ContactSearch.Place after = after(cursor);
    Cursor.Slice<ContactSearch.Found> slice =
        Cursor.slice(
            desk.searchOrNearly(ContactSearch.Query.of(viewer, words, tag, list, after, ROWS + 1)),
            ROWS,
            found -> found.place().toString());
    return new FoundPage(
        path,
        words,
        tag,
        slice.items(),
        !words.isEmpty() || !tag.isEmpty(),
        viewer.minor(),
        after == null ? null : address(path, words, tag, null),
        slice.nextCursor() == null ? null : address(path, words, tag, slice.nextCursor()));
  }

  /** The place after which to go on. */
  static ContactSearch.@Nullable Place after(@Nullable String cursor) {
    try {
      return Cursor.after(cursor).map(ContactSearch.Place::parse).orElse(null);
    } catch (IllegalArgumentException e) {
      throw Problem.unreadable("unknown_cursor");
    }
  }

  /** Whether nobody fits, and these only come close. */
  boolean alike() {
    return !people.isEmpty() && people.get(0).isAlike();
  }

  List<View.Choice> languages(View view) {
    List<View.Choice> choices = new ArrayList<>();
    choices.add(View.Choice.of("und", view.t("common.language-unknown"), language.equals("und")));
    Languages.standard().spoken().stream()
        .map(Language::tag)
        .map(tag -> view.language(tag, tag.equals(language)))
        .forEach(choices::add);
    return choices;
  }

  /** A number as this viewer may see it. */
  String number(String tel) {
    return masked ? Phones.masked(tel) : Phones.display(tel);
  }

  private static String address(String path, String words, String tag, @Nullable String cursor) {
    StringBuilder query = new StringBuilder();
    append(query, "q", words);
    append(query, "language", tag);
    append(query, "cursor", cursor == null ? "" : cursor);
    return path + query;
  }

  private static void append(StringBuilder query, String name, String value) {
    if (!value.isEmpty()) {
      query
          .append(query.length() == 0 ? '?' : '&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
