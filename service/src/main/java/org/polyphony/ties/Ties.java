package org.polyphony.ties;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Names;
import org.polyphony.contacts.Timeline;
import org.polyphony.i18n.Folding;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What ties somebody to others and to us: tags, where they belong, who of us knows them. */
final class Ties {

  static final int TAG_AT_MOST = 40;
  static final int PARTNER_AT_MOST = 200;

  private final Audit audit;
  private final Clock clock;

  Ties(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Where somebody belongs.
   *
   * @param partner an organization, a school, a temple
   * @param role what they are there; may be empty
   * @param keyPerson whether they speak for it
   * @param holderName the user who holds the relationship; null where nobody does
   */
  record Affiliation(
      UUID id,
      String partner,
      String role,
      boolean keyPerson,
      @Nullable UUID holder,
      @Nullable String holderName) {}

  /** Where somebody belongs, as it is put down. */
  record NewAffiliation(String partner, String role, boolean keyPerson, @Nullable UUID holder) {}

  /** Somebody of us. */
  record User(UUID id, String name) {}

  /** All of it. */
  record All(List<String> tags, List<Affiliation> affiliations) {}

  /** Of a person, and of the entries that have become part of them. */
  All of(Handle handle, UUID contact) {
    TiesDao dao = handle.attach(TiesDao.class);
    return new All(dao.tags(contact), dao.affiliations(contact));
  }

  /** When which of it was put down, for the history of the person; the newest first. */
  List<Timeline.Entry> history(Handle handle, UUID contact, int limit) {
    return handle.attach(TiesDao.class).history(contact, limit);
  }

  /** Who may hold a relationship. */
  List<User> users(Handle handle, Viewer viewer) {
    return handle.attach(TiesDao.class).users(viewer.organization());
  }

  /**
   * Puts a tag on somebody; one that is there already is not put twice.
   *
   * @throws Problem 422 where it is empty or longer than {@value #TAG_AT_MOST} characters
   */
  void tag(Handle handle, Viewer viewer, UUID contact, String typed) {
    String tag = checked("tag", typed, TAG_AT_MOST);
    int added =
        handle
            .attach(TiesDao.class)
            .tag(
                contact,
                viewer.organization(),
                Folding.fold(tag),
                tag,
                viewer.user(),
                clock.instant());
    if (added > 0) {
      note(handle, viewer, "contact.tagged", contact);
    }
  }

  /** Takes a tag off, if it is there. */
  void untag(Handle handle, Viewer viewer, UUID contact, String tag) {
    if (handle.attach(TiesDao.class).untag(contact, Folding.fold(Names.tidy(tag))) > 0) {
      note(handle, viewer, "contact.untagged", contact);
    }
  }

  /**
   * @return its id
   * @throws Problem 422 where the partner is not named, or nobody of us is the holder
   */
  UUID affiliate(Handle handle, Viewer viewer, UUID contact, NewAffiliation affiliation) {
    TiesDao dao = handle.attach(TiesDao.class);
    UUID holder = affiliation.holder();
    if (holder != null
        && dao.users(viewer.organization()).stream().noneMatch(user -> user.id().equals(holder))) {
      throw Problem.invalid(FieldProblem.of("holder", "unknown_value"));
    }
    if (affiliation.role().length() > PARTNER_AT_MOST) {
      throw Problem.invalid(FieldProblem.tooLong("role", PARTNER_AT_MOST));
    }
    UUID id = Ids.next();
    dao.affiliate(
        id,
        contact,
        checked("partner", affiliation.partner(), PARTNER_AT_MOST),
        Names.tidy(affiliation.role()),
        affiliation.keyPerson(),
        holder,
        viewer.user(),
        clock.instant());
    note(handle, viewer, "contact.affiliated", contact);
    return id;
  }

  /**
   * @throws Problem 404 where the person has none of that id
   */
  void leave(Handle handle, Viewer viewer, UUID contact, UUID affiliation) {
    if (handle.attach(TiesDao.class).leave(contact, affiliation) == 0) {
      throw Problem.notFound();
    }
    note(handle, viewer, "contact.unaffiliated", contact);
  }

  private void note(Handle handle, Viewer viewer, String action, UUID contact) {
    audit.append(
        handle, viewer.user(), viewer.organization(), action, "contact", contact, Map.of());
  }

  private static String checked(String field, String typed, int atMost) {
    String tidy = Names.tidy(typed);
    if (tidy.isEmpty()) {
      throw Problem.invalid(FieldProblem.required(field));
    }
    if (tidy.length() > atMost) {
      throw Problem.invalid(FieldProblem.tooLong(field, atMost));
    }
    return tidy;
  }
}
