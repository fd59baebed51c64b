package org.polyphony.events;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.polyphony.audiences.Criterion;
import org.polyphony.audiences.Option;
import org.polyphony.audiences.Values;
import org.polyphony.web.Viewer;

/** Chooses people by the gatherings that they said they would come to. */
final class RegisteredCriterion implements Criterion {

  private final Events events;

  RegisteredCriterion(Events events) {
    this.events = events;
  }

  @Override
  public String key() {
    return "registered";
  }

  @Override
  public String label() {
    return "events.criterion.registered";
  }

  @Override
  public Kind kind() {
    return Kind.CHOICES;
  }

  @Override
  public List<Option> options(Handle handle, Viewer viewer) {
    return events.of(handle, viewer).stream()
        .map(event -> Option.named(event.id().toString(), event.name()))
        .toList();
  }

  @Override
  public boolean reads(String value) {
    return Values.isId(value);
  }

  @Override
  public String condition(List<String> values) {
    return """
        EXISTS (
          SELECT FROM events.known_registrations r
          WHERE r.contact = p.contact AND r.status = 'accepted' AND r.event = ANY (CAST(:values AS uuid[])))
        """;
  }
}
