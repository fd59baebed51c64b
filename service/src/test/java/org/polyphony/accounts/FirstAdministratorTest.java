package org.polyphony.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyphony.accounts.Coalition.LIBRARY;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

class FirstAdministratorTest {
  private static final Welcome.Newcomer NEWCOMER =
      new Welcome.Newcomer(
          "Hmong youth", "Mai", "mai@polyphony.invalid", "a long password", List.of(), "hmn");

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @BeforeEach
  void startWithAnEmptyDatabase() {
    database.jdbi().useHandle(handle -> handle.execute("TRUNCATE accounts.organizations CASCADE"));
    database.jdbi().useHandle(handle -> handle.execute("TRUNCATE accounts.one_time_links"));
  }

  private static Coalition configured(String email, String password) {
    return new Coalition(database.jdbi(), new AccountsSettings(email, password));
  }

  @Test
  void printsALinkThatMakesTheFirstOrganizationAndItsAdministrator() {
    AccountsModule module = new Coalition(database.jdbi()).module;
    String token = Coalition.token(module.firstAdministrator().prepare().orElseThrow());

    Sessions.Begun begun = module.welcome.setUp(token, NEWCOMER, "");

    Viewer viewer = module.sessions.bySession(begun.secret().text()).orElseThrow();
    assertThat(viewer.roles()).containsExactly(Role.ADMINISTRATOR);
    assertThat(module.organizations().of(viewer).name()).isEqualTo("Hmong youth");
    assertThat(module.organizations().of(viewer).locale()).isEqualTo("hmn");
    assertThat(module.firstAdministrator().prepare()).isEmpty();
  }

  @Test
  void leavesNoOtherPrintedLinkOpenOnceOneWasUsed() {
    AccountsModule module = new Coalition(database.jdbi()).module;
    String first = Coalition.token(module.firstAdministrator().prepare().orElseThrow());
    String second = Coalition.token(module.firstAdministrator().prepare().orElseThrow());

    module.welcome.setUp(second, NEWCOMER, "");

    assertThatThrownBy(() -> module.welcome.find(first)).hasMessage("410 link_gone");
  }

  @Test
  void makesTheAdministratorOfTheSettingsOnceAndPrintsNothing() {
    Coalition coalition = configured("boss@youth.invalid", "a long password");

    assertThat(coalition.module.firstAdministrator().prepare()).isEmpty();
    assertThat(coalition.module.firstAdministrator().prepare()).isEmpty();

    Sessions.Begun begun =
        coalition.module.signIn.browser("boss@youth.invalid", "a long password", LIBRARY);
    Viewer viewer = coalition.module.sessions.bySession(begun.secret().text()).orElseThrow();
    assertThat(viewer.roles()).containsExactly(Role.ADMINISTRATOR);
    assertThat(coalition.module.organizations().all())
        .extracting(Organization::name)
        .containsExactly("youth.invalid");
  }

  @Test
  void changesNoPasswordOfAnAdministratorWhoIsThere() {
    configured("boss@youth.invalid", "a long password").module.firstAdministrator().prepare();

    Coalition later = configured("boss@youth.invalid", "another password");
    later.module.firstAdministrator().prepare();

    assertThatThrownBy(
            () -> later.module.signIn.browser("boss@youth.invalid", "another password", LIBRARY))
        .hasMessage("401 wrong_email_or_password");
  }

  @Test
  void putsTheAdministratorOfTheSettingsBesideTheSamplePeople() {
    Coalition coalition = configured("boss@youth.invalid", "a long password");
    java.util.UUID sample = coalition.organization("Sample");
    coalition.user(
        new NewUser(
            sample,
            "Sample",
            null,
            null,
            java.util.Set.of(Role.ADMINISTRATOR),
            List.of(),
            null,
            false,
            true));

    coalition.module.firstAdministrator().prepare();

    Sessions.Begun begun =
        coalition.module.signIn.browser("boss@youth.invalid", "a long password", LIBRARY);
    assertThat(
            coalition.module.sessions.bySession(begun.secret().text()).orElseThrow().organization())
        .isEqualTo(sample);
  }
}
