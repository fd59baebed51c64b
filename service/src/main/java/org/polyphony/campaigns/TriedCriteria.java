package org.polyphony.campaigns;

import java.util.List;
import java.util.stream.Stream;
import org.polyphony.audiences.Criterion;
import org.polyphony.audiences.Option;
import org.polyphony.audiences.SimpleCriterion;
import org.polyphony.audiences.Values;

/** Chooses people by what came of calls to them, and by the campaigns in which they were tried. */
final class TriedCriteria {

  private TriedCriteria() {}

  static List<Criterion> all(Campaigns campaigns) {
    return List.of(
        SimpleCriterion.codes(
            "result",
            "campaigns.criterion.result",
            Stream.of(Result.values()).map(Result::code).toList(),
            "campaigns.result.",
            """
            EXISTS (
              SELECT FROM campaigns.attempted_people a
              WHERE a.contact = p.contact AND a.organization = :organization AND a.disposition = 'accepted'
                AND a.result = ANY (CAST(:values AS text[])))
            """),
        SimpleCriterion.choices(
            "campaign",
            "campaigns.criterion.campaign",
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
