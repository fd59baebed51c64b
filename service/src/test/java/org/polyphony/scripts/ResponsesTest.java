package org.polyphony.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

class ResponsesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final ScriptDesk desk = new ScriptDesk(database.jdbi());
  private final Viewer mai = ScriptDesk.coordinator();
  private final UUID version = desk.scripts.publish(mai, desk.scripts.create(mai, survey()));
  private final UUID attempt = Ids.next();
  private final UUID contact = Ids.next();

  private static NewScript survey() {
    Structure structure =
        new Structure(
            List.of(
                new Step("tongue", StepKind.LANGUAGE, List.of(), Map.of(), Map.of()),
                TestScripts.ask("come", List.of("yes", "no"), Map.of("yes", "session"), Map.of()),
                new Step(
                    "help",
                    StepKind.MULTI,
                    List.of("notes", "food", "voting"),
                    Map.of("notes", "hands", "food", "hands", "voting", "ballot"),
                    Map.of()),
                new Step("why", StepKind.TEXT, List.of(), Map.of(), Map.of()),
                new Step("sure", StepKind.YES_NO, List.of(), Map.of("yes", "ballot"), Map.of()),
                new Step(
                    "many",
                    StepKind.NUMBER,
                    List.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    new Bounds(1, 12)),
                new Step("since", StepKind.DATE, List.of(), Map.of(), Map.of()),
                TestScripts.say("bye")),
            Map.of(
                "session", SlotKind.REGISTRATION,
                "hands", SlotKind.VOLUNTEER,
                "ballot", SlotKind.VOTE));
    Map<String, String> english = new LinkedHashMap<>();
    structure.keys().forEach(key -> english.put(key, "Text of " + key));
    return new NewScript("Survey", "en", structure, Map.of("en", english), false);
  }

  @Test
  void keepsAnswersOfEveryKindAndSaysWhatTheyFeed() {
    List<Fed> fed =
        record(
            Map.of(
                "tongue", Answer.of("fil"),
                "come", Answer.of("yes"),
                "help", Answer.of("food", "notes", "food"),
                "why", Answer.of("  To be heard\0 ")));

    assertThat(fed)
        .containsExactly(
            new Fed("session", SlotKind.REGISTRATION), new Fed("hands", SlotKind.VOLUNTEER));
    assertThat(standing())
        .extracting(row -> row.step(), row -> row.choices(), row -> row.value())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("tongue", List.of(), "tl"),
            org.assertj.core.groups.Tuple.tuple("come", List.of("yes"), ""),
            org.assertj.core.groups.Tuple.tuple("help", List.of("food", "notes"), ""),
            org.assertj.core.groups.Tuple.tuple("why", List.of(), "To be heard"));
  }

  @Test
  void keepsNumbersAndDaysAsEverybodyWritesThem() {
    List<Fed> fed =
        record(
            Map.of(
                "sure",
                Answer.of("yes"),
                "many",
                Answer.of("007"),
                "since",
                Answer.of("2024-02-29")));

    assertThat(fed).containsExactly(new Fed("ballot", SlotKind.VOTE));
    assertThat(standing())
        .extracting(row -> row.step(), row -> row.choices(), row -> row.value())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("sure", List.of("yes"), ""),
            org.assertj.core.groups.Tuple.tuple("many", List.of(), "7"),
            org.assertj.core.groups.Tuple.tuple("since", List.of(), "2024-02-29"));
  }

  @Test
  void takesNotSureForALanguage() {
    record(Map.of("tongue", Answer.of("und")));

    assertThat(standing()).extracting(AnswersDao.AnswerRow::value).containsExactly("und");
  }

  @Test
  void leavesOutWhatWasNotAnswered() {
    assertThat(record(Map.of("come", new Answer(List.of()), "why", Answer.of(" ")))).isEmpty();
    assertThat(standing()).isEmpty();
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("unknown_question", "nothing", Answer.of("yes")),
        Arguments.of("unknown_question", "bye", Answer.of("yes")),
        Arguments.of("unknown_choice", "come", Answer.of("maybe")),
        Arguments.of("unknown_choice", "help", Answer.of("notes", "money")),
        Arguments.of("one_choice", "come", Answer.of("yes", "no")),
        Arguments.of("unknown_choice", "sure", Answer.of("perhaps")),
        Arguments.of("one_choice", "sure", Answer.of("yes", "no")),
        Arguments.of("not_a_number", "many", Answer.of("three")),
        Arguments.of("not_a_number", "many", Answer.of("1.5")),
        Arguments.of("not_a_number", "many", Answer.of("99999999999")),
        Arguments.of("number_out_of_bounds", "many", Answer.of("13")),
        Arguments.of("number_out_of_bounds", "many", Answer.of("-1")),
        Arguments.of("not_a_day", "since", Answer.of("2023-02-29")),
        Arguments.of("not_a_day", "since", Answer.of("11/3/2026")),
        Arguments.of("not_a_day", "since", Answer.of("0001-01-01")),
        Arguments.of("unknown_language", "tongue", Answer.of("Klingon")),
        Arguments.of("answer_too_long", "why", Answer.of("x".repeat(4001))));
  }

  @ParameterizedTest(name = "{0} for {1}")
  @MethodSource("wrong")
  void refusesWhatTheScriptDoesNotAsk(String code, String question, Answer answer) {
    assertThatThrownBy(() -> record(Map.of(question, answer)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(422);
              assertThat(problem.fields())
                  .singleElement()
                  .satisfies(
                      field -> {
                        assertThat(field.field()).isEqualTo("answers." + question);
                        assertThat(field.code()).isEqualTo(code);
                      });
            });
    assertThat(standing()).isEmpty();
  }

  @Test
  void takesBackWhatOneAttemptHeardAndNothingElse() {
    record(Map.of("come", Answer.of("yes")));
    UUID other = Ids.next();
    desk.jdbi.useTransaction(
        handle ->
            desk.responses.record(
                handle, other, version, contact, Map.of("come", Answer.of("no")), Instant.EPOCH));

    desk.jdbi.useTransaction(handle -> desk.responses.takeBack(handle, attempt));

    assertThat(standing()).isEmpty();
    assertThat(standing(other)).hasSize(1);
  }

  @Test
  void readsAnswersAsOneStringOrAsSeveral() throws Exception {
    ObjectMapper json = new ObjectMapper();

    assertThat(json.readValue("\"yes\"", Answer.class)).isEqualTo(Answer.of("yes"));
    assertThat(json.readValue("[\"a\", \"b\"]", Answer.class)).isEqualTo(Answer.of("a", "b"));
  }

  private List<Fed> record(Map<String, Answer> answers) {
    return desk.jdbi.inTransaction(
        handle ->
            desk.responses.record(
                handle, attempt, version, contact, answers, desk.clock.instant()));
  }

  private List<AnswersDao.AnswerRow> standing() {
    return standing(attempt);
  }

  private List<AnswersDao.AnswerRow> standing(UUID of) {
    return desk.jdbi.withExtension(AnswersDao.class, dao -> dao.standing(of));
  }
}
