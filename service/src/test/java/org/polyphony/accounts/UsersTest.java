package org.polyphony.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyphony.accounts.Coalition.LIBRARY;
import static org.polyphony.accounts.Coalition.PASSWORD;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

class UsersTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final Coalition coalition = new Coalition(database.jdbi());
  private final AccountsModule module = coalition.module;
  private final Users users = module.users();
  private final UUID organization = coalition.organization("Hmong youth");
  private final User chief = coalition.user(organization, "Chief", Role.ADMINISTRATOR);
  private final Viewer administrator = coalition.viewer(chief);
  private final User mai = coalition.user(organization, "Mai", Role.COORDINATOR);
  private final Viewer coordinator = coalition.viewer(mai);

  private static Users.Entry entry(User user, Role... roles) {
    return entry(user, false, roles);
  }

  private static Users.Entry entry(User user, boolean minor, Role... roles) {
    return new Users.Entry(
        user.name(),
        user.email() == null ? "" : user.email(),
        Set.of(roles),
        user.languages(),
        minor,
        null);
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
  void changesWhatIsKnownOfAPerson() {
    User tou = coalition.user(organization, "Tou", Role.ORGANIZER);

    users.edit(
        coordinator,
        tou.id(),
        new Users.Entry(
            " Tou Ger ",
            "Tou.Ger@Polyphony.invalid",
            Set.of(Role.ORGANIZER),
            List.of(new UserLanguage("vi", true, true)),
            true,
            LocalDate.of(2026, 6, 1)));

    User changed = coalition.find(tou.id());
    assertThat(changed.name()).isEqualTo("Tou Ger");
    assertThat(changed.email()).isEqualTo("Tou.Ger@Polyphony.invalid");
    assertThat(changed.languages()).containsExactly(new UserLanguage("vi", true, true));
    assertThat(changed.minor()).isTrue();
    assertThat(changed.guardianConsentOn()).isEqualTo(LocalDate.of(2026, 6, 1));
    assertThat(changed.roles()).containsExactly(Role.ORGANIZER);
  }

  @Test
  void takesNoConsentOfADayToCome() {
    User tou = coalition.user(organization, "Tou", Role.ORGANIZER);
    LocalDate tomorrow =
        LocalDate.ofInstant(coalition.clock.instant(), ZoneId.of("America/Los_Angeles"))
            .plusDays(1);
    Users.Entry entry =
        new Users.Entry("Tou", "", Set.of(Role.ORGANIZER), tou.languages(), true, tomorrow);

    assertWrong(
        () -> users.edit(coordinator, tou.id(), entry),
        FieldProblem.of("guardian_consent_on", "day_in_future"));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void letsACoordinatorMakeNobodyMoreThanAnOrganizer(Role role) {
    User tou = coalition.user(organization, "Tou", Role.ORGANIZER);
    ThrowingCallable promote = () -> users.edit(coordinator, tou.id(), entry(tou, role));
    ThrowingCallable invite =
        () -> module.invitations.invite(coordinator, "A friend", "", Set.of(role));
    ThrowingCallable create =
        () -> users.create(coordinator, coalition.newUser(organization, "New", role));

    for (ThrowingCallable deed : List.of(promote, invite, create)) {
      if (role == Role.ORGANIZER) {
        assertThatCodeRuns(deed);
      } else {
        assertRefused(deed, "403 forbidden");
      }
    }
  }

  private static void assertThatCodeRuns(ThrowingCallable deed) {
    org.assertj.core.api.Assertions.assertThatCode(deed).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ORGANIZER")
  void letsACoordinatorTouchNobodyWithALargerRole(Role role) {
    User other = coalition.user(organization, "Other", Role.ORGANIZER, role);

    assertRefused(
        () -> users.edit(coordinator, other.id(), entry(other, Role.ORGANIZER)), "403 forbidden");
    assertRefused(() -> users.disable(coordinator, other.id()), "403 forbidden");
    assertRefused(() -> users.enable(coordinator, other.id()), "403 forbidden");
    assertRefused(() -> users.keep(coordinator, other.id()), "403 forbidden");
    assertRefused(() -> module.invitations.reset(coordinator, other.id()), "403 forbidden");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"ORGANIZER", "LEADER", "TRANSLATOR"})
  void letsNobodyElseChangeAnybody(Role role) {
    Viewer viewer = coalition.someone(organization, role);
    User tou = coalition.user(organization, "Tou", Role.ORGANIZER);

    assertRefused(() -> users.edit(viewer, tou.id(), entry(tou, Role.ORGANIZER)), "403 forbidden");
    assertRefused(() -> users.disable(viewer, tou.id()), "403 forbidden");
    assertRefused(() -> module.invitations.reset(viewer, tou.id()), "403 forbidden");
  }

  @Test
  void knowsNobodyOfAnotherOrganization() {
    Viewer stranger = coalition.someone(coalition.organization("Another"), Role.ADMINISTRATOR);

    assertRefused(() -> users.find(stranger, mai.id()), "404 not_found");
    assertRefused(
        () -> users.edit(stranger, mai.id(), entry(mai, Role.ORGANIZER)), "404 not_found");
    assertRefused(() -> users.disable(stranger, mai.id()), "404 not_found");
    assertRefused(() -> users.enable(stranger, mai.id()), "404 not_found");
    assertRefused(() -> users.keep(stranger, mai.id()), "404 not_found");
    assertRefused(() -> module.invitations.reset(stranger, mai.id()), "404 not_found");
    assertThat(users.search(stranger, "Mai", 10, 0)).isEmpty();
  }

  @Test
  void takesNobodyElsesInvitationBack() {
    module.invitations.invite(administrator, "A leader", "", Set.of(Role.LEADER));
    UUID id = module.invitations.open(administrator).get(0).id();
    Viewer stranger = coalition.someone(coalition.organization("Another"), Role.ADMINISTRATOR);

    assertRefused(() -> module.invitations.takeBack(stranger, id), "404 not_found");
    assertRefused(() -> module.invitations.takeBack(coordinator, id), "403 forbidden");
  }

  @Test
  void keepsTheLastAdministrator() {
    assertRefused(
        () -> users.edit(administrator, chief.id(), entry(chief, Role.COORDINATOR)),
        "409 last_administrator");
    assertRefused(() -> users.disable(administrator, chief.id()), "409 not_yourself");
  }

  @Test
  void keepsOneOfTwoAdministratorsWhoRemoveEachOther() {
    User second = coalition.user(organization, "Second", Role.ADMINISTRATOR);
    Viewer other = coalition.viewer(second);

    List<CompletableFuture<Void>> deeds =
        List.of(
            CompletableFuture.runAsync(() -> users.disable(administrator, second.id())),
            CompletableFuture.runAsync(() -> users.disable(other, chief.id())));
    deeds.forEach(deed -> deed.exceptionally(e -> null).join());

    assertThat(List.of(coalition.find(chief.id()), coalition.find(second.id())))
        .filteredOn(user -> !user.isDisabled())
        .hasSize(1);
  }

  @Test
  void givesAMinorNoRoleThatSeesMoreThanOnePersonAtATime() {
    User tou = coalition.user(organization, "Tou", Role.ORGANIZER);
    FieldProblem wrong = FieldProblem.of("roles", "role_not_for_minors");

    assertWrong(() -> users.edit(administrator, tou.id(), entry(tou, true, Role.LEADER)), wrong);
    assertWrong(
        () -> users.edit(administrator, mai.id(), entry(mai, true, Role.COORDINATOR)), wrong);
    users.edit(administrator, tou.id(), entry(tou, true, Role.ORGANIZER, Role.TRANSLATOR));

    assertThat(coalition.viewer(coalition.find(tou.id())).minor()).isTrue();
  }

  @Test
  void asksForAnEmailBeforeALargerRole() {
    User tou =
        coalition.user(
            new NewUser(
                organization,
                "Tou",
                null,
                null,
                Set.of(Role.ORGANIZER),
                List.of(),
                null,
                false,
                false));

    assertWrong(
        () -> users.edit(administrator, tou.id(), entry(tou, Role.LEADER)),
        FieldProblem.of("email", "email_needed_for_role"));
  }

  @Test
  void givesOneEmailToOnePersonWhateverItsCase() {
    User tou = coalition.user(organization, "Tou", Role.ORGANIZER);
    String taken = coalition.email(mai).toUpperCase(java.util.Locale.ROOT);

    assertWrong(
        () ->
            users.edit(
                administrator,
                tou.id(),
                new Users.Entry("Tou", taken, Set.of(Role.ORGANIZER), List.of(), false, null)),
        FieldProblem.of("email", "email_taken"));
    assertThat(coalition.find(tou.id()).email()).isEqualTo(tou.email());
    assertThat(coalition.find(tou.id()).languages()).isNotEmpty();
  }

  @Test
  void saysAllThatIsWrongWithAUserToBeMade() {
    NewUser wrong =
        new NewUser(
            organization,
            "",
            "no address",
            "short",
            Set.of(),
            List.of(new UserLanguage("tlh", true, true)),
            null,
            false,
            false);

    assertThatThrownBy(() -> coalition.user(wrong))
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.fields())
                    .extracting(FieldProblem::code)
                    .containsExactly(
                        "required", "email_shape", "password_too_short", "language_unknown"));
  }

  @Test
  void findsPeopleByAPartOfNameOrEmailDisabledOnesLast() {
    User anna = coalition.user(organization, "Anna Xiong", Role.ORGANIZER);
    User bao = coalition.user(organization, "Bao Xiong", Role.ORGANIZER);
    users.disable(administrator, anna.id());

    assertThat(users.search(coordinator, "XIONG", 10, 0))
        .extracting(User::id)
        .containsExactly(bao.id(), anna.id());
    assertThat(users.search(coordinator, coalition.email(bao), 10, 0))
        .extracting(User::id)
        .containsExactly(bao.id());
  }

  @Test
  void changesOnesOwnPasswordWithThePresentOne() {
    String other = coalition.session(mai);
    assertWrong(
        () -> module.own.setSecret(coordinator, false, "not mine", "a new one of mine"),
        FieldProblem.of("old", "old_secret_wrong"));

    module.own.setSecret(coordinator, false, PASSWORD, "a new one of mine");

    assertThat(module.sessions.bySession(other)).isEmpty();
    assertThat(module.sessions.open(coordinator)).hasSize(1);
    assertThat(module.signIn.browser(coalition.email(mai), "a new one of mine", LIBRARY))
        .isNotNull();
  }

  @Test
  void stopsGuessingThePresentPassword() {
    for (int i = 0; i < 5; i++) {
      assertWrong(
          () -> module.own.setSecret(coordinator, false, "not mine", "a new one of mine"),
          FieldProblem.of("old", "old_secret_wrong"));
    }

    assertRefused(
        () -> module.own.setSecret(coordinator, false, PASSWORD, "a new one of mine"),
        "429 too_many_attempts");
  }

  @Test
  void writesWhoDidWhatIntoTheAuditTrail() {
    User tou = coalition.user(organization, "Tou", Role.ORGANIZER);
    users.disable(coordinator, tou.id());

    List<String> actions =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "SELECT action FROM platform.audit WHERE subject = :user AND actor = :actor")
                        .bind("user", tou.id())
                        .bind("actor", mai.id())
                        .mapTo(String.class)
                        .list());
    assertThat(actions).containsExactly("user.disabled");
  }
}
