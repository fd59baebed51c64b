package org.polyphony.guests;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.polyphony.events.Need;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.platform.Ids;
import org.polyphony.web.View;

/**
 * What stands in the form of a registration, as it was typed.
 *
 * @param opened when the page was opened, under our seal
 * @param ages of the children who are to be looked after
 * @param access what makes it easier to take part
 * @param food what they do not eat
 * @param minor whether they say that they are under 18
 * @param guardian who says yes for them, by name
 * @param guardianReach a number or an e-mail address of the guardian
 * @param website what no person sees; whoever fills it in is none
 */
record RegistrationForm(
    String key,
    String opened,
    String name,
    String phone,
    String email,
    String party,
    String interpreter,
    String materials,
    boolean sign,
    String ages,
    boolean ride,
    String access,
    String food,
    boolean texts,
    boolean minor,
    String guardian,
    String guardianReach,
    String website) {

  private static final String TICKED = "true";

  /** Nothing was typed yet. */
  static RegistrationForm empty(String opened) {
    return new RegistrationForm(
        Ids.next().toString(),
        opened,
        "",
        "",
        "",
        "1",
        "",
        "",
        false,
        "",
        false,
        "",
        "",
        false,
        false,
        "",
        "",
        "");
  }

  /** What was sent in, to be changed. */
  static RegistrationForm of(Submission submission) {
    Map<String, String> needs = submission.needs();
    return new RegistrationForm(
        "",
        "",
        submission.name(),
        "",
        "",
        Integer.toString(submission.party()),
        said(needs, Need.INTERPRETER),
        said(needs, Need.MATERIALS),
        needs.containsKey(Need.SIGN_LANGUAGE.code()),
        said(needs, Need.CHILDCARE),
        needs.containsKey(Need.RIDE.code()),
        said(needs, Need.ACCESS),
        said(needs, Need.FOOD),
        false,
        false,
        "",
        "",
        "");
  }

  private static String said(Map<String, String> needs, Need need) {
    return needs.getOrDefault(need.code(), "");
  }

  static RegistrationForm of(MultivaluedMap<String, String> typed) {
    return new RegistrationForm(
        value(typed, "key"),
        value(typed, "opened"),
        value(typed, "name"),
        value(typed, "phone"),
        value(typed, "email"),
        value(typed, "party"),
        value(typed, "interpreter"),
        value(typed, "materials"),
        value(typed, "sign_language").equals(TICKED),
        value(typed, "ages"),
        value(typed, "ride").equals(TICKED),
        value(typed, "access"),
        value(typed, "food"),
        value(typed, "texts").equals(TICKED),
        value(typed, "under_18").equals(TICKED),
        value(typed, "guardian"),
        value(typed, "guardian_reach"),
        value(typed, "website"));
  }

  private static String value(MultivaluedMap<String, String> typed, String field) {
    return Objects.requireNonNullElse(typed.getFirst(field), "").strip();
  }

  /** Whether something was typed where no person can. */
  boolean isByRobot() {
    return !website.isEmpty();
  }

  /** The same without what no person has typed, to be sent once more. */
  RegistrationForm again(String openedAnew) {
    return new RegistrationForm(
        key,
        openedAnew,
        name,
        phone,
        email,
        party,
        interpreter,
        materials,
        sign,
        ages,
        ride,
        access,
        food,
        texts,
        minor,
        guardian,
        guardianReach,
        "");
  }

  /** The languages that somebody can ask an interpreter for, by their own names. */
  List<View.Choice> interpreters(View view) {
    return choices(view, Languages.standard().spoken().stream(), interpreter);
  }

  /** The languages in which somebody can read, by their own names. */
  List<View.Choice> writings(View view) {
    return choices(
        view, Languages.standard().all().stream().filter(l -> !l.spokenOnly()), materials);
  }

  private static List<View.Choice> choices(View view, Stream<Language> languages, String chosen) {
    return languages
        .map(Language::tag)
        .filter(tag -> !tag.equals(Languages.UNKNOWN))
        .map(tag -> view.language(tag, tag.equals(chosen)))
        .toList();
  }

  /** Without name and number, since this may reach a log. */
  @Override
  public String toString() {
    return "RegistrationForm[" + key + "]";
  }
}
