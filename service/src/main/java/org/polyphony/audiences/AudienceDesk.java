package org.polyphony.audiences;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What pages and API ask about audiences, each in a transaction of its own. */
final class AudienceDesk {

  /** So many people are gathered before the page is answered; more of them by the job after it. */
  private static final int AT_ONCE = 3_000;

  private final Jdbi jdbi;
  private final Criteria criteria;
  private final Matches matches;
  private final Audiences audiences;
  private final Keeping keeping;

  AudienceDesk(
      Jdbi jdbi, Criteria criteria, Matches matches, Audiences audiences, Keeping keeping) {
    this.jdbi = jdbi;
    this.criteria = criteria;
    this.matches = matches;
    this.audiences = audiences;
    this.keeping = keeping;
  }

  List<Criterion> criteria() {
    return criteria.all();
  }

  /** What can be chosen, by the criterion's key. */
  Map<String, List<Option>> options(Viewer viewer) {
    return jdbi.withHandle(
        handle -> {
          Map<String, List<Option>> options = new LinkedHashMap<>();
          for (Criterion criterion : criteria.all()) {
            options.put(criterion.key(), criterion.options(handle, viewer));
          }
          return options;
        });
  }

  List<Audience> of(Viewer viewer) {
    return jdbi.withHandle(handle -> audiences.of(handle, viewer));
  }

  /**
   * @throws Problem 404 where the viewer has no such audience
   */
  Audience find(Viewer viewer, UUID id) {
    return jdbi.withHandle(handle -> audiences.find(handle, viewer, id));
  }

  /** How many of its people speak which language, the most first. */
  List<AudiencesDao.LanguageCount> languages(Audience audience) {
    return jdbi.withHandle(handle -> handle.attach(AudiencesDao.class).languages(audience.id()));
  }

  /** Where the clock of the viewer's organization stands. */
  ZoneId zone(Viewer viewer) {
    return jdbi.withHandle(
        handle -> ZoneId.of(handle.attach(Zones.class).of(viewer.organization())));
  }

  /**
   * How many people fulfil these rules now.
   *
   * @throws Problem 422 with the rules that cannot stand
   */
  Matches.Count count(Viewer viewer, String purpose, List<Rule> rules) {
    List<FieldProblem> wrong = criteria.rules(rules);
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
    return matches.count(jdbi, new Matches.Wanted(viewer.organization(), purpose, rules));
  }

  /**
   * @throws Problem 422 with what cannot be
   */
  Audience create(Viewer viewer, NewAudience said) {
    UUID id = jdbi.inTransaction(handle -> audiences.create(handle, viewer, said));
    return gathered(viewer, id);
  }

  /**
   * @throws Problem 422 with what cannot be; 404 where the viewer has no such audience
   */
  Audience change(Viewer viewer, UUID id, NewAudience said) {
    jdbi.useTransaction(handle -> audiences.change(handle, viewer, id, said));
    return gathered(viewer, id);
  }

  /**
   * @throws Problem 404 where the viewer has no such audience
   */
  Audience archive(Viewer viewer, UUID id, boolean archived) {
    jdbi.useTransaction(handle -> audiences.archive(handle, viewer, id, archived));
    return find(viewer, id);
  }

  private Audience gathered(Viewer viewer, UUID id) {
    Audience audience = find(viewer, id);
    Matches.Count count = count(viewer, audience.purpose(), audience.rules());
    if (count.exact() && count.people() <= AT_ONCE) {
      keeping.keep(id);
    }
    return find(viewer, id);
  }

  /** The other features' views that pages need. */
  interface Zones {
    @SqlQuery(
        "SELECT time_zone FROM accounts.known_organizations WHERE organization = :organization")
    String of(UUID organization);
  }
}
