package org.polyphony.calling;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.polyphony.accounts.AccountsModule;
import org.polyphony.accounts.AccountsSettings;
import org.polyphony.campaigns.CampaignsModule;
import org.polyphony.care.CareModule;
import org.polyphony.care.CareSettings;
import org.polyphony.consent.ConsentModule;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.coordination.CoordinationModule;
import org.polyphony.events.EventsModule;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Journal;
import org.polyphony.platform.SigningKeys;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.queue.CallQueue;
import org.polyphony.queue.Claimed;
import org.polyphony.queue.QueueModule;
import org.polyphony.queue.QueueSettings;
import org.polyphony.scripts.Answer;
import org.polyphony.scripts.ScriptArguments;
import org.polyphony.scripts.ScriptsModule;
import org.polyphony.turnout.TurnoutModule;
import org.polyphony.web.Viewer;

/**
 * The statements of one claim and of one outcome, as the service's own parts were heard to send
 * them.
 */
record Heard(List<Statement> claim, List<Statement> outcome) {

  /** The SQL with question marks, and what is bound to each. */
  record Statement(
      String sql, List<String> names, List<Argument> values, StatementContext context) {}

  /** Listens from the first statement on, and takes down what is said while it is asked to. */
  static final class Listener implements SqlLogger {
    private final List<Statement> statements = new ArrayList<>();
    private boolean listening;

    List<Statement> hear(Runnable work) {
      statements.clear();
      listening = true;
      work.run();
      listening = false;
      return List.copyOf(statements);
    }

    @Override
    public void logBeforeExecution(StatementContext context) {
      if (!listening) {
        return;
      }
      var parsed = context.getParsedSql();
      List<String> names = parsed.getParameters().getParameterNames();
      List<Argument> values =
          names.stream()
              .map(name -> context.getBinding().findForName(name, context).orElseThrow())
              .toList();
      statements.add(new Statement(parsed.getSql(), names, values, context));
    }
  }

  /** Does each once, and once before, so that what is read once and kept is kept. */
  static Heard in(BenchmarkHouse house, UUID campaign) {
    Jdbi jdbi = house.database.jdbi();
    Clock clock = Clock.systemUTC();
    Audit audit = new Audit(clock);
    Journal journal = new Journal(clock);
    SigningKeys keys = new SigningKeys(jdbi, clock);
    AccountsModule accounts =
        new AccountsModule(jdbi, clock, audit, new byte[32], AccountsSettings.none(), null);
    ScriptsModule scripts =
        new ScriptsModule(
            jdbi,
            clock,
            audit,
            Messages.load(Heard.class.getClassLoader()),
            (viewer, contact) -> ScriptArguments.NONE);
    QueueModule queue = new QueueModule(jdbi, QueueSettings.usual(), scripts, keys, audit, clock);
    ConsentModule consent = new ConsentModule(clock);
    CampaignsModule campaigns =
        new CampaignsModule(
            jdbi,
            consent,
            new ContactsModule(
                house.database, SomePrivacy.over(house.database.jdbi()), journal, audit, clock),
            scripts,
            new EventsModule(jdbi, audit, clock),
            new TurnoutModule(jdbi, audit, clock),
            queue.feed(),
            journal,
            audit,
            clock);
    Outcomes outcomes =
        new Outcomes(
            jdbi,
            queue.settling(),
            campaigns.attempts(),
            new CoordinationModule(
                    jdbi,
                    consent,
                    campaigns,
                    queue,
                    (handle, organization, from, until) -> List.of(),
                    audit,
                    clock)
                .speakersAhead(),
            new CareModule(
                    jdbi,
                    Messages.load(Heard.class.getClassLoader()),
                    audit,
                    clock,
                    CareSettings.usual())
                .incidents(),
            queue.receipts());
    CallQueue claims = queue.queue();
    String token = house.callers.get(0).token();
    Viewer viewer = accounts.signIns().byBearer(token).orElseThrow();
    Claimed before = (Claimed) claims.claim(viewer, campaign);
    outcomes.record(outcomes.proof(queue.receipts().issue(before)), said(before));

    AtomicReference<Claimed> claim = new AtomicReference<>();
    List<Statement> claiming =
        house.listener.hear(
            () -> {
              accounts.signIns().byBearer(token);
              claim.set((Claimed) claims.claim(viewer, campaign));
            });
    List<Statement> recording =
        house.listener.hear(
            () ->
                outcomes.record(
                    outcomes.proof(queue.receipts().issue(claim.get())), said(claim.get())));
    return new Heard(claiming, recording);
  }

  private static AttemptJson said(Claimed claim) {
    UUID contact = claim.people().get(0).contact();
    return new AttemptJson(
        UUID.randomUUID(),
        "",
        "talked",
        "en",
        "en",
        List.of(
            new AttemptJson.Person(
                contact, null, null, null, Map.of("come", Answer.of("yes")), null)),
        List.of(),
        "",
        null,
        null,
        null,
        null,
        null);
  }

  /** What was heard, to be looked at. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    claim.forEach(statement -> text.append("-- claim\n").append(statement.sql()).append('\n'));
    outcome.forEach(statement -> text.append("-- outcome\n").append(statement.sql()).append('\n'));
    return text.toString();
  }
}
