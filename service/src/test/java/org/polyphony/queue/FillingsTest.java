package org.polyphony.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.campaigns.Filling;
import org.polyphony.platform.TestDatabase;
import org.polyphony.queue.NothingToCall.Reason;

/** Campaigns over lists so long that nobody waits until all are in the queue. */
@Timeout(120)
class FillingsTest {

  private static final int PEOPLE = 12_000;

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  PhoneBank bank;
  Fillings fillings;

  @BeforeEach
  void openBank() {
    bank = new PhoneBank(database);
    bank.sql("DELETE FROM queue.fillings");
    fillings = new Fillings(bank.jdbi, bank.feeder, bank.lanes, bank.clock);
  }

  @Test
  void takesInAShortListAtOnce() {
    bank.person("en");
    feed();

    assertThat(filling()).isNull();
    assertThat(bank.claim(bank.caller("en"))).isNotNull();
  }

  @Test
  void takesInALongListPieceByPieceAndCanBeCalledMeanwhile() {
    bringIn(PEOPLE);
    feed();
    assertThat(filling()).isEqualTo(new Filling(PEOPLE, 0));
    assertThat(bank.nothing(bank.caller("en")).reason()).isEqualTo(Reason.FILLING);

    fillings.piece();
    fillings.piece();
    assertThat(filling()).isEqualTo(new Filling(PEOPLE, 10_000));
    assertThat(filling().percent()).isEqualTo(83);
    assertThat(bank.claim(bank.caller("en"))).isNotNull();

    fillings.work();
    assertThat(filling()).isNull();
    assertThat(queued()).isEqualTo(PEOPLE);
  }

  @Test
  void goesOnWhereAnInstanceThatDiedHadComeTo() {
    bringIn(PEOPLE);
    feed();
    fillings.piece();
    fillings.piece();

    Fillings another = new Fillings(bank.jdbi, bank.feeder, bank.lanes, bank.clock);
    another.work();

    assertThat(filling()).isNull();
    assertThat(queued()).isEqualTo(PEOPLE);
  }

  @Test
  void bringsInEverybodyBehindALineTogetherHoweverFarApartTheyStandOnTheList() {
    UUID last = bringIn(PEOPLE);
    UUID shared = line(last);
    // Ids that come by time stand at the beginning among those that come by chance.
    UUID first = bank.person("en", "imported", PhoneBank.PACIFIC, shared).contact();
    feed();

    fillings.piece();
    fillings.piece();

    assertThat(filling()).isNotNull();
    assertThat(behind(shared)).containsExactlyInAnyOrder(first, last);
  }

  @Test
  void beginsAgainWhenTheListsHaveChangedMeanwhile() {
    bringIn(PEOPLE);
    feed();
    fillings.piece();
    fillings.piece();
    feed();
    assertThat(filling()).isEqualTo(new Filling(PEOPLE, 0));

    fillings.work();

    assertThat(queued()).isEqualTo(PEOPLE);
  }

  @Test
  void leavesADraftAlone() {
    bringIn(PEOPLE);
    bank.sql("UPDATE campaigns.campaigns SET state = 'draft' WHERE id = ?", bank.campaign);
    feed();

    assertThat(filling()).isNull();
  }

  private void feed() {
    bank.jdbi.useTransaction(handle -> fillings.feed(handle, bank.campaign));
  }

  private Filling filling() {
    return bank.jdbi.withHandle(handle -> fillings.filling(handle, bank.campaign).orElse(null));
  }

  /** So many people with a line each; returns the one who stands last on the list. */
  private UUID bringIn(int people) {
    bank.sql(
        """
        WITH made AS (
          INSERT INTO contacts.contacts
            (id, organization, full_name, name_folded, spoken, spoken_source, created_at, updated_at)
          SELECT gen_random_uuid(), ?,
                 'Person', 'person', 'en', 'imported', '2026-01-01', '2026-01-01'
          FROM generate_series(1, ?)
          RETURNING id),
        lines AS (
          INSERT INTO contacts.lines (id, tel, time_zones, created_at)
          SELECT id, '+1' || CAST(2000000000 + nextval('queue.arrivals') AS text),
                 ARRAY['America/Los_Angeles'], '2026-01-01'
          FROM made),
        standing AS (INSERT INTO contacts.contact_lines (contact, line, rank) SELECT id, id, 0 FROM made)
        INSERT INTO contacts.list_members (list, contact) SELECT ?, id FROM made
        """,
        bank.organization,
        people,
        bank.list);
    return bank.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT contact FROM contacts.list_members WHERE list = :list ORDER BY contact DESC LIMIT 1")
                .bind("list", bank.list)
                .mapTo(UUID.class)
                .one());
  }

  private UUID line(UUID contact) {
    return bank.jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT line FROM contacts.contact_lines WHERE contact = :contact")
                .bind("contact", contact)
                .mapTo(UUID.class)
                .one());
  }

  private List<UUID> behind(UUID line) {
    return bank.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT p.contact FROM queue.entries e JOIN queue.entry_people p ON p.entry = e.id
                    WHERE e.campaign = :campaign AND e.line = :line
                    """)
                .bind("campaign", bank.campaign)
                .bind("line", line)
                .mapTo(UUID.class)
                .list());
  }

  private int queued() {
    return bank.jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM queue.entry_people WHERE campaign = :campaign")
                .bind("campaign", bank.campaign)
                .mapTo(Integer.class)
                .one());
  }
}
