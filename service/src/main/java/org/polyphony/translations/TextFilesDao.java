package org.polyphony.translations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.exchange.TranslationFile.Unit;
import org.polyphony.scripts.Bundles;
import org.polyphony.scripts.TextState;

/** Files that came in, until somebody takes them over, and what they replaced. */
interface TextFilesDao {

  /**
   * A line that a file has replaced.
   *
   * @param instead what the file put there
   * @param text what was there; null for nothing, and then the others are empty too
   */
  record Before(
      String key,
      String instead,
      @Nullable String text,
      String state,
      @Nullable String reviewedBy,
      @Nullable String reviewedAt,
      String reviewer,
      String source,
      String pronunciation) {

    static Before of(String key, String instead, Optional<Bundles.Text> there) {
      if (there.isEmpty()) {
        return new Before(key, instead, null, "", null, null, "", "", "");
      }
      Bundles.Text text = there.get();
      return new Before(
          key,
          instead,
          text.text(),
          text.state().name(),
          text.reviewedBy() == null ? null : text.reviewedBy().toString(),
          text.reviewedAt() == null ? null : text.reviewedAt().toString(),
          text.reviewer(),
          text.source(),
          text.pronunciation());
    }

    Optional<Bundles.Text> there() {
      if (text == null) {
        return Optional.empty();
      }
      return Optional.of(
          new Bundles.Text(
              text,
              TextState.valueOf(state),
              reviewedBy == null ? null : UUID.fromString(reviewedBy),
              reviewedAt == null ? null : Instant.parse(reviewedAt),
              reviewer,
              source,
              pronunciation));
    }
  }

  record Row(
      UUID id,
      UUID script,
      String tag,
      String name,
      @Json List<Unit> units,
      @Json List<Before> before,
      Instant receivedAt,
      @Nullable Instant appliedAt,
      @Nullable Instant undoneAt) {}

  @SqlUpdate(
      """
      INSERT INTO translations.files (id, script, tag, name, units, received_by, received_at)
      VALUES (:id, :script, :tag, :name, :units, :by, :at)
      """)
  void insert(
      UUID id, UUID script, String tag, String name, @Json List<Unit> units, UUID by, Instant at);

  /** Files that nobody took over make room for the next. */
  @SqlUpdate(
      "DELETE FROM translations.files WHERE script = :script AND tag = :tag AND applied_at IS NULL")
  void forgetUnused(UUID script, String tag);

  @SqlQuery(
      """
      SELECT id, script, tag, name, units, before, received_at, applied_at, undone_at
      FROM translations.files WHERE id = :id
      """)
  Optional<Row> find(UUID id);

  /** Two who take one file over wait for each other here. */
  @SqlQuery(
      """
      SELECT id, script, tag, name, units, before, received_at, applied_at, undone_at
      FROM translations.files WHERE id = :id FOR UPDATE
      """)
  Optional<Row> lock(UUID id);

  @SqlUpdate("UPDATE translations.files SET applied_at = :at, before = :before WHERE id = :id")
  void applied(UUID id, Instant at, @Json List<Before> before);

  @SqlUpdate("UPDATE translations.files SET undone_at = :at WHERE id = :id")
  void undone(UUID id, Instant at);
}
