package org.polyphony.guests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.polyphony.cohorts.NewGuardian;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

class ReadingTest {

  private static final String KEY = "0192f7c2-0000-7000-8000-000000000001";

  @Test
  void readsWhatSomebodyNeeds() {
    Wish wish =
        Reading.wish(
            form(
                Map.of(
                    "name", "Mai Vang",
                    "phone", "(916) 555-0120",
                    "party", "3",
                    "interpreter", "hmn",
                    "ages", "3; 7",
                    "ride", "true",
                    "texts", "true")));

    assertThat(wish.phone()).isEqualTo("+19165550120");
    assertThat(wish.party()).isEqualTo(3);
    assertThat(wish.texts()).isTrue();
    assertThat(wish.needs())
        .containsOnly(
            Map.entry("interpreter", "hmn"),
            Map.entry("childcare", "3, 7"),
            Map.entry("ride", "yes"));
    assertThat(wish.takesPartIn("en")).isEqualTo("hmn");
  }

  @Test
  void readsTheGuardianOfWhoIsUnder18() {
    Wish wish =
        Reading.wish(
            form(
                Map.of(
                    "name", "Mai Vang",
                    "phone", "(916) 555-0120",
                    "party", "1",
                    "under_18", "true",
                    "guardian", "Ka Vang",
                    "guardian_reach", "(916) 555-0150")));

    assertThat(wish.guardian()).isEqualTo(new NewGuardian("Ka Vang", "+19165550150", ""));
    assertThat(
            Reading.wish(
                    form(
                        Map.of(
                            "name", "Mai Vang",
                            "phone", "(916) 555-0120",
                            "party", "1",
                            "guardian", "Ka Vang")))
                .guardian())
        .as("without the box ticked")
        .isNull();
    assertThat(
            problems(
                Map.of(
                    "name", "Mai Vang",
                    "phone", "(916) 555-0120",
                    "party", "1",
                    "under_18", "true",
                    "guardian_reach", "12")))
        .containsExactly("guardian guest_guardian", "guardian_reach guest_guardian_reach");
  }

  @Test
  void readsFiguresOfEveryScript() {
    Wish wish =
        Reading.wish(
            form(Map.of("name", "أمل", "phone", "٩١٦ ٥٥٥ ٠١٢١", "party", "٢", "ages", "۳، ۷")));

    assertThat(wish.phone()).isEqualTo("+19165550121");
    assertThat(wish.party()).isEqualTo(2);
    assertThat(wish.needs()).containsEntry("childcare", "3, 7");
    assertThat(wish.takesPartIn("ar")).isEqualTo("ar");
    assertThat(wish.takesPartIn("en-XA")).isEqualTo("en");
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(problems(Map.of("party", "1")))
        .containsExactly("name guest_name", "phone guest_reach");
    assertThat(
            problems(
                Map.of(
                    "name", "Mai",
                    "phone", "12",
                    "email", "mai@",
                    "party", "0",
                    "interpreter", "xx-klingon",
                    "ages", "three",
                    "food", "x".repeat(201))))
        .containsExactly(
            "phone guest_phone",
            "email guest_email",
            "party guest_party",
            "interpreter guest_language",
            "ages guest_ages",
            "food guest_long");
  }

  @Test
  void refusesWhatIsLongerThanAnybodyTypes() {
    String domains = "mai@" + "a.".repeat(50_000) + "a";

    assertThat(
            problems(
                Map.of(
                    "name", "Mai",
                    "email", domains,
                    "party", "1",
                    "ages", "3" + ", 3".repeat(50_000),
                    "under_18", "true",
                    "guardian", "Ka Vang",
                    "guardian_reach", domains)))
        .containsExactly(
            "email guest_email", "guardian_reach guest_guardian_reach", "ages guest_ages");
  }

  @Test
  void takesNoConsentToTextsWithoutANumber() {
    Wish wish =
        Reading.wish(
            form(
                Map.of(
                    "name", "Mai", "email", "mai@example.invalid", "party", "1", "texts", "true")));

    assertThat(wish.texts()).isFalse();
  }

  @Test
  void takesNoFormThatIsNotOurs() {
    Problem problem =
        catchThrowableOfType(
            Problem.class,
            () ->
                Reading.wish(
                    form(Map.of("key", "1", "name", "Mai", "phone", "9165550122", "party", "1"))));

    assertThat(problem.status()).isEqualTo(403);
  }

  private static List<String> problems(Map<String, String> typed) {
    return catchThrowableOfType(Problem.class, () -> Reading.wish(form(typed))).fields().stream()
        .map((FieldProblem wrong) -> wrong.field() + " " + wrong.code())
        .toList();
  }

  private static RegistrationForm form(Map<String, String> typed) {
    MultivaluedMap<String, String> all = new MultivaluedHashMap<>();
    all.putSingle("key", KEY);
    typed.forEach(all::putSingle);
    return RegistrationForm.of(all);
  }
}
