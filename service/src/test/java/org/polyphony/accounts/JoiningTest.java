package org.polyphony.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyphony.accounts.Coalition.ELSEWHERE;
import static org.polyphony.accounts.Coalition.LIBRARY;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

class JoiningTest {
  private static final List<UserLanguage> HMONG = List.of(new UserLanguage("hmn", true, false));

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final Coalition coalition = new Coalition(database.jdbi());
  private final AccountsModule module = coalition.module;
  private final Joining joining = module.joining;
  private final UUID organization = coalition.organization("Hmong youth");
  private final Viewer coordinator = coalition.someone(organization, Role.COORDINATOR);
  private final JoinCode code = coalition.code(coordinator, Duration.ofDays(7));

  private static Joining.Entry entry(String name, String pin) {
    return new Joining.Entry(name, HMONG, pin, false, "hmn");
  }

  private Viewer join(String name, String pin) {
    return viewer(joining.join(code, entry(name, pin), LIBRARY));
  }

  private Viewer back(String name, String pin) {
    return viewer(joining.comeBack(code, name, pin, LIBRARY));
  }

  private Viewer viewer(Sessions.Begun begun) {
    return module.sessions.bySession(begun.secret().text()).orElseThrow();
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(Problem.class).hasMessage(message);
  }

  private static void assertWrong(ThrowingCallable call, FieldProblem... fields) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.fields()).containsExactly(fields));
  }

  @Test
  void letsAVolunteerInWithoutEmail() {
    Viewer viewer = join("Nkauj Hnub", "402917");

    assertThat(viewer.name()).isEqualTo("Nkauj Hnub");
    assertThat(viewer.organization()).isEqualTo(organization);
    assertThat(viewer.roles()).containsExactly(Role.ORGANIZER);
    assertThat(viewer.speaks()).containsExactly("hmn");
    assertThat(viewer.locale()).isEqualTo("hmn");
  }

  @Test
  void letsTheSamePersonBackInTomorrow() {
    Viewer today = join("Nguyễn Thị Lan", "402917");
    coalition.clock.advance(Duration.ofDays(1));

    Viewer tomorrow = back("  nguyen thi LAN", "402917");

    assertThat(tomorrow.user()).isEqualTo(today.user());
    assertThat(tomorrow.name()).isEqualTo("Nguyễn Thị Lan");
  }

  @Test
  void endsASessionOnASharedChromebookOvernight() {
    Sessions.Begun begun = joining.join(code, entry("Tou", "402917"), LIBRARY);

    coalition.clock.advance(Duration.ofHours(14));

    assertThat(module.sessions.bySession(begun.secret().text())).isEmpty();
  }

  @Test
  void takesTheSameFormSentTwiceAsOnePerson() {
    Viewer first = join("Tou Vang", "402917");
    Viewer second = join("Tou Vang", "402917");

    assertThat(second.user()).isEqualTo(first.user());
  }

  @Test
  void asksTheSecondOfTwoWithOneNameForAnother() {
    join("Mai Vang", "402917");

    assertWrong(() -> join("mai  vang", "518306"), FieldProblem.of("name", "name_taken"));
    assertThat(join("Mai Vang X", "518306")).isNotNull();
  }

  @Test
  void letsOneNameBeTwoPeopleUnderTwoCodes() {
    Viewer here = join("Mai Vang", "402917");
    JoinCode other = coalition.code(coordinator, Duration.ofDays(1));

    Viewer there = viewer(joining.join(other, entry("Mai Vang", "402917"), LIBRARY));

    assertThat(there.user()).isNotEqualTo(here.user());
  }

  @Test
  void saysAtOnceAllThatIsWrongWithTheForm() {
    assertWrong(
        () -> joining.join(code, new Joining.Entry(" ", List.of(), "12345", false, "en"), LIBRARY),
        FieldProblem.required("name"),
        FieldProblem.of("speaks", "language_needed"),
        FieldProblem.of("pin", "pin_shape"));
    assertWrong(() -> join("Tou", "123456"), FieldProblem.of("pin", "pin_easy"));
    assertWrong(() -> join("Tou", "777777"), FieldProblem.of("pin", "pin_easy"));
  }

  @Test
  void readsAPinInAnyDigits() {
    assertThat(Passwords.typedPin("٤٠٢ ٩١٧")).isEqualTo("402917");
  }

  @Test
  void saysTheSameToAWrongPinAndAnUnknownName() {
    join("Mai Vang", "402917");

    assertRefused(() -> back("Mai Vang", "000001"), "401 wrong_name_or_pin");
    assertRefused(() -> back("Nobody", "402917"), "401 wrong_name_or_pin");
  }

  @Test
  void stopsGuessingAPinAfterFiveTries() {
    join("Mai Vang", "402917");
    for (int i = 0; i < 5; i++) {
      assertRefused(() -> back("Mai Vang", "000001"), "401 wrong_name_or_pin");
    }

    assertRefused(() -> back("Mai Vang", "402917"), "429 too_many_attempts");
    assertThat(joining.comeBack(code, "Mai Vang", "402917", ELSEWHERE)).isNotNull();
  }

  @Test
  void stopsGuessingAPinFromManyMachinesAfterTwentyADay() {
    join("Mai Vang", "402917");
    for (int i = 0; i < 20; i++) {
      Visitor machine = new Visitor("203.0.113." + i, "");
      assertRefused(
          () -> joining.comeBack(code, "Mai Vang", "000001", machine), "401 wrong_name_or_pin");
    }

    coalition.clock.advance(Duration.ofHours(23));

    assertRefused(() -> back("Mai Vang", "402917"), "429 too_many_attempts");
  }

  @Test
  void hasRoomForARoomBehindOneAddress() {
    for (int i = 0; i < 40; i++) {
      assertThat(join("Volunteer " + i, "40291" + i % 10)).isNotNull();
    }
    for (int i = 0; i < 40; i++) {
      String name = "Volunteer " + i;
      assertRefused(() -> back(name, "000001"), "401 wrong_name_or_pin");
      assertThat(back(name, "40291" + i % 10)).isNotNull();
    }
  }

  @Test
  void letsNobodyNewInByAClosedCode() {
    joining.close(coordinator, code.id());
    JoinCode closed = joining.code(code.code(), LIBRARY);

    assertRefused(
        () -> joining.join(closed, entry("Tou", "402917"), LIBRARY), "410 join_code_ended");
  }

  @Test
  void endsWithItsTimeForThoseWhoWereNotKept() {
    Viewer tou = join("Tou", "402917");
    assertThat(coalition.find(tou.user()).until()).isEqualTo(code.expiresAt());

    coalition.clock.set(code.expiresAt());

    assertRefused(() -> back("Tou", "402917"), "410 join_code_ended");
    assertThat(coalition.find(tou.user()).roles()).isEmpty();
  }

  @Test
  void letsThoseWhoWereKeptComeBackForGood() {
    Viewer tou = join("Tou", "402917");
    module.users().keep(coordinator, tou.user());

    coalition.clock.advance(Duration.ofDays(300));

    assertThat(back("Tou", "402917").roles()).containsExactly(Role.ORGANIZER);
    assertThat(coalition.find(tou.user()).isTemporary()).isFalse();
  }

  @Test
  void findsAPersonByTheirCorrectedName() {
    Viewer tou = join("Tuo Vang", "402917");

    module
        .users()
        .edit(
            coordinator,
            tou.user(),
            new Users.Entry("Tou Vang", "", Set.of(Role.ORGANIZER), HMONG, false, null));

    assertThat(back("Tou Vang", "402917").user()).isEqualTo(tou.user());
    assertThat(coalition.find(tou.user()).isTemporary()).isTrue();
  }

  @Test
  void takesNoPinFromSomebodyWithALargerRole() {
    Viewer administrator = coalition.someone(organization, Role.ADMINISTRATOR);
    Viewer tou = join("Tou", "402917");
    module
        .users()
        .edit(
            administrator,
            tou.user(),
            new Users.Entry(
                "Tou", "tou@polyphony.invalid", Set.of(Role.COORDINATOR), HMONG, false, null));

    assertRefused(() -> back("Tou", "402917"), "403 pin_not_enough");
  }

  @Test
  void shutsOutAVolunteerAtOnce() {
    Sessions.Begun begun = joining.join(code, entry("Tou", "402917"), LIBRARY);
    UUID tou = viewer(begun).user();

    module.users().disable(coordinator, tou);

    assertThat(module.sessions.bySession(begun.secret().text())).isEmpty();
    assertRefused(() -> back("Tou", "402917"), "401 wrong_name_or_pin");
    assertWrong(() -> join("Tou", "402917"), FieldProblem.of("name", "name_taken"));
  }

  @Test
  void givesAVolunteerANewPinByALink() {
    Viewer tou = join("Tou", "402917");
    String token = Coalition.token(module.invitations.reset(coordinator, tou.user()));
    assertThat(module.welcome.find(token).pin()).isTrue();

    module.welcome.reset(token, "518306", "");

    assertRefused(() -> back("Tou", "402917"), "401 wrong_name_or_pin");
    assertThat(back("Tou", "518306").user()).isEqualTo(tou.user());
  }

  @Test
  void readsACodeHoweverItIsTyped() {
    String typed = code.spoken().toUpperCase(java.util.Locale.ROOT).replace(" ", " - ");

    assertThat(joining.code(typed, LIBRARY).id()).isEqualTo(code.id());
    assertRefused(() -> joining.code("zzzzzzzz", LIBRARY), "404 join_code_unknown");
  }

  @Test
  void showsACodeToItsOwnOrganizationOnly() {
    Viewer stranger = coalition.someone(coalition.organization("Another"), Role.ADMINISTRATOR);

    assertRefused(() -> joining.code(stranger, code.id()), "404 not_found");
    assertRefused(() -> joining.close(stranger, code.id()), "404 not_found");
    assertThat(joining.codes(stranger)).isEmpty();
    assertThat(joining.codes(coordinator)).extracting(JoinCode::id).contains(code.id());
  }

  @Test
  void letsInAsManyAsAShiftHasSeatsForAndThoseAgainWhoWereThere() {
    UUID shift = UUID.randomUUID();
    JoinCode full = shiftCode(shift, 1);
    Viewer first = viewer(joining.join(full, entry("Mai Vang", "402917"), LIBRARY));

    assertRefused(
        () -> joining.join(shiftCode(shift, 1), entry("Pao Lor", "581604"), LIBRARY),
        "409 shift_full");
    assertRefused(() -> joining.join(full, entry("Pao Lor", "581604"), LIBRARY), "409 shift_full");

    assertThat(viewer(joining.join(full, entry("Mai Vang", "402917"), LIBRARY)).user())
        .isEqualTo(first.user());
    joining.join(shiftCode(shift, 2), entry("Pao Lor", "581604"), LIBRARY);
  }

  private JoinCode shiftCode(UUID shift, int seats) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              module
                  .shiftCodes()
                  .open(
                      handle,
                      coordinator,
                      shift,
                      coalition.clock.instant().plus(Duration.ofHours(4)),
                      seats);
              return handle.attach(JoinDao.class).ofShift(organization, shift).orElseThrow();
            });
  }
}
