package org.polyphony.scripts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.web.Problem;

/** Keeps what people answered, by the attempt that heard it. */
public final class Responses {
  private final Scripts scripts;
  private final Clock clock;

  Responses(Scripts scripts, Clock clock) {
    this.scripts = scripts;
    this.clock = clock;
  }

  /**
   * Keeps what one person answered, in the caller's transaction. Empty answers are left out.
   *
   * @return what the answers feed, for the caller to carry out
   * @throws Problem 422 where a question or a choice is not in that version; see {@link
   *     ScriptVersion#checked}
   */
  public List<Fed> record(
      Handle handle,
      UUID attempt,
      UUID version,
      UUID contact,
      Map<String, Answer> answers,
      Instant at) {
    if (answers.isEmpty()) {
      return List.of();
    }
    ScriptVersion script = scripts.version(handle, version);
    Map<String, Answer> checked = script.checked(answers);
    List<AnswersDao.Given> given =
        checked.entrySet().stream().map(answer -> given(script, answer)).toList();
    handle.attach(AnswersDao.class).insert(attempt, contact, script.id(), at, given);
    return script.fed(checked);
  }

  /** Takes back what an attempt recorded, in the caller's transaction; nothing where it has. */
  public void takeBack(Handle handle, UUID attempt) {
    handle.attach(AnswersDao.class).takeBack(attempt, clock.instant());
  }

  /**
   * Forgets what people answered in their own words; what they chose stays.
   *
   * @return how many answers were forgotten
   */
  public int forgetWords(Handle handle, List<UUID> attempts) {
    return handle.attach(AnswersDao.class).forgetWords(attempts);
  }

  private static AnswersDao.Given given(ScriptVersion script, Map.Entry<String, Answer> answer) {
    boolean choices = script.step(answer.getKey()).orElseThrow().kind().picks();
    return new AnswersDao.Given(
        answer.getKey(),
        choices ? answer.getValue().values().stream().distinct().toList() : List.of(),
        choices ? "" : answer.getValue().value());
  }
}
