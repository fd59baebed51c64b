package org.polyphony.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.checkin.SomeDoor;
import org.polyphony.platform.Ids;
import org.polyphony.web.Role;

/** The figures of an event against what its rows say, counted in other ways. */
class FunnelTest {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T18:30:00Z");

  private SomeDoor door;
  private UUID list;
  private UUID campaign;

  @BeforeEach
  void anEventWithACampaignThatInvitesToIt() {
    door = new SomeDoor(service);
    list = Ids.next();
    campaign = Ids.next();
    UUID script = Ids.next();
    UUID version = Ids.next();
    door.sql(
        "INSERT INTO contacts.lists (id, organization, name, source, purpose, created_at) VALUES (?, ?, 'All', '', 'any', now())",
        list,
        service.organization());
    door.sql(
        "INSERT INTO scripts.scripts (id, organization, name, created_at) VALUES (?, ?, 'Invitation', now())",
        script,
        service.organization());
    door.sql(
        "INSERT INTO scripts.versions (id, script, number, state, steps, created_at)"
            + " VALUES (?, ?, 1, 'published', '[]', now())",
        version,
        script);
    door.sql(
        "INSERT INTO campaigns.campaigns (id, organization, name, channel, goal, purpose, script_version, bind, languages,"
            + " created_at, updated_at) VALUES (?, ?, 'Sessions', 'phone', 'attendance', 'events', ?,"
            + " jsonb_build_object('session', CAST(? AS text)), '{hmn,en}', now(), now())",
        campaign,
        service.organization(),
        version,
        door.event.toString());
    door.sql("INSERT INTO campaigns.campaign_lists (campaign, list) VALUES (?, ?)", campaign, list);
  }

  @Test
  void agreesWithTheRowsAndTellsSmallGroupsTogether() {
    String coordinator = door.coordinator();
    List<UUID> hmong = people("hmn", 12);
    List<UUID> vietnamese = people("vi", 6);
    List<UUID> spanish = people("es", 2);
    hmong.subList(0, 10).forEach(contact -> called(contact, "talked"));
    vietnamese.subList(0, 3).forEach(contact -> called(contact, "no_answer"));
    spanish.forEach(contact -> called(contact, "refused"));
    hmong.subList(0, 8).forEach(contact -> door.register(contact, "hmn", "{}"));
    door.register(door.event, vietnamese.get(5), "vi", "{}", "page");
    hmong.subList(0, 6).forEach(contact -> door.here(coordinator, UUID.randomUUID(), contact));
    door.here(coordinator, UUID.randomUUID(), hmong.get(11));
    door.walkIn(coordinator, "Olga Petrova", "", "ru");
    UUID later = door.event("2026-06-17T18:00:00Z", "2026-06-17T20:00:00Z");
    hmong.subList(0, 2).forEach(contact -> cameTo(later, contact));

    hmong.subList(0, 4).forEach(contact -> told(contact, "before", "now()"));
    hmong.subList(0, 2).forEach(contact -> told(contact, "today", "now()"));
    told(hmong.get(5), "before", "NULL");
    told(hmong.get(6), "confirmed", "now()");
    told(spanish.get(0), "before", "now()");

    JsonNode figures =
        door.get(service.token(Role.LEADER), "/api/v1/dashboards/events/" + door.event).body();

    JsonNode all = figures.path("all");
    assertThat(stages(all)).isEqualTo("21 20 12 11 9 4 8 6 2");
    assertThat(all.path("listed").asText())
        .isEqualTo(
            door.text(
                "SELECT count(DISTINCT contact) FROM contacts.list_members WHERE list = ?", list));
    assertThat(all.path("reached").asText())
        .isEqualTo(
            door.text(
                "SELECT count(DISTINCT p.contact) FROM campaigns.attempt_people p JOIN campaigns.attempts a ON a.id = p.attempt"
                    + " WHERE a.campaign = ? AND p.result IN ('talked', 'refused')",
                campaign));
    assertThat(all.path("registered").asText())
        .isEqualTo(
            door.text(
                "SELECT count(*) FROM events.registrations WHERE event = ? AND status = 'accepted'",
                door.event));
    assertThat(all.path("reminded").asText())
        .isEqualTo(
            door.text(
                "SELECT count(DISTINCT m.contact) FROM reminders.messages m"
                    + " JOIN events.registrations r ON r.event = m.event AND r.contact = m.contact AND r.status = 'accepted'"
                    + " WHERE m.event = ? AND m.kind IN ('before', 'today') AND m.told_at IS NOT NULL",
                door.event));
    assertThat(all.path("came").asText())
        .isEqualTo(
            door.text(
                "SELECT count(DISTINCT contact) FROM checkin.attendances WHERE event = ? AND undone_at IS NULL",
                door.event));
    assertThat(all.path("kept").asText())
        .isEqualTo(
            door.text(
                "SELECT count(*) FROM events.registrations r WHERE r.event = ? AND EXISTS ("
                    + "SELECT FROM checkin.attendances a WHERE a.event = r.event AND a.contact = r.contact)",
                door.event));
    // Two who speak Spanish and one who speaks Russian are three: the next group joins them.
    assertThat(rows(figures.path("languages"))).containsExactly("hmn 12", "null 9");
    assertThat(rows(figures.path("sources"))).containsExactly("list 11", "null 10");
  }

  @Test
  void isNobodyElses() {
    UUID elsewhere = service.anotherOrganization("Another");
    door.sql("UPDATE events.events SET organization = ? WHERE id = ?", elsewhere, door.event);

    assertThat(
            door.get(service.token(Role.LEADER), "/api/v1/dashboards/events/" + door.event)
                .status())
        .isEqualTo(404);
  }

  private List<UUID> people(String language, int count) {
    List<UUID> people = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      UUID contact = door.contact(language + " " + n);
      door.sql(
          "UPDATE contacts.contacts SET spoken = ?, spoken_source = 'imported' WHERE id = ?",
          language,
          contact);
      door.sql("INSERT INTO contacts.list_members (list, contact) VALUES (?, ?)", list, contact);
      people.add(contact);
    }
    return people;
  }

  private void called(UUID contact, String result) {
    UUID attempt = Ids.next();
    door.sql(
        "INSERT INTO campaigns.attempts (id, organization, campaign, channel, claim, author, key, request_hash, disposition,"
            + " result, note, recorded_at) VALUES (?, ?, ?, 'phone', ?, ?, ?, '\\x00', 'accepted', ?, '', now())",
        attempt,
        service.organization(),
        campaign,
        Ids.next(),
        Ids.next(),
        Ids.next(),
        result);
    door.sql(
        "INSERT INTO campaigns.attempt_people (attempt, contact, result, spoken, preference) VALUES (?, ?, ?, 'und', 'und')",
        attempt,
        contact,
        result);
  }

  private void told(UUID contact, String kind, String at) {
    door.sql(
        "INSERT INTO reminders.messages (id, organization, event, contact, kind, language, way, facts, made_at, told_at)"
            + " VALUES (?, ?, ?, ?, ?, 'hmn', 'hand', '', now(), "
            + at
            + ")",
        Ids.next(),
        service.organization(),
        door.event,
        contact,
        kind);
  }

  private void cameTo(UUID event, UUID contact) {
    door.sql(
        "INSERT INTO checkin.attendances (id, organization, event, day, contact, party, at, author, recorded_at)"
            + " VALUES (?, ?, ?, '2026-06-17', ?, 1, now(), ?, now())",
        Ids.next(),
        service.organization(),
        event,
        contact,
        Ids.next());
  }

  private static String stages(JsonNode stages) {
    return String.join(
        " ",
        List.of(
                "people",
                "listed",
                "reached",
                "invited",
                "registered",
                "reminded",
                "came",
                "kept",
                "again")
            .stream()
            .map(stage -> stages.path(stage).asText())
            .toList());
  }

  private static List<String> rows(JsonNode rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.path("group").asText() + " " + row.at("/stages/people").asText())
        .toList();
  }
}
