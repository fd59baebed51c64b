package org.polyphony.campaigns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.Given;
import org.polyphony.consent.ConsentModule;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.NewList;
import org.polyphony.events.EventsModule;
import org.polyphony.events.SomeEvent;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.Expiring;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.scripts.NewScript;
import org.polyphony.scripts.ScriptsModule;
import org.polyphony.scripts.SlotKind;
import org.polyphony.scripts.Step;
import org.polyphony.scripts.StepKind;
import org.polyphony.scripts.Structure;
import org.polyphony.turnout.NewElection;
import org.polyphony.turnout.TurnoutModule;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Site;
import org.polyphony.web.Viewer;

/**
 * A coordinator's desk with all that a campaign needs: a published script, a list, a session and an
 * election of their own organization.
 */
public final class SomeCampaigns {

  static final Instant NOW = Instant.parse("2026-06-06T17:00:00Z");

  final TestClock clock = new TestClock(NOW);
  final Viewer coordinator = viewer(Ids.next(), Role.COORDINATOR);
  final List<UUID> fed = new ArrayList<>();
  final Campaigns campaigns;
  final Attempts attempts;
  final ScriptsModule scripts;
  final UUID list;
  final UUID script;
  final UUID session;
  final UUID election;

  private final ContactsModule contacts;
  private final EventsModule events;
  private final TurnoutModule turnout;
  private final CampaignsModule module;

  SomeCampaigns(TestDatabase database, Handle handle) {
    Audit audit = new Audit(clock);
    Journal journal = new Journal(clock);
    contacts =
        new ContactsModule(
            database.database(), SomePrivacy.over(database.jdbi()), journal, audit, clock);
    scripts =
        new ScriptsModule(
            database.jdbi(),
            clock,
            audit,
            Messages.load(SomeCampaigns.class.getClassLoader()),
            (viewer, contact) -> {
              throw Problem.notFound();
            });
    events = new EventsModule(database.jdbi(), audit, clock);
    turnout = new TurnoutModule(database.jdbi(), audit, clock);
    module =
        new CampaignsModule(
            database.jdbi(),
            new ConsentModule(clock),
            contacts,
            scripts,
            events,
            turnout,
            (feedHandle, campaign) -> fed.add(campaign),
            journal,
            audit,
            clock);
    campaigns = module.campaigns();
    attempts = module.attempts();
    UUID organization = coordinator.organization();
    list = list(handle, "Flier table", "any");
    script = scripts.scripts().create(handle, organization, coordinator.user(), invitation());
    scripts.scripts().publish(handle, organization, coordinator.user(), script);
    session = events.events().create(handle, organization, null, SomeEvent.session()).id();
    election =
        turnout
            .elections()
            .create(handle, organization, NewElection.on(LocalDate.of(2026, 11, 3), "General"));
  }

  /** What is kept for a time. */
  Expiring expiring() {
    return module.expiring();
  }

  /** The pages and the API. */
  void register(Site site) {
    events.register(site, contacts.merges());
    turnout.register(site);
    module.register(site);
  }

  UUID list(Handle handle, String name, String purpose) {
    return contacts
        .lists()
        .create(
            handle,
            coordinator.organization(),
            coordinator.user(),
            NewList.of(name, "test", purpose));
  }

  /** The list that an audience keeps its people in. */
  UUID audience(Handle handle, String name) {
    return contacts
        .keptLists()
        .create(
            handle, coordinator.organization(), coordinator.user(), NewList.of(name, "", "any"));
  }

  /** What a coordinator would say who changes nothing. */
  NewCampaign usual() {
    return new NewCampaign(
        "Listening session calls",
        Goal.ATTENDANCE,
        null,
        script,
        Map.of("session", session, "ballot", election),
        List.of(list),
        List.of("hmn", "vi", "es", "en", "und"),
        List.of(),
        AskedHours.USUAL,
        NewCampaign.USUAL_ATTEMPTS,
        Map.of(),
        NewCampaign.USUAL_TOUCHES,
        null,
        false);
  }

  UUID campaign(Handle handle) {
    return campaigns.create(handle, coordinator, usual()).id();
  }

  /** A newer version of the script, published, without a question and the slot that it feeds. */
  UUID publishWithout(Handle handle, String question, String slot) {
    UUID newer = Ids.next();
    UUID older =
        handle
            .createUpdate(
                "UPDATE scripts.versions SET state = 'retired' WHERE script = ? AND state = 'published'")
            .bind(0, script)
            .executeAndReturnGeneratedKeys("id")
            .mapTo(UUID.class)
            .one();
    handle.execute(
        """
        INSERT INTO scripts.versions (id, script, number, state, slots, steps, created_at, published_at)
        SELECT ?, script, number + 1, 'published', slots - ?,
          (SELECT jsonb_agg(step ORDER BY place)
           FROM jsonb_array_elements(steps) WITH ORDINALITY AS s (step, place) WHERE step->>'id' <> ?),
          created_at, published_at
        FROM scripts.versions WHERE id = ?
        """,
        newer,
        slot,
        question,
        older);
    return newer;
  }

  /** Somebody of this organization behind a line. */
  UUID contact(Handle handle, String name, UUID line) {
    return Given.contactOn(handle, coordinator.organization(), name, line);
  }

  static Viewer viewer(UUID organization, Role role) {
    return new Viewer(
        Ids.next(), organization, "Mai", Set.of(role), Set.of(), Set.of(), null, null, false);
  }

  /** Asks for the language, whether they will come, vote and help. */
  private static NewScript invitation() {
    List<Step> steps =
        List.of(
            new Step("which", StepKind.LANGUAGE, List.of(), Map.of(), Map.of()),
            single("come", List.of("yes", "no", "maybe"), Map.of("yes", "session")),
            single("needs", List.of("childcare", "interpreter"), Map.of()),
            single("vote", List.of("yes", "no"), Map.of("yes", "ballot")),
            single("help", List.of("yes", "no"), Map.of("yes", "volunteers")));
    Map<String, SlotKind> slots =
        Map.of(
            "session", SlotKind.REGISTRATION,
            "ballot", SlotKind.VOTE,
            "volunteers", SlotKind.VOLUNTEER);
    Map<String, String> english =
        Map.ofEntries(
            Map.entry("which", "Which language do you prefer?"),
            Map.entry("come", "Will you come?"),
            Map.entry("come.yes", "Yes"),
            Map.entry("come.no", "No"),
            Map.entry("come.maybe", "Maybe"),
            Map.entry("needs", "What would help you to come?"),
            Map.entry("needs.childcare", "Childcare"),
            Map.entry("needs.interpreter", "An interpreter"),
            Map.entry("vote", "Will you vote?"),
            Map.entry("vote.yes", "Yes"),
            Map.entry("vote.no", "No"),
            Map.entry("help", "Would you like to help?"),
            Map.entry("help.yes", "Yes"),
            Map.entry("help.no", "No"));
    return new NewScript(
        "Invitation",
        "en",
        new Structure(steps, slots),
        Map.of("en", english, "hmn", Map.of("come", "Koj puas tuaj?")),
        false);
  }

  private static Step single(String id, List<String> choices, Map<String, String> feeds) {
    return new Step(id, StepKind.SINGLE, choices, feeds, Map.of());
  }
}
