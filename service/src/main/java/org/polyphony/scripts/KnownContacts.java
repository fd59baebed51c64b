package org.polyphony.scripts;

import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.contacts.Contact;
import org.polyphony.contacts.Contacts;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What a script calls a contact, from the contacts of the viewer's organization. */
public final class KnownContacts implements ContactArguments {
  private final Jdbi jdbi;
  private final Contacts contacts;

  public KnownContacts(Jdbi jdbi, Contacts contacts) {
    this.jdbi = jdbi;
    this.contacts = contacts;
  }

  @Override
  public ScriptArguments of(Viewer viewer, UUID contact) {
    Contact.Person person =
        jdbi.withHandle(handle -> contacts.find(handle, viewer, contact))
            .orElseThrow(Problem::notFound)
            .person();
    return ScriptArguments.NONE.person(
        person.fullName(),
        person.givenName(),
        person.familyName(),
        person.preferredName(),
        person.spoken(),
        person.addressForm());
  }
}
