package org.polyphony.ties;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.contacts.Aspect;
import org.polyphony.contacts.Timeline;
import org.polyphony.web.Viewer;

/** Ties on the page of a person. */
final class TiesAspect implements Aspect {

  private final Ties ties;

  TiesAspect(Ties ties) {
    this.ties = ties;
  }

  @Override
  public List<Timeline.Entry> happened(Handle handle, Viewer viewer, UUID contact, int limit) {
    return ties.history(handle, contact, limit);
  }

  @Override
  public List<Fact> of(Handle handle, Viewer viewer, UUID contact) {
    Ties.All all = ties.of(handle, contact);
    List<Said> affiliations = new ArrayList<>();
    for (Ties.Affiliation affiliation : all.affiliations()) {
      affiliations.add(
          new Said(
              "ties.belongs",
              Map.of(
                  "partner",
                  affiliation.partner(),
                  "role",
                  affiliation.role().isEmpty() ? "none" : "some",
                  "what",
                  affiliation.role(),
                  "key",
                  affiliation.keyPerson() ? "yes" : "no",
                  "holder",
                  affiliation.holderName() == null ? "none" : "some",
                  "name",
                  Objects.requireNonNullElse(affiliation.holderName(), ""))));
    }
    return List.of(
        new Fact(
            "ties.tags",
            all.tags().stream().map(Said::of).toList(),
            "/contacts/" + contact + "/ties"),
        new Fact("ties.affiliations", affiliations, "/contacts/" + contact + "/ties"));
  }
}
