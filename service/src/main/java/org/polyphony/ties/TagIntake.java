package org.polyphony.ties;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Names;
import org.polyphony.i18n.Folding;

/** Tags that files put on people. Each file has its own word, which goes with it. */
public final class TagIntake {

  /** How programs and people write several into one cell. */
  private static final Pattern BETWEEN = Pattern.compile("\\s*(?:[,;|\\n、，；،]|:::)\\s*");

  private static final int TAGS_AT_MOST = 50;

  private final Jdbi jdbi;
  private final Clock clock;

  public TagIntake(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Whose file it is.
   *
   * @param author who brought it in; null for the service itself
   */
  public record Source(UUID importId, UUID organization, @Nullable UUID author) {}

  /** What a row says of somebody; a row may say several. */
  public record Tagged(long row, UUID contact, String tag) {}

  /**
   * The tags of a cell, without those that programs write for themselves: {@code * myContacts}.
   * Empty where one of them is too long for a tag: then the cell is something else.
   */
  public static List<String> in(String cell) {
    List<String> tags = all(cell).toList();
    return tags.size() > TAGS_AT_MOST
            || tags.stream().anyMatch(tag -> tag.length() > Ties.TAG_AT_MOST)
        ? List.of()
        : tags;
  }

  /** Whether something stands in a cell of which no tags can be made. */
  public static boolean isSomethingElse(String cell) {
    return in(cell).isEmpty() && all(cell).findAny().isPresent();
  }

  private static Stream<String> all(String cell) {
    return cell.isBlank()
        ? Stream.of()
        : BETWEEN
            .splitAsStream(cell.replace('\0', ' ').strip())
            .map(Names::tidy)
            .filter(tag -> !tag.isEmpty() && !tag.startsWith("* "))
            .distinct();
  }

  /** Before the people of an import are written: what an earlier try left behind goes. */
  public void begin(UUID importId) {
    jdbi.useTransaction(handle -> undo(handle, importId));
  }

  /** Those of some rows of which nothing was known; a few thousand at a time. */
  public List<Tagged> news(Handle handle, List<Tagged> rows) {
    return handle.attach(TagIntakeDao.class).unknown(contacts(rows), folded(rows)).stream()
        .map(rows::get)
        .toList();
  }

  /** Takes some rows, as {@link #news}. */
  public void add(Handle handle, Source source, List<Tagged> rows) {
    handle
        .attach(TagIntakeDao.class)
        .bringIn(
            source.organization(),
            source.importId(),
            source.author(),
            clock.instant(),
            contacts(rows),
            folded(rows),
            rows.stream().map(Tagged::tag).toArray(String[]::new));
  }

  /** In the transaction that takes the import back. */
  public void undo(Handle handle, UUID importId) {
    handle.attach(TagIntakeDao.class).takeOut(importId);
  }

  private static UUID[] contacts(List<Tagged> rows) {
    return rows.stream().map(Tagged::contact).toArray(UUID[]::new);
  }

  private static String[] folded(List<Tagged> rows) {
    return rows.stream().map(row -> Folding.fold(row.tag())).toArray(String[]::new);
  }
}
