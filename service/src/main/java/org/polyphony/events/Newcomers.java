package org.polyphony.events;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.LanguageFact;
import org.polyphony.contacts.LanguageSource;
import org.polyphony.contacts.Names;
import org.polyphony.contacts.NewContact;
import org.polyphony.contacts.NewList;
import org.polyphony.contacts.Phones;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.MessageBundle;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Ids;

/**
 * Finds the person who names themselves, or makes a contact of them: the same whom callers and
 * files have. Only who has the same name and the same number or e-mail address is the same person;
 * a number that is somebody else's leaves that one as they are. Whoever is new comes to a list of
 * the organization that is there for this.
 */
public final class Newcomers {

  private static final String PURPOSE = "events";

  private final ContactsModule contacts;
  private final Messages messages;
  private final Clock clock;

  Newcomers(ContactsModule contacts, Messages messages, Clock clock) {
    this.contacts = contacts;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Who it is. A number or an e-mail address that cannot be read is left out: whoever needs one
   * asks before. What they say of their language counts as their own word.
   *
   * @throws org.polyphony.web.Problem 422 {@code do_not_contact} at {@code phone} where nobody may
   *     use the number
   */
  public UUID person(Handle handle, Newcomer newcomer) {
    NewContact contact = contact(newcomer);
    UUID organization = newcomer.organization();
    NewcomersDao dao = handle.attach(NewcomersDao.class);
    dao.lock(organization + " " + Names.folded(contact.fullName()));
    Optional<UUID> known = contacts.contacts().known(handle, organization, contact);
    UUID person =
        contacts.contacts().add(handle, organization, null, list(handle, organization), contact);
    known.ifPresent(
        same ->
            contacts
                .languages()
                .observe(
                    handle,
                    same,
                    LanguageFact.SPOKEN,
                    newcomer.language(),
                    LanguageSource.SELF_DECLARED,
                    Ids.next(),
                    null,
                    clock.instant()));
    return person;
  }

  private static NewContact contact(Newcomer newcomer) {
    NewContact named =
        NewContact.named(newcomer.givenName(), newcomer.familyName()).email(newcomer.email());
    NewContact reachable =
        Phones.parse(newcomer.phone()).map(phone -> named.phone(phone, "")).orElse(named);
    return newcomer.language().equals(Languages.UNKNOWN)
        ? reachable
        : reachable.speaking(newcomer.language(), LanguageSource.SELF_DECLARED);
  }

  private UUID list(Handle handle, UUID organization) {
    NewcomersDao dao = handle.attach(NewcomersDao.class);
    Optional<UUID> known = dao.list(organization);
    if (known.isPresent()) {
      return known.get();
    }
    dao.lock(organization + " list");
    return dao.list(organization).orElseGet(() -> make(handle, organization));
  }

  private UUID make(Handle handle, UUID organization) {
    MessageBundle words = messages.forLocale(Messages.SOURCE);
    NewList list =
        NewList.of(
            words.text("events.newcomers.list", Map.of()),
            words.text("events.newcomers.source", Map.of()),
            PURPOSE);
    UUID id = contacts.lists().create(handle, organization, null, list);
    handle.attach(NewcomersDao.class).keep(organization, id);
    return id;
  }
}
