package org.polyphony.campaigns;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.polyphony.audiences.Criterion;
import org.polyphony.audiences.Option;
import org.polyphony.audiences.Values;
import org.polyphony.web.Viewer;

/** Chooses people by what came of calls to them, and by the campaigns in which they were tried. */
final class TriedCriteria {

  /**
   * One of the two.
   *
   * @param sql what an attempt {@code a} must fulfil beside
   */
  private record Tried(
      String key,
      BiFunction<Handle, Viewer, List<Option>> offered,
      Predicate<String> readable,
      String sql)
      implements Criterion {

    @Override
    public String label() {
      return "campaigns.criterion." + key;
    }

    @Override
    public Kind kind() {
      return Kind.CHOICES;
    }

    @Override
    public List<Option> options(Handle handle, Viewer viewer) {
      return offered.apply(handle, viewer);
    }

    @Override
    public boolean reads(String value) {
      return readable.test(value);
    }

    @Override
    public String condition(List<String> values) {
      return sql;
    }
  }

  private TriedCriteria() {}

  static List<Criterion> all(Campaigns campaigns) {
    return List.of(
        new Tried(
            "result",
            (handle, viewer) ->
                Stream.of(Result.values())
                    .map(
                        result -> Option.worded(result.code(), "campaigns.result." + result.code()))
                    .toList(),
            code -> Result.of(code).isPresent(),
            """
            EXISTS (
              SELECT FROM campaigns.attempted_people a
              WHERE a.contact = p.contact AND a.organization = :organization AND a.disposition = 'accepted'
                AND a.result = ANY (CAST(:values AS text[])))
            """),
        new Tried(
            "campaign",
            (handle, viewer) ->
                campaigns.of(handle, viewer).stream()
                    .map(campaign -> Option.named(campaign.id().toString(), campaign.name()))
                    .toList(),
            Values::isId,
            """
            EXISTS (
              SELECT FROM campaigns.attempted_people a
              WHERE a.contact = p.contact AND a.organization = :organization AND a.disposition = 'accepted'
                AND a.campaign = ANY (CAST(:values AS uuid[])))
            """));
  }
}
