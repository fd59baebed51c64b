package org.polyphony.imports;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.polyphony.consent.ConsentModule;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Database;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Jobs;
import org.polyphony.platform.Journal;
import org.polyphony.platform.Uploads;
import org.polyphony.privacy.Expiring;
import org.polyphony.profile.ProfileModule;
import org.polyphony.ties.TagIntake;
import org.polyphony.web.Site;

/** Files coming in. Contacts are the first target; features above register theirs. */
public final class ImportsModule {

  /** How soon an import that a kill interrupted is taken up again. */
  private static final Duration PATROL = Duration.ofSeconds(10);

  private final Uploads uploads;
  private final Imports imports;
  private final ImportDesk desk;

  /** A piece of work: one import. */
  record Job(UUID importId) {}

  public ImportsModule(
      Database database,
      Jobs jobs,
      ContactsModule contacts,
      ConsentModule consent,
      ProfileModule profile,
      Journal journal,
      Audit audit,
      Clock clock,
      ImportsSettings settings) {
    uploads = new Uploads(database.jdbi(), clock);
    Later later = new Later(clock);
    imports = new Imports(uploads, later::schedule, audit, clock);
    imports.register(
        new ContactsTarget(
            contacts,
            consent.consentIntake(),
            profile.names(),
            new TagIntake(database.jdbi(), clock),
            consent.optOutIntake(database.jdbi(), contacts, journal),
            clock));
    ImportRunner runner =
        new ImportRunner(database.jdbi(), uploads, imports, contacts.sensitive(), journal, clock);
    later.kind = jobs.oneTime("imports.run", Job.class, job -> runner.run(job.importId()));
    jobs.recurring("imports.patrol", Schedules.fixedDelay(PATROL), runner::runAll);
    desk = new ImportDesk(database.jdbi(), uploads, imports, contacts.lists(), settings);
    jobs.recurring("imports.uploads", Schedules.fixedDelay(Duration.ofHours(6)), uploads::sweep);
  }

  /** What is kept of files for a time. */
  public Expiring expiring() {
    return new ExpiringRows(uploads);
  }

  /** Brings files in. */
  public Imports imports() {
    return imports;
  }

  /**
   * How a person is forgotten here: rows that were turned away or noted and have their number,
   * their e-mail address or their name in them, and the values that were shown of such files.
   */
  public List<Erasing> erasing() {
    return List.of(
        new Erasing(
            """
            DELETE FROM imports.noted_rows WHERE (import, verdict, line) IN (
              SELECT n.import, n.verdict, n.line
              FROM imports.imports i
              JOIN imports.noted_rows n ON n.import = i.id
              CROSS JOIN LATERAL (
                SELECT lower(coalesce(string_agg(c, ' '), '')) AS text FROM jsonb_array_elements_text(n.cells) c) r
              WHERE i.organization = :organization AND (
                EXISTS (SELECT FROM unnest(:digits) d WHERE strpos(regexp_replace(r.text, '[^0-9]', '', 'g'), d) > 0)
                OR EXISTS (SELECT FROM unnest(:names || :emails) t WHERE strpos(r.text, t) > 0)))
            """),
        new Erasing(
            """
            UPDATE imports.imports i
            SET examples = '[]',
                layout = CASE WHEN layout IS NOT NULL THEN jsonb_set(layout, '{columns}', coalesce((
                  SELECT jsonb_agg(c || '{"samples": []}' ORDER BY place)
                  FROM jsonb_array_elements(layout -> 'columns') WITH ORDINALITY AS columns (c, place)),
                  '[]')) END
            WHERE i.organization = :organization AND EXISTS (
              SELECT FROM unnest(:digits || :names || :emails) t
              WHERE strpos(lower(i.examples::text || coalesce(i.layout::text, '')), t) > 0)
            """));
  }

  /** Takes files in from pages and programs. */
  public ImportDesk desk() {
    return desk;
  }

  /** Adds pages and API. */
  public void register(Site site) {
    site.resource(new ImportsResource(desk));
    site.resource(new PaperResource(desk));
    site.resource(new ImportsApiResource(desk));
  }
}
