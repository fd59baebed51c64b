package org.polyphony.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.consent.Consent;
import org.polyphony.consent.ConsentModule;
import org.polyphony.consent.Consents;
import org.polyphony.consent.Refusal;
import org.polyphony.consent.Suppressions;
import org.polyphony.contacts.Aspect;
import org.polyphony.contacts.Phones;
import org.polyphony.contacts.Timeline;
import org.polyphony.i18n.Languages;
import org.polyphony.web.Viewer;

/**
 * What people allow and refuse, and what else is known of them, on their page and in its history.
 */
final class ProfileAspect implements Aspect {

  /** In no order; of very many only some. */
  private static final String NAMED =
      """
      WITH named AS MATERIALIZED (
        SELECT n.contact FROM profile.names n
        WHERE n.organization = :organization AND n.removed_at IS NULL
          AND to_tsvector('simple', n.name_folded) @@ to_tsquery('simple', :words)
        LIMIT :most)
      SELECT DISTINCT coalesce(m.person, n.contact)
      FROM named n
      LEFT JOIN contacts.merged_people m ON m.contact = n.contact
      """;

  private final Consents consents;
  private final Suppressions suppressions;

  ProfileAspect(ConsentModule consent) {
    this.consents = consent.consents();
    this.suppressions = consent.suppressions();
  }

  @Override
  public List<Fact> of(Handle handle, Viewer viewer, UUID contact) {
    String path = "/contacts/" + contact;
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("profile.consents", allows(handle, viewer, contact), path + "/consents"));
    List<Said> refuses = refuses(handle, viewer, contact);
    if (!refuses.isEmpty()) {
      facts.add(new Fact("profile.refusals", refuses, path + "/consents"));
    }
    facts.add(new Fact("profile.details", details(handle, contact), path + "/details"));
    return facts;
  }

  private List<Said> allows(Handle handle, Viewer viewer, UUID contact) {
    return consents.of(handle, viewer, contact).stream()
        .filter(Consent::standing)
        .map(
            consent ->
                new Said(
                    "profile.allows-to",
                    Map.of(
                        "channel",
                        consent.channel(),
                        "number",
                        number(viewer, consent.tel()),
                        "source",
                        consent.source())))
        .distinct()
        .toList();
  }

  private List<Said> refuses(Handle handle, Viewer viewer, UUID contact) {
    return suppressions.of(handle, viewer, contact).stream()
        .filter(refusal -> refusal.liftedAt() == null)
        .map(
            refusal ->
                new Said(
                    "profile.refuses",
                    Map.of("channel", refusal.channel(), "number", of(viewer, refusal))))
        .distinct()
        .toList();
  }

  private static List<Said> details(Handle handle, UUID contact) {
    Details standing = DetailsDesk.of(handle, contact).standing();
    List<Said> said = new ArrayList<>();
    standing.names().forEach(name -> said.add(Said.of(name.name())));
    standing
        .languages()
        .forEach(
            language ->
                said.add(
                    new Said(
                        "profile.knows-language",
                        Map.of(
                            "language",
                            Languages.standard()
                                .find(language.tag())
                                .map(known -> known.ownName())
                                .orElse(language.tag()),
                            "speaks",
                            language.speaks(),
                            "reads",
                            language.reads()))));
    standing
        .addresses()
        .forEach(
            address ->
                said.add(
                    new Said(
                        "profile.lives",
                        Map.of("kind", address.kind(), "address", address.whole()))));
    return said;
  }

  /** The number or the door that it is about; empty where it is theirs alone. */
  private static String of(Viewer viewer, Refusal refusal) {
    return refusal.street() == null ? number(viewer, refusal.tel()) : refusal.street();
  }

  private static String number(Viewer viewer, @Nullable String tel) {
    if (tel == null) {
      return "";
    }
    return viewer.minor() ? Phones.masked(tel) : Phones.display(tel);
  }

  @Override
  public List<UUID> named(Handle handle, UUID organization, List<String> words, int most) {
    String beginnings =
        words.stream().map(word -> "'" + word + "':*").collect(Collectors.joining(" & "));
    return handle
        .createQuery(NAMED)
        .bind("organization", organization)
        .bind("words", beginnings)
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }

  @Override
  public List<Timeline.Entry> happened(Handle handle, Viewer viewer, UUID contact, int limit) {
    List<Timeline.Entry> entries = new ArrayList<>();
    for (Consent consent : consents.of(handle, viewer, contact)) {
      entries.add(
          new Timeline.Entry(
              consent.id(),
              consent.givenAt(),
              consent.given() ? "consent.given" : "consent.withdrawn",
              null,
              consent.author(),
              Map.of("channel", consent.channel())));
    }
    for (Refusal refusal : suppressions.of(handle, viewer, contact)) {
      entries.add(entry(refusal, "opt_out.added"));
      if (refusal.liftedAt() != null) {
        entries.add(entry(refusal, "opt_out.lifted"));
      }
    }
    entries.addAll(handle.attach(DetailsDao.class).history(contact, limit));
    return entries;
  }

  private static Timeline.Entry entry(Refusal refusal, String kind) {
    boolean added = kind.equals("opt_out.added");
    return new Timeline.Entry(
        refusal.id(),
        added || refusal.liftedAt() == null ? refusal.createdAt() : refusal.liftedAt(),
        kind,
        null,
        added ? refusal.createdBy() : refusal.liftedBy(),
        Map.of("channel", refusal.channel()));
  }
}
