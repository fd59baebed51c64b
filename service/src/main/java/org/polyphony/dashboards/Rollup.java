package org.polyphony.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.dashboards.RollupDao.Counted;
import org.polyphony.dashboards.RollupDao.Person;
import org.polyphony.i18n.AllowedPair;
import org.polyphony.i18n.Matching;
import org.polyphony.platform.JournalConsumer;
import org.polyphony.platform.JournalEntry;

/**
 * Keeps the figures of every campaign: learns from the journal whose attempts were recorded or
 * undone and counts these people anew, and counts the people on its lists when those change. A page
 * then reads sums, however many attempts there were.
 */
final class Rollup implements JournalConsumer {

  /** So many people at a time, where a whole list changed its language. */
  private static final int PIECE = 5_000;

  private final Jdbi jdbi;

  Rollup(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public String name() {
    return "dashboards.campaigns";
  }

  @Override
  public void accept(Handle handle, List<JournalEntry> entries) {
    RollupDao dao = handle.attach(RollupDao.class);
    Set<UUID> attempts = new LinkedHashSet<>();
    Set<UUID> worked = new HashSet<>();
    Set<UUID> changed = new HashSet<>();
    Set<UUID> lists = new HashSet<>();
    Set<UUID> contacts = new HashSet<>();
    for (JournalEntry entry : entries) {
      if (entry.type().startsWith("attempt.")) {
        attempts.add(entry.subject());
        campaign(entry.payload()).ifPresent(worked::add);
      } else if (entry.type().startsWith("campaign.")) {
        changed.add(entry.subject());
      } else if (entry.type().equals("list.changed")) {
        lists.add(entry.subject());
      } else if (entry.type().equals("contact.changed")) {
        contacts.add(entry.subject());
      }
    }
    if (!lists.isEmpty()) {
      changed.addAll(dao.campaignsOf(array(lists)));
    }
    if (!contacts.isEmpty()) {
      changed.addAll(dao.campaignsCalling(array(contacts)));
    }
    keep(dao, worked, changed);
    if (!attempts.isEmpty()) {
      people(handle, dao.peopleOf(array(attempts)));
    }
    count(handle);
  }

  /** Counts the lists that are due. Whoever changes a list leaves this to the journal. */
  void countDue() {
    while (jdbi.inTransaction(Rollup::countOne)) {
      // One campaign a transaction, so that attempts are taken in between.
    }
  }

  private static Optional<UUID> campaign(JsonNode payload) {
    JsonNode campaign = payload.get("campaign");
    return campaign == null ? Optional.empty() : Optional.of(UUID.fromString(campaign.asText()));
  }

  private static void keep(RollupDao dao, Set<UUID> worked, Set<UUID> changed) {
    Set<UUID> all = new HashSet<>(worked);
    all.addAll(changed);
    if (all.isEmpty()) {
      return;
    }
    dao.keep(array(all));
    dao.lock(array(all));
    if (!changed.isEmpty()) {
      dao.countSoon(array(changed));
    }
  }

  private static void count(Handle handle) {
    while (countOne(handle)) {
      // Until none is due.
    }
  }

  private static boolean countOne(Handle handle) {
    RollupDao dao = handle.attach(RollupDao.class);
    Optional<UUID> due = dao.lockDue();
    due.ifPresent(
        campaign -> {
          List<Person> changed = dao.changed(campaign);
          for (int from = 0; from < changed.size(); from += PIECE) {
            people(handle, changed.subList(from, Math.min(from + PIECE, changed.size())));
          }
          dao.forgetUntouched(campaign);
          dao.countUntouched(campaign);
          handle.attach(PeopleDao.class).headlines(new UUID[] {campaign});
          dao.counted(campaign);
        });
    return due.isPresent();
  }

  /** Counts people anew. Their campaigns are locked. */
  private static void people(Handle handle, List<Person> people) {
    if (people.isEmpty()) {
      return;
    }
    PeopleDao dao = handle.attach(PeopleDao.class);
    UUID[] campaigns = people.stream().map(Person::campaign).toArray(UUID[]::new);
    UUID[] contacts = people.stream().map(Person::contact).toArray(UUID[]::new);
    dao.add(-1, campaigns, contacts);
    List<Counted> before = dao.forget(campaigns, contacts);
    List<Counted> now =
        dao.look(
            campaigns,
            contacts,
            ResultCodes.REACHED,
            ResultCodes.SETTLING,
            ResultCodes.NUMBER_BAD,
            ResultCodes.COUNTING,
            ResultCodes.BARRIER,
            Matching.near().stream().map(AllowedPair::contact).toArray(String[]::new),
            Matching.near().stream().map(AllowedPair::caller).toArray(String[]::new));
    dao.add(1, campaigns, contacts);
    List<Person> begun = listedOnlyIn(now, before);
    if (!begun.isEmpty()) {
      dao.takeFromUntouched(campaigns(begun), contacts(begun));
    }
    List<Person> takenBack = listedOnlyIn(before, now);
    if (!takenBack.isEmpty()) {
      dao.putBackToUntouched(campaigns(takenBack), contacts(takenBack));
    }
    dao.headlines(people.stream().map(Person::campaign).distinct().toArray(UUID[]::new));
  }

  private static List<Person> listedOnlyIn(List<Counted> here, List<Counted> there) {
    Set<Person> others = new HashSet<>();
    there.forEach(one -> others.add(new Person(one.campaign(), one.contact())));
    List<Person> only = new ArrayList<>();
    for (Counted one : here) {
      Person person = new Person(one.campaign(), one.contact());
      if (one.listed() && !others.contains(person)) {
        only.add(person);
      }
    }
    return only;
  }

  private static UUID[] campaigns(List<Person> people) {
    return people.stream().map(Person::campaign).toArray(UUID[]::new);
  }

  private static UUID[] contacts(List<Person> people) {
    return people.stream().map(Person::contact).toArray(UUID[]::new);
  }

  private static UUID[] array(Collection<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }
}
