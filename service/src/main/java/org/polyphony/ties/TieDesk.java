package org.polyphony.ties;

import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.contacts.Contact;
import org.polyphony.contacts.Contacts;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * What pages and API ask about ties, each in a transaction of its own; whoever is named by an entry
 * that was merged is the person whom it has become. Each throws a problem, 404, where the viewer
 * has nobody of that id.
 */
final class TieDesk {

  private final Jdbi jdbi;
  private final Contacts contacts;
  private final Ties ties;

  TieDesk(Jdbi jdbi, Contacts contacts, Ties ties) {
    this.jdbi = jdbi;
    this.contacts = contacts;
    this.ties = ties;
  }

  /** A person with their ties, and who may hold one. */
  record Known(Contact contact, Ties.All ties, List<Ties.User> users) {}

  Known known(Viewer viewer, UUID id) {
    return jdbi.inTransaction(
        handle -> {
          Contact contact = contacts.find(handle, viewer, id).orElseThrow(Problem::notFound);
          return new Known(
              contact, ties.of(handle, contact.person().id()), ties.users(handle, viewer));
        });
  }

  void tag(Viewer viewer, UUID contact, String tag) {
    change(viewer, contact, (handle, id) -> ties.tag(handle, viewer, id, tag));
  }

  void untag(Viewer viewer, UUID contact, String tag) {
    change(viewer, contact, (handle, id) -> ties.untag(handle, viewer, id, tag));
  }

  /** Takes all tags off but these, and puts these on. */
  void retag(Viewer viewer, UUID contact, List<String> tags) {
    change(
        viewer,
        contact,
        (handle, id) -> {
          for (String known : ties.of(handle, id).tags()) {
            if (!tags.contains(known)) {
              ties.untag(handle, viewer, id, known);
            }
          }
          tags.forEach(tag -> ties.tag(handle, viewer, id, tag));
        });
  }

  void affiliate(Viewer viewer, UUID contact, Ties.NewAffiliation affiliation) {
    change(viewer, contact, (handle, id) -> ties.affiliate(handle, viewer, id, affiliation));
  }

  void leave(Viewer viewer, UUID contact, UUID affiliation) {
    change(viewer, contact, (handle, id) -> ties.leave(handle, viewer, id, affiliation));
  }

  private void change(Viewer viewer, UUID contact, BiConsumer<Handle, UUID> work) {
    jdbi.useTransaction(
        handle ->
            work.accept(
                handle,
                contacts
                    .find(handle, viewer, contact)
                    .orElseThrow(Problem::notFound)
                    .person()
                    .id()));
  }
}
