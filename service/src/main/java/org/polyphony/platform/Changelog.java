package org.polyphony.platform;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.change.CheckSum;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.jspecify.annotations.Nullable;

/**
 * The changes of the schema that this jar knows, and Liquibase to apply them. Public for the backup
 * only.
 */
public final class Changelog {

  /**
   * One of them: Liquibase's author, the owning feature, and id, the time it was written.
   *
   * @param author such as {@code platform}
   * @param id such as {@code 202611220101}
   */
  public record Change(String author, String id) {

    @Override
    public String toString() {
      return author + ":" + id;
    }
  }

  private static final String FILE = "migrations.xml";

  /** Output through the log, and no anonymous statistics to Liquibase's makers. */
  private static final Map<String, Object> QUIET =
      Map.of(Scope.Attr.ui.name(), new LoggerUIService(), "liquibase.analytics.enabled", false);

  private final ResourceAccessor resources =
      new ClassLoaderResourceAccessor(Changelog.class.getClassLoader());

  /** As first read; Liquibase's own copy is read anew, since that one is changed. */
  private @Nullable List<ChangeSet> sets;

  /** In the order in which they are applied. */
  public List<Change> known() {
    return quietly(() -> sets().stream().map(Changelog::name).toList());
  }

  /**
   * Whether a database holds every change as it is here. Then Liquibase, which takes its seconds to
   * find that out, need not be asked.
   *
   * @param checksums Liquibase's, of what was applied; null where there is none
   */
  boolean isWhollyIn(Map<Change, @Nullable CheckSum> checksums) {
    return quietly(
        () ->
            sets().stream()
                .allMatch(
                    set -> {
                      CheckSum applied = checksums.get(name(set));
                      return applied != null && set.isCheckSumValid(applied);
                    }));
  }

  /**
   * Applies what is wanted and not yet there, each change in a transaction of its own.
   *
   * @param connection used up: closed afterwards
   */
  void apply(Connection connection, Predicate<Change> wanted) {
    quietly(
        () -> {
          Database database = new PostgresDatabase();
          database.setConnection(new JdbcConnection(connection));
          database.setDefaultSchemaName("public");
          database.setLiquibaseSchemaName("public");
          DatabaseChangeLog changelog = parse();
          changelog.getChangeSets().removeIf(set -> !wanted.test(name(set)));
          try (Liquibase liquibase = new Liquibase(changelog, resources, database)) {
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            liquibase.forceReleaseLocks();
            liquibase.update(new Contexts(), new LabelExpression());
          }
          return null;
        });
  }

  private List<ChangeSet> sets() throws LiquibaseException {
    if (sets == null) {
      sets = parse().getChangeSets();
    }
    return sets;
  }

  private static Change name(ChangeSet set) {
    return new Change(set.getAuthor(), set.getId());
  }

  private DatabaseChangeLog parse() throws LiquibaseException {
    return ChangeLogParserFactory.getInstance()
        .getParser(FILE, resources)
        .parse(FILE, new ChangeLogParameters(), resources);
  }

  private static <T> T quietly(Scope.ScopedRunnerWithReturn<T> work) {
    try {
      return Scope.child(QUIET, work);
    } catch (Exception e) {
      throw new CannotStart(
          "migration",
          "The database could not be brought to this version: "
              + firstLine(e)
              + " Nothing is lost; the change that"
              + " failed was taken back.",
          e);
    }
  }

  private static String firstLine(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("") + ".";
  }
}
