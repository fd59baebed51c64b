package org.polyphony.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyphony.accounts.Coalition.LIBRARY;
import static org.polyphony.accounts.Coalition.PASSWORD;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

class WelcomeTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final Coalition coalition = new Coalition(database.jdbi());
  private final AccountsModule module = coalition.module;
  private final UUID organization = coalition.organization("Hmong youth");
  private final User chief = coalition.user(organization, "Chief", Role.ADMINISTRATOR);
  private final Viewer administrator = coalition.viewer(chief);

  private static Welcome.Newcomer newcomer(String email) {
    return new Welcome.Newcomer(
        "Youth of the Valley",
        "Pa Houa",
        email,
        PASSWORD,
        List.of(new UserLanguage("hmn", true, true)),
        "hmn");
  }

  private String invitation(Role... roles) {
    return Coalition.token(module.invitations.invite(administrator, "Pa Houa", "", Set.of(roles)));
  }

  private String email() {
    return UUID.randomUUID() + "@polyphony.invalid";
  }

  private Viewer viewer(Sessions.Begun begun) {
    return module.sessions.bySession(begun.secret().text()).orElseThrow();
  }

  private static void assertGone(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(Problem.class).hasMessage("410 link_gone");
  }

  @Test
  void letsAnInvitedPersonInWithTheRolesOfTheInvitation() {
    Sessions.Begun begun =
        module.welcome.accept(invitation(Role.LEADER, Role.TRANSLATOR), newcomer(email()), "");

    Viewer viewer = viewer(begun);
    assertThat(viewer.organization()).isEqualTo(organization);
    assertThat(viewer.roles()).containsExactlyInAnyOrder(Role.LEADER, Role.TRANSLATOR);
    assertThat(viewer.locale()).isEqualTo("hmn");
  }

  @Test
  void worksOnce() {
    String token = invitation(Role.ORGANIZER);
    module.welcome.accept(token, newcomer(email()), "");

    assertGone(() -> module.welcome.accept(token, newcomer(email()), ""));
    assertGone(() -> module.welcome.find(token));
  }

  @Test
  void letsOneInOfManyWhoComeAtOnce() {
    String token = invitation(Role.ORGANIZER);

    List<CompletableFuture<Boolean>> attempts =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> isLetIn(token)))
            .toList();

    assertThat(attempts.stream().filter(CompletableFuture::join)).hasSize(1);
  }

  private boolean isLetIn(String token) {
    try {
      module.welcome.accept(token, newcomer(email()), "");
      return true;
    } catch (Problem gone) {
      return false;
    }
  }

  @Test
  void isNotUsedUpByLookingOrByAFormWithAMistake() {
    String token = invitation(Role.ORGANIZER);
    module.welcome.find(token);
    assertThatThrownBy(() -> module.welcome.accept(token, newcomer("no address"), ""))
        .hasMessage("422 invalid");
    assertThatThrownBy(() -> module.welcome.accept(token, newcomer(coalition.email(chief)), ""))
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.fields())
                    .containsExactly(FieldProblem.of("email", "email_taken")));

    assertThat(module.welcome.accept(token, newcomer(email()), "")).isNotNull();
  }

  @Test
  void isGoneAfterTwoWeeks() {
    String token = invitation(Role.ORGANIZER);

    coalition.clock.advance(Duration.ofDays(14));

    assertGone(() -> module.welcome.find(token));
  }

  @Test
  void isGoodForItsOwnPurposeAlone() {
    String token = invitation(Role.ORGANIZER);

    assertGone(() -> module.welcome.setUp(token, newcomer(email()), ""));
    assertGone(() -> module.welcome.signIn(token, ""));
    assertThat(module.welcome.find(token).link().purpose())
        .isEqualTo(OneTimeLink.Purpose.INVITATION);
  }

  @Test
  void isGoneWhenItIsTakenBack() {
    String token = invitation(Role.ORGANIZER);
    UUID id = module.invitations.open(administrator).get(0).id();

    module.invitations.takeBack(administrator, id);

    assertGone(() -> module.welcome.find(token));
    assertThat(module.invitations.open(administrator)).isEmpty();
  }

  @Test
  void isGoneWhenWhoeverMadeItIsShutOut() {
    User second = coalition.user(organization, "Second", Role.ADMINISTRATOR);
    String token =
        Coalition.token(
            module.invitations.invite(
                coalition.viewer(second), "A friend", "", Set.of(Role.ADMINISTRATOR)));

    module.users().disable(administrator, second.id());

    assertGone(() -> module.welcome.find(token));
  }

  @Test
  void setsAnotherOrganizationUpBesideTheFirst() {
    String token = Coalition.token(module.organizations().invitePartner(administrator));

    Viewer partner = viewer(module.welcome.setUp(token, newcomer(email()), ""));

    assertThat(partner.organization()).isNotEqualTo(organization);
    assertThat(partner.roles()).containsExactly(Role.ADMINISTRATOR);
    assertThat(module.organizations().of(partner).name()).isEqualTo("Youth of the Valley");
  }

  @Test
  void givesANewPasswordAndEndsWhatTheOldOneOpened() {
    User mai = coalition.user(organization, "Mai", Role.COORDINATOR);
    String earlier = coalition.session(mai);
    String apiToken = module.sessions.issueToken(mai.id(), organization, "x").secret().text();
    String token = Coalition.token(module.invitations.reset(administrator, mai.id()));

    Sessions.Begun begun = module.welcome.reset(token, "another one of mine", "");

    assertThat(viewer(begun).user()).isEqualTo(mai.id());
    assertThat(module.sessions.bySession(earlier)).isEmpty();
    assertThat(module.sessions.byBearer(apiToken)).isEmpty();
    assertThatThrownBy(() -> module.signIn.browser(coalition.email(mai), PASSWORD, LIBRARY))
        .hasMessage("401 wrong_email_or_password");
    assertThat(module.signIn.browser(coalition.email(mai), "another one of mine", LIBRARY))
        .isNotNull();
  }

  @Test
  void makesAnEarlierLinkForAPasswordUseless() {
    User mai = coalition.user(organization, "Mai", Role.COORDINATOR);
    String first = Coalition.token(module.invitations.reset(administrator, mai.id()));
    String second = Coalition.token(module.invitations.reset(administrator, mai.id()));

    assertGone(() -> module.welcome.find(first));
    assertThat(module.welcome.find(second).pin()).isFalse();
  }

  @Test
  void signsNobodyInWhoWasShutOutMeanwhile() {
    User mai = coalition.user(organization, "Mai", Role.COORDINATOR);
    String path = database.jdbi().inTransaction(h -> module.accounts().signInLink(h, mai.id()));

    module.users().disable(administrator, mai.id());

    assertGone(() -> module.welcome.signIn(Coalition.token(path), ""));
  }

  @Test
  void signsInOnceByALinkOfTheDemonstration() {
    User mai = coalition.user(organization, "Mai", Role.COORDINATOR);
    String path = database.jdbi().inTransaction(h -> module.accounts().signInLink(h, mai.id()));

    assertThat(viewer(module.welcome.signIn(Coalition.token(path), "")).user()).isEqualTo(mai.id());
    assertGone(() -> module.welcome.signIn(Coalition.token(path), ""));
  }
}
