package org.polyphony.friends;

import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.accounts.AccountsModule;
import org.polyphony.campaigns.CampaignsModule;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Holding;
import org.polyphony.queue.QueueModule;
import org.polyphony.web.Site;

/** Callers' own people: their family and friends. */
public final class FriendsModule {

  private final Friends friends;
  private final TypingIn typingIn;
  private final Allowances allowances;

  public FriendsModule(
      Jdbi jdbi,
      AccountsModule accounts,
      ContactsModule contacts,
      CampaignsModule campaigns,
      QueueModule queue,
      Messages messages,
      Audit audit,
      Clock clock) {
    Intake intake = new Intake(contacts, campaigns.campaigns(), messages, clock);
    friends =
        new Friends(
            jdbi, campaigns.campaigns(), intake, queue.ownLines(), accounts.minors(), audit, clock);
    typingIn = new TypingIn(jdbi, friends, intake, accounts.minors(), clock);
    allowances = new Allowances(jdbi, campaigns.campaigns(), audit);
  }

  /** Who is brought, and to whom they are given. */
  public Friends friends() {
    return friends;
  }

  /** Whether anybody may be brought. */
  public Allowances allowances() {
    return allowances;
  }

  /** How a person is forgotten here: that a caller brought somebody stays. */
  public List<Erasing> erasing() {
    return List.of(
        new Erasing(
            """
            UPDATE friends.friends SET name = '', tel = '', address = ''
            WHERE contact = ANY (:contacts) AND name <> ''
            """));
  }

  /** What is kept here about one person. */
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "friends.held.brought",
            """
            SELECT name, tel, language, address, added_at, shared_at, removed_at
            FROM friends.friends WHERE contact = :contact ORDER BY added_at
            """));
  }

  /** Adds the page and its API; links to it stand on the pages of calling. */
  public void register(Site site) {
    site.resource(new FriendsResource(friends, typingIn, allowances));
    site.resource(new FriendsApiResource(friends, typingIn, allowances));
  }
}
