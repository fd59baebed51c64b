package org.polyphony.calling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.polyphony.campaigns.AttemptFlag;
import org.polyphony.campaigns.AttemptToRecord;
import org.polyphony.campaigns.Barrier;
import org.polyphony.campaigns.Callback;
import org.polyphony.campaigns.PersonOutcome;
import org.polyphony.campaigns.Result;
import org.polyphony.queue.Held;
import org.polyphony.scripts.Answer;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/** An outcome as a client reports it; anything may be missing. */
record AttemptJson(
    @Nullable UUID key,
    @Nullable String receipt,
    @Nullable String result,
    @Nullable String spoken,
    @Nullable String bundle,
    @Nullable List<Person> people,
    @Nullable List<String> flags,
    @Nullable String note,
    @Nullable CallbackJson callback,
    @Nullable BarrierJson barrier,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Instant sentAt) {

  private static final String UNKNOWN = "und";

  record Person(
      @Nullable UUID contact,
      @Nullable String result,
      @Nullable String spoken,
      @Nullable List<String> flags,
      @Nullable Map<String, Answer> answers,
      @Nullable String addressForm) {}

  record CallbackJson(@Nullable Instant at, @Nullable String language, @Nullable String who) {}

  record BarrierJson(@Nullable String language, @Nullable String answeredBy) {}

  /**
   * What is to be recorded.
   *
   * @throws Problem 422 with what is missing or unknown at which field
   */
  AttemptToRecord toRecord(Held held) {
    List<FieldProblem> problems = new ArrayList<>();
    if (key == null) {
      problems.add(FieldProblem.required("key"));
    }
    Optional<Result> known = known("result", result, Result::of, "unknown_result", problems);
    if (result == null) {
      problems.add(FieldProblem.required("result"));
    }
    Set<AttemptFlag> marks = flags("flags", flags, problems);
    List<PersonOutcome> outcomes = outcomes(problems);
    Callback promised = promised(problems);
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    return new AttemptToRecord(
        held.campaign(),
        held.caller(),
        Objects.requireNonNull(key),
        held.claim(),
        held.line(),
        held.behind(),
        held.followUp(),
        held.disposition(),
        known.orElseThrow(),
        tag(spoken),
        tag(bundle),
        outcomes,
        marks,
        note == null ? "" : note,
        promised,
        barrier == null ? null : new Barrier(tag(barrier.language()), barrier.answeredBy()),
        startedAt,
        endedAt,
        sentAt);
  }

  private List<PersonOutcome> outcomes(List<FieldProblem> problems) {
    List<PersonOutcome> outcomes = new ArrayList<>();
    List<Person> named = people == null ? List.of() : people;
    for (int i = 0; i < named.size(); i++) {
      Person person = named.get(i);
      String field = "people[" + i + "]";
      Optional<Result> own =
          known(field + ".result", person.result(), Result::of, "unknown_result", problems);
      Set<AttemptFlag> marks =
          person.flags() == null ? null : flags(field + ".flags", person.flags(), problems);
      UUID contact = person.contact();
      if (contact == null) {
        problems.add(FieldProblem.required(field + ".contact"));
      } else {
        outcomes.add(
            new PersonOutcome(
                contact,
                own.orElse(null),
                person.spoken(),
                marks,
                person.answers() == null ? Map.of() : new LinkedHashMap<>(person.answers()),
                person.addressForm()));
      }
    }
    return outcomes;
  }

  private @Nullable Callback promised(List<FieldProblem> problems) {
    if (callback == null) {
      return null;
    }
    Instant at = callback.at();
    if (at == null) {
      problems.add(FieldProblem.required("callback.at"));
      return null;
    }
    String language = callback.language();
    return new Callback(at, language == null ? tag(spoken) : language, "me".equals(callback.who()));
  }

  private static Set<AttemptFlag> flags(
      String field, @Nullable List<String> codes, List<FieldProblem> problems) {
    Set<AttemptFlag> flags = EnumSet.noneOf(AttemptFlag.class);
    for (String code : codes == null ? List.<String>of() : codes) {
      known(field, code, AttemptFlag::of, "unknown_flag", problems).ifPresent(flags::add);
    }
    return flags;
  }

  private static <T> Optional<T> known(
      String field,
      @Nullable String code,
      Function<String, Optional<T>> by,
      String problem,
      List<FieldProblem> problems) {
    Optional<T> known = code == null ? Optional.empty() : by.apply(code);
    if (code != null && known.isEmpty()) {
      problems.add(new FieldProblem(field, problem, Map.of("value", code)));
    }
    return known;
  }

  private static String tag(@Nullable String said) {
    return said == null || said.isBlank() ? UNKNOWN : said;
  }

  @Override
  public String toString() {
    return "AttemptJson[" + key + "]";
  }
}
