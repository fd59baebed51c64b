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
    handle
        .attach(AnswersDao.class)
        .insert(
            checked.entrySet().stream()
                .map(answer -> row(attempt, contact, script, answer, at))
                .toList());
    return script.fed(checked);
  }

  /** Takes back what an attempt recorded, in the caller's transaction; nothing where it has. */
  public void takeBack(Handle handle, UUID attempt) {
    handle.attach(AnswersDao.class).takeBack(attempt, clock.instant());
  }

  private static AnswersDao.AnswerRow row(
      UUID attempt,
      UUID contact,
      ScriptVersion script,
      Map.Entry<String, Answer> answer,
      Instant at) {
    boolean choices = script.step(answer.getKey()).orElseThrow().kind().hasChoices();
    List<String> chosen =
        choices ? answer.getValue().values().stream().distinct().toList() : List.of();
    String value = choices ? "" : answer.getValue().value();
    return new AnswersDao.AnswerRow(
        attempt, contact, script.id(), answer.getKey(), chosen, value, at);
  }
}
