package org.polyphony.campaigns;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface AttemptsDao {

  @SqlQuery("SELECT EXISTS (SELECT FROM campaigns.attempts WHERE author = :author)")
  boolean hasRecorded(UUID author);

  /** An attempt as it is stored, its people column by column. */
  record Row(
      UUID id,
      UUID organization,
      UUID campaign,
      UUID line,
      UUID claim,
      UUID author,
      UUID key,
      byte[] requestHash,
      String disposition,
      String result,
      String spoken,
      String bundle,
      List<String> flags,
      String note,
      @Nullable String barrierLanguage,
      @Nullable String barrierAnsweredBy,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      Instant recordedAt,
      List<UUID> contacts,
      List<String> results,
      List<String> languages,
      List<String> preferences,
      List<String> flagLists) {

    static Row of(KeptAttempt attempt, byte[] hash, Instant now) {
      AttemptToRecord said = attempt.said();
      Barrier barrier = said.barrier();
      List<AttemptPerson> people = attempt.people();
      return new Row(
          attempt.id(),
          attempt.effort().organization(),
          said.campaign(),
          said.line(),
          said.claim(),
          said.author(),
          said.key(),
          hash,
          said.disposition().code(),
          said.result().code(),
          said.spoken(),
          said.bundle(),
          codes(said.flags()),
          said.note(),
          barrier == null ? null : barrier.language(),
          barrier == null ? null : barrier.answeredBy(),
          said.startedAt(),
          said.endedAt(),
          now,
          people.stream().map(AttemptPerson::contact).toList(),
          people.stream().map(person -> person.result().code()).toList(),
          people.stream().map(AttemptPerson::spoken).toList(),
          people.stream().map(AttemptPerson::preference).toList(),
          people.stream().map(person -> String.join(",", codes(person.flags()))).toList());
    }

    private static List<String> codes(Collection<AttemptFlag> flags) {
      return flags.stream().map(AttemptFlag::code).sorted().collect(Collectors.toList());
    }
  }

  /** One that is kept already. */
  record Earlier(UUID id, String disposition, byte[] requestHash, @Nullable Instant undoneAt) {

    RecordedAttempt recorded() {
      Disposition now =
          undoneAt == null ? Disposition.of(disposition).orElseThrow() : Disposition.UNDONE;
      return new RecordedAttempt(id, now, true);
    }
  }

  /** Somebody's language before the attempt. */
  record Preference(UUID contact, String spoken) {}

  /** One that may be undone. */
  record Standing(
      UUID id,
      UUID organization,
      UUID campaign,
      UUID claim,
      UUID line,
      String disposition,
      String result,
      List<String> flags,
      Instant recordedAt,
      @Nullable Instant undoneAt) {

    UndoneAttempt undone() {
      return new UndoneAttempt(
          id,
          campaign,
          claim,
          line,
          Result.of(result).orElseThrow(),
          disposition.equals(Disposition.BESIDE.code()),
          flags.contains(AttemptFlag.HOSTILE.code()),
          undoneAt != null);
    }
  }

  @SqlQuery(
      """
      SELECT id, disposition, request_hash, undone_at
      FROM campaigns.attempts
      WHERE author = :author AND key = :key
      """)
  Optional<Earlier> earlier(UUID author, UUID key);

  @SqlQuery(
      """
      SELECT organization, name, script_version, bind
      FROM campaigns.campaigns
      WHERE id = :campaign
      """)
  Optional<KeptAttempt.Effort> effort(UUID campaign);

  @SqlQuery(
      """
      SELECT contact, CASE WHEN spoken_source IN ('none', 'inferred') THEN 'und' ELSE spoken END AS spoken
      FROM contacts.people
      WHERE organization = :organization AND contact = ANY (:contacts)
      ORDER BY contact
      """)
  List<Preference> preferences(UUID organization, Set<UUID> contacts);

  /** Zero when another request with the same key was faster. */
  @SqlQuery(
      """
      WITH attempt AS (
        INSERT INTO campaigns.attempts
          (id, organization, campaign, channel, line, claim, author, key, request_hash, disposition, result, spoken,
           bundle, flags, note, barrier_language, barrier_answered_by, started_at, ended_at, recorded_at)
        VALUES (:id, :organization, :campaign, 'phone', :line, :claim, :author, :key, :requestHash, :disposition,
                :result, :spoken, :bundle, :flags, :note, :barrierLanguage, :barrierAnsweredBy, :startedAt,
                :endedAt, :recordedAt)
        ON CONFLICT ON CONSTRAINT attempts_key_unique DO NOTHING
        RETURNING id),
      people AS (
        INSERT INTO campaigns.attempt_people (attempt, contact, result, spoken, preference, flags)
        SELECT attempt.id, p.contact, p.result, p.spoken, p.preference, string_to_array(p.flags, ',')
        FROM attempt, unnest(:contacts, :results, :languages, :preferences, :flagLists)
          AS p (contact, result, spoken, preference, flags))
      SELECT count(*) FROM attempt
      """)
  int insert(@BindMethods Row attempt);

  @SqlQuery(
      """
      SELECT count(*) FROM campaigns.attempts
      WHERE campaign = :campaign AND line = :line AND result = 'language_barrier' AND undone_at IS NULL
        AND id <> :attempt
      """)
  int otherBarriers(UUID campaign, UUID line, UUID attempt);

  /** Whether the call of this attempt is counted already. */
  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT FROM campaigns.attempts
        WHERE claim = :claim AND author = :author AND id <> :attempt AND undone_at IS NULL)
      """)
  boolean anotherOfTheCall(UUID claim, UUID author, UUID attempt);

  @SqlQuery(
      """
      SELECT id, organization, campaign, claim, line, disposition, result, flags, recorded_at, undone_at
      FROM campaigns.attempts
      WHERE id = :attempt AND author = :author
      FOR UPDATE
      """)
  Optional<Standing> lock(UUID attempt, UUID author);

  @SqlQuery("SELECT count(*) FROM campaigns.attempt_people WHERE attempt = :attempt")
  int people(UUID attempt);

  @SqlUpdate("UPDATE campaigns.attempts SET undone_at = :at WHERE id = :attempt")
  void undo(UUID attempt, Instant at);
}
