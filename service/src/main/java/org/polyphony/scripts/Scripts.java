package org.polyphony.scripts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** The scripts of the organizations, and their versions. */
public final class Scripts {
  private final Jdbi jdbi;
  private final Clock clock;
  private final Audit audit;

  // Published versions never change, and there are few: hundreds, of some ten kilobytes each.
  private final Map<UUID, ScriptVersion> published = new ConcurrentHashMap<>();

  Scripts(Jdbi jdbi, Clock clock, Audit audit) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
  }

  /** As {@link #of(Handle, Viewer)}, in a transaction of its own. */
  public List<ScriptSummary> of(Viewer viewer) {
    return jdbi.inTransaction(handle -> of(handle, viewer));
  }

  /** As {@link #find(Handle, Viewer, UUID)}, in a transaction of its own. */
  public ScriptSummary find(Viewer viewer, UUID script) {
    return jdbi.inTransaction(handle -> find(handle, viewer, script));
  }

  UUID create(Viewer viewer, NewScript script) {
    return jdbi.inTransaction(
        handle -> create(handle, viewer.organization(), viewer.user(), script));
  }

  UUID createFromStarter(Viewer viewer, String starter, String name) {
    return jdbi.inTransaction(
        handle -> createFromStarter(handle, viewer.organization(), viewer.user(), starter, name));
  }

  UUID publish(Viewer viewer, UUID script) {
    return jdbi.inTransaction(
        handle -> publish(handle, viewer.organization(), viewer.user(), script));
  }

  /**
   * The draft, else the newest published version.
   *
   * @throws Problem 404 where there is none, or it is another organization's
   */
  public ScriptVersion newest(Viewer viewer, UUID script) {
    return jdbi.inTransaction(
        handle -> {
          ScriptsDao.ScriptRow row = row(handle, viewer, script);
          List<ScriptsDao.VersionRow> versions = dao(handle).versions(script);
          return read(handle, row, versions.get(0));
        });
  }

  /** What would be read out today: the newest published version, else the draft. */
  ScriptVersion best(Viewer viewer, UUID script) {
    return jdbi.inTransaction(
        handle -> {
          ScriptsDao.ScriptRow row = row(handle, viewer, script);
          return dao(handle)
              .published(script)
              .map(version -> version(handle, version.id()))
              .orElseGet(() -> read(handle, row, dao(handle).draft(script).orElseThrow()));
        });
  }

  /**
   * A version of a script of the viewer's organization.
   *
   * @param version its id or its number
   * @throws Problem 404
   */
  public ScriptVersion version(Viewer viewer, UUID script, String version) {
    return jdbi.inTransaction(
        handle -> {
          row(handle, viewer, script);
          return dao(handle).versions(script).stream()
              .filter(
                  row -> row.id().toString().equals(version) || version.equals("" + row.number()))
              .findFirst()
              .map(row -> version(handle, row.id()))
              .orElseThrow(Problem::notFound);
        });
  }

  /** What the viewer's organization has, newest first, archived ones last. */
  public List<ScriptSummary> of(Handle handle, Viewer viewer) {
    return dao(handle).scriptsOf(viewer.organization()).stream()
        .map(script -> summary(handle, script))
        .toList();
  }

  /**
   * One script.
   *
   * @throws Problem 404 where there is none, or it is another organization's
   */
  public ScriptSummary find(Handle handle, Viewer viewer, UUID script) {
    return summary(handle, row(handle, viewer, script));
  }

  /**
   * The version that a new campaign is given.
   *
   * @throws Problem 404 where there is no such script; 409 {@code script_not_published}
   */
  public ScriptVersion published(Handle handle, Viewer viewer, UUID script) {
    row(handle, viewer, script);
    return dao(handle)
        .published(script)
        .map(version -> version(handle, version.id()))
        .orElseThrow(() -> Problem.conflict("script_not_published"));
  }

  /**
   * A version with its texts. No viewer: the caller has checked who asks.
   *
   * @throws Problem 404 where there is none
   */
  public ScriptVersion version(UUID version) {
    ScriptVersion known = published.get(version);
    return known != null ? known : jdbi.withHandle(handle -> version(handle, version));
  }

  /** As {@link #version(UUID)}, in the caller's transaction. */
  public ScriptVersion version(Handle handle, UUID version) {
    ScriptVersion known = published.get(version);
    if (known != null) {
      return known;
    }
    ScriptVersion read =
        dao(handle).version(version).map(row -> read(handle, row)).orElseThrow(Problem::notFound);
    if (!read.draft()) {
      published.putIfAbsent(version, read);
    }
    return read;
  }

  /**
   * The version to which answers were given: a campaign may have been given a newer one while
   * somebody talked.
   *
   * @param version the campaign's own
   * @return that one where the answers fit it, else the newest one published before it that they do
   *     fit; that one again where they fit none
   */
  public UUID answered(Handle handle, UUID version, Map<String, Answer> answers) {
    ScriptVersion own = version(handle, version);
    if (own.fits(answers)) {
      return version;
    }
    return dao(handle).versions(own.script()).stream()
        .filter(row -> !row.isDraft() && row.number() < own.number())
        .map(row -> version(handle, row.id()))
        .filter(earlier -> earlier.fits(answers))
        .map(ScriptVersion::id)
        .findFirst()
        .orElse(version);
  }

  /** What one language's caller reads: each line in the bundle, with the English beside it. */
  public ScriptRendering rendering(UUID version, String bundle) {
    return new ScriptRendering(version(version), bundle);
  }

  /**
   * Creates a script whose first version is a draft. What is wrong in it is for {@link ScriptCheck}
   * to say; it can be kept all the same.
   *
   * @return the script's id
   */
  public UUID create(Handle handle, UUID organization, @Nullable UUID author, NewScript script) {
    UUID id = Ids.next();
    Instant now = clock.instant();
    dao(handle)
        .insertScript(
            id, organization, script.name(), script.sourceLanguage(), script.sample(), author, now);
    UUID version = Ids.next();
    Structure structure = script.structure();
    dao(handle).insertDraft(version, id, structure.slots(), structure.steps(), now);
    TextsDao texts = handle.attach(TextsDao.class);
    script
        .bundles()
        .forEach(
            (tag, bundle) -> {
              boolean source = tag.equals(script.sourceLanguage());
              TextState state = source ? TextState.REVIEWED : TextState.DRAFT;
              bundle.forEach(
                  (key, text) -> texts.save(version, tag, key, text, state.key(), null, null));
            });
    texts.translatedFromNow(version, script.sourceLanguage());
    audit.append(handle, author, organization, "script.created", "script", id, Map.of());
    return id;
  }

  /**
   * Creates a script from one that comes with the product, with all its languages as drafts.
   *
   * @param starter the starter's key, {@code listening-session}
   * @throws Problem 404 where there is no such starter
   */
  public UUID createFromStarter(
      Handle handle, UUID organization, @Nullable UUID author, String starter, String name) {
    NewScript script = Starters.find(starter).orElseThrow(Problem::notFound).named(name);
    return create(handle, organization, author, script);
  }

  /**
   * Publishes a script's draft: it never changes again, and the version published before is
   * retired. Campaigns keep the version they were made with.
   *
   * @param actor null for the demo
   * @return the version's id; that of the published version where there is no draft, so that a
   *     second click does no harm
   * @throws Problem 404; 422 with the errors that stand in the way
   */
  public UUID publish(Handle handle, UUID organization, @Nullable UUID actor, UUID script) {
    ScriptsDao.ScriptRow row =
        dao(handle).script(script, organization).orElseThrow(Problem::notFound);
    Optional<ScriptsDao.VersionRow> draft = dao(handle).lockDraft(script);
    if (draft.isEmpty()) {
      return dao(handle).published(script).orElseThrow(Problem::notFound).id();
    }
    ScriptVersion version = read(handle, row, draft.get());
    ScriptCheck.requireNoErrors(version);
    handle.attach(TextsDao.class).deleteUnused(version.id(), version.structure().keys());
    dao(handle).forgetEdits(version.id());
    dao(handle).retirePublished(script);
    dao(handle).publish(version.id(), clock.instant(), actor);
    audit.append(
        handle,
        actor,
        organization,
        "script.published",
        "script",
        script,
        Map.of("version", version.number()));
    return version.id();
  }

  /** All versions of a script, newest first. */
  List<ScriptsDao.VersionRow> versions(Viewer viewer, UUID script) {
    return jdbi.inTransaction(handle -> dao(handle).versions(row(handle, viewer, script).id()));
  }

  /** Puts a script away, or brings it back. */
  void archive(Viewer viewer, UUID script, boolean archived) {
    jdbi.useTransaction(handle -> archive(handle, viewer, script, archived));
  }

  private void archive(Handle handle, Viewer viewer, UUID script, boolean archived) {
    row(handle, viewer, script);
    dao(handle).archive(script, archived ? clock.instant() : null);
    audit.append(
        handle,
        viewer.user(),
        viewer.organization(),
        archived ? "script.archived" : "script.restored",
        "script",
        script,
        Map.of());
  }

  private ScriptSummary summary(Handle handle, ScriptsDao.ScriptRow script) {
    Optional<ScriptsDao.VersionRow> draft = dao(handle).draft(script.id());
    Optional<ScriptsDao.VersionRow> newest = dao(handle).published(script.id());
    List<LanguageCoverage> languages =
        draft
            .or(() -> newest)
            .map(version -> read(handle, script, version).languages())
            .orElse(List.of());
    return new ScriptSummary(
        script.id(),
        script.name(),
        script.sourceLanguage(),
        script.sample(),
        script.archivedAt() != null,
        script.createdAt(),
        newest.map(Scripts::numbered).orElse(null),
        draft.map(Scripts::numbered).orElse(null),
        languages);
  }

  private static ScriptSummary.Numbered numbered(ScriptsDao.VersionRow version) {
    return new ScriptSummary.Numbered(version.id(), version.number());
  }

  private static ScriptsDao.ScriptRow row(Handle handle, Viewer viewer, UUID script) {
    return dao(handle).script(script, viewer.organization()).orElseThrow(Problem::notFound);
  }

  private static ScriptVersion read(Handle handle, ScriptsDao.VersionRow version) {
    return read(handle, dao(handle).script(version.script()).orElseThrow(), version);
  }

  static ScriptVersion read(
      Handle handle, ScriptsDao.ScriptRow script, ScriptsDao.VersionRow version) {
    return new ScriptVersion(
        version.id(),
        script.id(),
        script.organization(),
        script.name(),
        version.number(),
        version.isDraft(),
        version.structure(),
        Bundles.of(script.sourceLanguage(), handle.attach(TextsDao.class).texts(version.id())));
  }

  private static ScriptsDao dao(Handle handle) {
    return handle.attach(ScriptsDao.class);
  }
}
