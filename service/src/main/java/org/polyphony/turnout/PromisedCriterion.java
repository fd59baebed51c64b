package org.polyphony.turnout;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.polyphony.audiences.Criterion;
import org.polyphony.audiences.Option;
import org.polyphony.web.Viewer;

/** Chooses people by what they promised. */
final class PromisedCriterion implements Criterion {

  private static final List<String> KINDS = List.of("vote", "volunteer", "bring");

  @Override
  public String key() {
    return "promised";
  }

  @Override
  public String label() {
    return "turnout.criterion.promised";
  }

  @Override
  public Kind kind() {
    return Kind.CHOICES;
  }

  @Override
  public List<Option> options(Handle handle, Viewer viewer) {
    return KINDS.stream().map(kind -> Option.worded(kind, "turnout.promised." + kind)).toList();
  }

  @Override
  public boolean reads(String value) {
    return KINDS.contains(value);
  }

  @Override
  public String condition(List<String> values) {
    return """
        EXISTS (
          SELECT FROM turnout.standing_commitments s
          WHERE s.contact = p.contact AND s.organization = :organization AND s.kind = ANY (CAST(:values AS text[])))
        """;
  }
}
