package org.polyphony.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.IntakeKept;
import org.polyphony.web.Viewer;

/**
 * What the rows of a file become: contacts, opt-outs, ballots. The engine reads, reviews, carries
 * out and undoes; a target knows the fields and writes.
 */
public interface ImportTarget {

  /** For good: {@code contacts}. */
  String key();

  /**
   * What a column can mean, in the order in which a person chooses; each has a message {@code
   * imports.field.<field>}.
   */
  List<String> fields();

  /** Names of columns beyond those that all targets know, each with its field; folded. */
  default Map<String, String> words() {
    return Map.of();
  }

  /**
   * What a column means of which only the values tell; empty where they do not.
   *
   * @param values the first ones of a column whose header nobody knows
   */
  default Optional<String> byValues(List<String> values) {
    return Optional.empty();
  }

  /**
   * Columns whose values a person may map beside languages and consents: by field, what a value can
   * mean, in the order in which a person chooses, each with the key of its message.
   */
  default Map<String, Map<String, String>> meanings() {
    return Map.of();
  }

  /** What a value of such a column says by itself; empty where it says nothing that we know. */
  default String meaning(String field, String value) {
    return "";
  }

  /**
   * Something to know of a file before it counts.
   *
   * @param message its key, with one argument
   * @param argument the name of that
   * @param value the key of the message that stands in its place
   */
  record Remark(String message, String argument, String value) {}

  /** What there is to know of a file that is read like this; empty for nothing. */
  default Optional<Remark> remark(Handle handle, Viewer viewer, UUID subject, Layout layout) {
    return Optional.empty();
  }

  /**
   * Where the rows of a file go.
   *
   * @param name of the list; empty where it has none of its own
   * @param path of its page
   * @param others the page with the files that came there, where another one is chosen
   */
  record Place(String name, String path, String others) {}

  /**
   * Where the rows of a file to this subject go; empty where the viewer may bring none to it: for
   * contacts, where it is no list of theirs.
   */
  Optional<Place> place(Handle handle, Viewer viewer, UUID subject);

  /**
   * The name of a column that a file cannot do without and this layout lacks; empty where it will
   * do.
   */
  Optional<String> missing(Layout layout);

  /**
   * Before the stage of an import that will be written: takes out what an earlier try left behind.
   */
  void begin(Work work);

  /** A stage on a connection of its own, which is in no transaction. */
  Stage stage(Handle handle, Work work);

  /** In the transaction that ends the import: from its commit on, all that was written counts. */
  void done(Handle handle, UUID importId);

  /**
   * An undo.
   *
   * @param viewer who takes the import back
   * @param reason why; empty where none is asked for
   */
  record Undo(UUID importId, Viewer viewer, String reason) {}

  /** Whether an import is taken back only with a reason. */
  default boolean asksWhy() {
    return false;
  }

  /** From the commit on, nothing that was written counts. */
  void undo(Handle handle, Undo undo);

  /** Whom the undo of an import has left as they are; the first of them by name. */
  default IntakeKept kept(Handle handle, UUID importId) {
    return new IntakeKept(true, List.of(), List.of());
  }

  /** The organizations of which something that undone imports wrote has still to be taken out. */
  default List<UUID> uncleared() {
    return List.of();
  }

  /**
   * Takes out what undone imports of an organization wrote, while nobody writes into it. Called
   * again and again; bears being interrupted.
   */
  default void clear(UUID organization) {}

  /**
   * One import's work.
   *
   * @param filename of the file
   * @param author who brought it in; null for the service itself
   */
  record Work(
      UUID importId,
      UUID organization,
      UUID subject,
      Layout layout,
      String filename,
      @Nullable UUID author) {}

  /** A row that is turned away, or is in and wants somebody to look. */
  record Note(long line, Kind kind, String field, String reason, String value) {
    /** What becomes of the row. */
    public enum Kind {
      REJECTED,
      REVIEW
    }
  }

  /** What becomes of a row; {@code REJECTED} is the engine's own. */
  enum Verdict {
    CREATED,
    UPDATED,
    UNCHANGED,
    DUPLICATE,
    REVIEW;

    /** As it is written in JSON and in the keys of messages: {@code created}. */
    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where the rows of a file are held against each other and against what is known. */
  interface Stage extends AutoCloseable {
    /**
     * Takes a row; what there is to say of it: one where it is turned away, and empty for nothing.
     */
    List<Note> add(long line, List<String> cells);

    /** How many rows have each verdict; nothing is written yet. */
    Map<Verdict, Long> resolve();

    /** What a person looks at before they decide, once all rows are resolved. */
    default Preview preview() {
      return Preview.NONE;
    }

    /** What there is to say of rows only once all are known. */
    List<Note> notes();

    /** Writes, and tells the share that is done, from 0 to 1. */
    void write(DoubleConsumer progress);

    @Override
    void close();
  }
}
