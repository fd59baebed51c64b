package org.polyphony.friends;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.campaigns.Campaign;
import org.polyphony.campaigns.Campaigns;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.LanguageSource;
import org.polyphony.contacts.NewContact;
import org.polyphony.contacts.NewList;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.MessageBundle;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Ids;
import org.polyphony.web.Viewer;

/**
 * Makes a contact of the organization of somebody who was typed in: on a list of the campaign for
 * family and friends. Who has the number and the name already is the same person, and nothing that
 * is known of them changes.
 */
final class Intake {

  private final ContactsModule contacts;
  private final Campaigns campaigns;
  private final Messages messages;
  private final Clock clock;

  Intake(ContactsModule contacts, Campaigns campaigns, Messages messages, Clock clock) {
    this.contacts = contacts;
    this.campaigns = campaigns;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * What has to be known before somebody is taken in.
   *
   * @param contact who it is already; null for somebody new
   * @param silenced whether the number, or the person, asked not to be called
   */
  record Person(@Nullable UUID contact, boolean silenced) {}

  Person look(Handle handle, UUID organization, NewFriend.Read read) {
    UUID known = contacts.contacts().known(handle, organization, contact(read)).orElse(null);
    Optional<UUID> line = contacts.lines().find(handle, read.phone().tel());
    boolean silenced =
        contacts.lines().isOffLimits(handle, read.phone().tel(), read.name())
            || (line.isPresent() && handle.attach(FriendsDao.class).isSilenced(line.get(), known));
    return new Person(known, silenced);
  }

  Friend.Row bring(Handle handle, Viewer viewer, Campaign campaign, NewFriend.Read read) {
    UUID id = Ids.next();
    Instant now = clock.instant();
    UUID contact =
        contacts
            .contacts()
            .add(
                handle,
                viewer.organization(),
                viewer.user(),
                list(handle, viewer, campaign),
                contact(read));
    contacts.timeline().append(handle, contact, now, "typed_in", id, viewer.user(), Map.of());
    UUID line = contacts.lines().of(handle, read.phone());
    return new Friend.Row(
        id,
        campaign.id(),
        viewer.user(),
        contact,
        line,
        read.name(),
        read.phone().tel(),
        read.language(),
        read.address(),
        read.key(),
        now,
        null,
        null,
        null,
        false);
  }

  /**
   * Takes somebody off the list again.
   *
   * @return whether they are on none of the campaign's lists any more
   */
  boolean takeBack(Handle handle, Viewer viewer, UUID list, Friend.Row row) {
    contacts.timeline().takeBack(handle, row.id());
    contacts.contacts().withdraw(handle, viewer.organization(), viewer.user(), list, row.contact());
    return !handle.attach(FriendsDao.class).isListed(row.campaign(), row.contact());
  }

  /** Named as the campaign's, in the language of whoever brings the first. */
  private UUID list(Handle handle, Viewer viewer, Campaign campaign) {
    FriendsDao dao = handle.attach(FriendsDao.class);
    UUID known = dao.allowance(campaign.id()).map(FriendsDao.Allowance::list).orElse(null);
    if (known != null) {
      campaigns.addList(handle, campaign.id(), known);
      return known;
    }
    String locale = viewer.locale();
    MessageBundle words = messages.forLocale(locale == null ? Messages.SOURCE : locale);
    NewList list =
        NewList.of(
            words.text("friends.list.name", Map.of("campaign", campaign.name())),
            words.text("friends.list.source", Map.of()),
            campaign.purpose().code());
    UUID id = contacts.lists().create(handle, viewer.organization(), viewer.user(), list);
    dao.setList(campaign.id(), id);
    campaigns.addList(handle, campaign.id(), id);
    return id;
  }

  /**
   * The whole name as it was typed: nobody guesses which part is the family's. What the owner says
   * of the language weighs as much as a file: it is not the person's own word.
   */
  private static NewContact contact(NewFriend.Read read) {
    NewContact contact = NewContact.named(read.name(), "").phone(read.phone(), "");
    return read.language().equals(Languages.UNKNOWN)
        ? contact
        : contact.speaking(read.language(), LanguageSource.IMPORTED);
  }
}
