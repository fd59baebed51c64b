package org.polyphony.accounts;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.net.URI;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Jobs;
import org.polyphony.web.Place;
import org.polyphony.web.Role;
import org.polyphony.web.SignIns;
import org.polyphony.web.Site;

/** Builds the feature. */
public final class AccountsModule {

  // Two in the morning in Los Angeles, in winter.
  private static final LocalTime AT_NIGHT = LocalTime.of(10, 0);

  final OneTimeLinks links;
  private final Accounts accounts;
  private final Users users;
  private final Organizations organizations;
  private final FirstAdministrator firstAdministrator;
  final Sessions sessions;
  final Throttle throttle;
  final OwnAccount own;
  private final Minors minors;
  final PasswordSignIn signIn;
  final Joining joining;
  final Invitations invitations;
  final Welcome welcome;
  private final PublicAddress address;
  private final ShiftCodes shiftCodes;

  /**
   * @param pepper keys the hashes of the throttle; 32 bytes or more, the same on every instance
   * @param publicUrl how people reach this deployment; null means wherever a request comes to
   */
  public AccountsModule(
      Jdbi jdbi,
      Clock clock,
      Audit audit,
      byte[] pepper,
      AccountsSettings settings,
      @Nullable URI publicUrl) {
    this(jdbi, clock, audit, pepper, settings, publicUrl, new Passwords());
  }

  AccountsModule(
      Jdbi jdbi,
      Clock clock,
      Audit audit,
      byte[] pepper,
      AccountsSettings settings,
      @Nullable URI publicUrl,
      Passwords passwords) {
    links = new OneTimeLinks(clock);
    address = new PublicAddress(publicUrl);
    shiftCodes = new ShiftCodes(clock, audit, address);
    throttle = new Throttle(jdbi, clock, pepper);
    sessions = new Sessions(jdbi, clock, audit);
    accounts = new Accounts(clock, passwords, links);
    users = new Users(jdbi, clock, audit, accounts, sessions);
    organizations = new Organizations(jdbi, audit, links);
    own = new OwnAccount(jdbi, audit, passwords, sessions, throttle);
    signIn = new PasswordSignIn(jdbi, audit, passwords, sessions, throttle);
    joining = new Joining(jdbi, clock, audit, accounts, passwords, sessions, throttle);
    invitations = new Invitations(jdbi, clock, audit, links, users);
    minors = new Minors(jdbi, clock);
    welcome = new Welcome(jdbi, clock, audit, accounts, passwords, links, sessions);
    firstAdministrator =
        new FirstAdministrator(jdbi, clock, audit, accounts, passwords, links, settings);
  }

  /** Who is asking; for {@link Site}. */
  public SignIns signIns() {
    return sessions;
  }

  /** Makes organizations and users. */
  public Accounts accounts() {
    return accounts;
  }

  /** Finds users. */
  public Users users() {
    return users;
  }

  /** Finds organizations. */
  public Organizations organizations() {
    return organizations;
  }

  /** The codes by which people come into the room of a shift. */
  public ShiftCodes shiftCodes() {
    return shiftCodes;
  }

  /** What holds for those under age. */
  public Minors minors() {
    return minors;
  }

  /** The first way in. */
  public FirstAdministrator firstAdministrator() {
    return firstAdministrator;
  }

  /** Hands over pages and places, and what is cleared away at night. */
  public void register(Site site, Jobs jobs) {
    register(site);
    jobs.recurring("accounts.sweep", Schedules.daily(ZoneOffset.UTC, AT_NIGHT), this::sweep);
  }

  void register(Site site) {
    site.resource(new SignInResource(signIn, sessions));
    site.resource(new WelcomeResource(welcome, sessions));
    site.resource(new JoinResource(joining, sessions));
    site.resource(new PeopleResource(users, invitations, joining, organizations, address));
    site.resource(new PersonResource(users, organizations));
    site.resource(new AccountResource(users, own, sessions, organizations));
    site.resource(new SettingsResource(organizations, address));
    site.resource(new AccountsApiResource(signIn, users, organizations));
    Set<Role> staff = Set.of(Role.COORDINATOR, Role.ADMINISTRATOR);
    site.place(new Place("accounts.place.people", "/people", staff, 80));
    site.place(new Place("accounts.place.settings", "/settings", Set.of(Role.ADMINISTRATOR), 85));
    site.place(new Place("accounts.place.account", "/account", Set.of(), 90));
  }

  /** Clears away expired sessions and forgotten failures. */
  void sweep() {
    sessions.sweep();
    throttle.sweep();
  }
}
