package org.polyphony.sample;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.accounts.Accounts;
import org.polyphony.accounts.NewOrganization;
import org.polyphony.accounts.NewUser;
import org.polyphony.audiences.Audiences;
import org.polyphony.audiences.NewAudience;
import org.polyphony.audiences.Rule;
import org.polyphony.campaigns.AskedHours;
import org.polyphony.campaigns.Campaign;
import org.polyphony.campaigns.CampaignState;
import org.polyphony.campaigns.Campaigns;
import org.polyphony.campaigns.Goal;
import org.polyphony.campaigns.NewCampaign;
import org.polyphony.checkin.Attendances;
import org.polyphony.consent.Channel;
import org.polyphony.consent.NewSuppression;
import org.polyphony.consent.Suppressions;
import org.polyphony.contacts.Address;
import org.polyphony.contacts.Contacts;
import org.polyphony.contacts.LanguageSource;
import org.polyphony.contacts.Lines;
import org.polyphony.contacts.Lists;
import org.polyphony.contacts.NewContact;
import org.polyphony.contacts.NewList;
import org.polyphony.contacts.Phones;
import org.polyphony.crew.Partners;
import org.polyphony.crew.Planning;
import org.polyphony.crew.SigningUp;
import org.polyphony.events.Events;
import org.polyphony.events.NewEvent;
import org.polyphony.events.Registrations;
import org.polyphony.friends.Allowances;
import org.polyphony.guests.PublicLanguages;
import org.polyphony.platform.BusinessTime;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Installation;
import org.polyphony.queue.PublicHolidays;
import org.polyphony.queue.QueueSettings;
import org.polyphony.rooms.RoomPlan;
import org.polyphony.rooms.Rooms;
import org.polyphony.scripts.Scripts;
import org.polyphony.turnout.Elections;
import org.polyphony.turnout.NewElection;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/**
 * Fills an empty database with invented people and a phone bank that is open, in one transaction.
 */
public final class SampleData {
  private static final int PEOPLE = 600;

  /** Drafts all of them, shown on the invented coordinator's word. */
  private static final List<String> PUBLIC_LANGUAGES =
      List.of("hmn", "vi", "es", "zh-Hant", "ar", "tl", "ru", "prs", "pa-Guru", "ko");

  private static final ZoneId SACRAMENTO = ZoneId.of("America/Los_Angeles");

  private final Jdbi jdbi;
  private final Clock clock;
  private final Features features;

  /** The public services that the sample is made through. */
  public record Features(
      Accounts accounts,
      Lists lists,
      Contacts contacts,
      Audiences audiences,
      Lines lines,
      Suppressions suppressions,
      Scripts scripts,
      Events events,
      Planning planning,
      SigningUp signingUp,
      Partners partners,
      PublicLanguages publicLanguages,
      Elections elections,
      Campaigns campaigns,
      Allowances allowances,
      Rooms rooms,
      Registrations registrations,
      Attendances attendances) {}

  public SampleData(Jdbi jdbi, Clock clock, Features features) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.features = features;
  }

  /**
   * Time that starts on the next weekday at ten in the morning in Sacramento, when people may be
   * called.
   */
  public static BusinessTime morning(QueueSettings settings) {
    PublicHolidays holidays = new PublicHolidays(settings);
    ZonedDateTime day = BusinessTime.real().clock().instant().atZone(SACRAMENTO).plusDays(1);
    while (day.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue()
        || holidays.contains(day.toLocalDate())) {
      day = day.plusDays(1);
    }
    return BusinessTime.startingAt(
        day.toLocalDate().atTime(LocalTime.of(10, 0)).atZone(SACRAMENTO).toInstant());
  }

  /**
   * Makes the sample where the database is empty and it was never made before.
   *
   * @return false where nothing was done
   */
  public boolean load() {
    return jdbi.inTransaction(
        handle -> {
          if (features.accounts().hasOrganizations(handle)
              || !Installation.takeSampleTurn(handle, clock.instant())) {
            return false;
          }
          make(handle);
          return true;
        });
  }

  /**
   * New sign-in links for the sample people, whoever of them there are: name and role, and the
   * path.
   */
  public List<Map.Entry<String, String>> signInLinks() {
    return jdbi.inTransaction(
        handle ->
            features.accounts().samplePeople(handle).stream()
                .map(
                    user ->
                        Map.entry(
                            user.name() + ", " + user.role(),
                            features.accounts().signInLink(handle, user.id())))
                .toList());
  }

  private void make(Handle handle) {
    UUID organization = organization(handle, "Riverbend Hmong Alliance (sample)");
    organization(handle, "South Valley Neighbors (sample)");
    UUID coordinator = team(handle, organization);
    UUID list = people(handle, organization, coordinator);
    UUID script =
        features
            .scripts()
            .createFromStarter(
                handle,
                organization,
                coordinator,
                "listening-session",
                "Listening session (sample)");
    features.scripts().publish(handle, organization, coordinator, script);
    LocalDate today = LocalDate.ofInstant(clock.instant(), SACRAMENTO);
    List<UUID> sessions = new ArrayList<>();
    for (NewEvent session : SampleEvents.sessions(today)) {
      UUID made = features.events().create(handle, organization, coordinator, session).id();
      features.events().offer(handle, made, SampleEvents.offered(session));
      sessions.add(made);
    }
    new SampleSession(features, organization, coordinator).hold(handle, list, today);
    UUID election =
        features.elections().create(handle, organization, election(today.plusWeeks(10)));
    Viewer viewer = viewer(organization, coordinator);
    for (String tag : PUBLIC_LANGUAGES) {
      features.publicLanguages().show(handle, viewer, SampleTeam.coordinator(), tag);
    }
    new SampleCrew(features).fill(handle, viewer, sessions.get(1));
    features.audiences().create(handle, viewer, audience());
    optOut(handle, viewer);
    UUID campaign = campaign(handle, viewer, list, script, sessions.get(1), election);
    features.rooms().plan(handle, viewer, Ids.next(), shift(campaign, coordinator, today));
  }

  private static NewElection election(LocalDate day) {
    return new NewElection(
        "City election (sample)", day, day.minusDays(15), day.plusWeeks(3), true);
  }

  /** A number that nobody in the sample has. */
  private void optOut(Handle handle, Viewer viewer) {
    UUID line = features.lines().of(handle, Phones.parse("707-555-0100").orElseThrow());
    features
        .suppressions()
        .add(
            handle,
            new NewSuppression(
                Channel.ALL,
                line,
                null,
                null,
                viewer.organization(),
                "asked",
                "A letter (sample)",
                null,
                viewer.user(),
                clock.instant()));
  }

  /** Whom a coordinator would call next. */
  private static NewAudience audience() {
    return new NewAudience(
        "Hmong speakers not asked this month (sample)",
        "events",
        List.of(
            new Rule("spoken", List.of("hmn", "mww", "hnj"), false),
            new Rule("asked", List.of("30"), true)));
  }

  /** The day's shift: it begins when the demonstration does. */
  private static RoomPlan shift(UUID campaign, UUID lead, LocalDate today) {
    return new RoomPlan(
        "Phone bank for the listening session (sample)",
        campaign,
        today.atTime(10, 0).atZone(SACRAMENTO).toInstant(),
        today.atTime(14, 0).atZone(SACRAMENTO).toInstant(),
        SACRAMENTO,
        "Hagginwood Community Center",
        "3271 Marysville Blvd, Sacramento, CA 95815",
        60,
        lead,
        true);
  }

  private UUID organization(Handle handle, String name) {
    return features
        .accounts()
        .createOrganization(
            handle, new NewOrganization(name, "en", NewOrganization.USUAL_TIME_ZONE, true));
  }

  /** Makes the users; the coordinator's id. */
  private UUID team(Handle handle, UUID organization) {
    UUID coordinator = null;
    for (SampleTeam member : SampleTeam.TEAM) {
      UUID user =
          features
              .accounts()
              .createUser(
                  handle,
                  new NewUser(
                      organization,
                      member.name(),
                      null,
                      null,
                      Set.of(member.role()),
                      member.languages(),
                      null,
                      false,
                      true));
      coordinator = member.role() == Role.COORDINATOR ? user : coordinator;
    }
    return Objects.requireNonNull(coordinator);
  }

  private UUID people(Handle handle, UUID organization, UUID author) {
    UUID list =
        features
            .lists()
            .create(
                handle,
                organization,
                author,
                new NewList("Neighbors of the two centers (sample)", "invented", "any", true));
    for (SamplePerson person : SamplePerson.people(PEOPLE)) {
      NewContact contact =
          NewContact.named(person.givenName(), person.familyName())
              .saying(person.fullName())
              .phone(Phones.parse(person.tel()).orElseThrow(), "mobile")
              .living(new Address(person.street(), "", "Sacramento", "CA", person.zip()))
              .asSample();
      String spoken = person.spoken();
      features
          .contacts()
          .add(
              handle,
              organization,
              author,
              list,
              spoken == null ? contact : contact.speaking(spoken, LanguageSource.IMPORTED));
    }
    return list;
  }

  private UUID campaign(
      Handle handle, Viewer viewer, UUID list, UUID script, UUID session, UUID election) {
    Campaign campaign =
        features
            .campaigns()
            .create(
                handle,
                viewer,
                new NewCampaign(
                    "Invite to the listening session (sample)",
                    Goal.ATTENDANCE,
                    null,
                    script,
                    Map.of("session", session, "vote", election),
                    List.of(list),
                    List.of("hmn", "vi", "es", "yue", "ru", "pa", "tl", "en", "und"),
                    List.of(),
                    AskedHours.USUAL,
                    NewCampaign.USUAL_ATTEMPTS,
                    Map.of(),
                    NewCampaign.USUAL_TOUCHES,
                    null,
                    true));
    features.campaigns().setState(handle, viewer, campaign.id(), CampaignState.OPEN);
    features.allowances().allow(handle, viewer, campaign.id(), Allowances.USUAL);
    return campaign.id();
  }

  private static Viewer viewer(UUID organization, UUID coordinator) {
    return new Viewer(
        coordinator,
        organization,
        "Sample",
        Set.of(Role.COORDINATOR),
        Set.of(),
        Set.of(),
        null,
        null,
        false);
  }
}
