package org.polyphony.calling;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.polyphony.accounts.AccountsModule;
import org.polyphony.accounts.AccountsSettings;
import org.polyphony.campaigns.CampaignsModule;
import org.polyphony.consent.ConsentModule;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.events.EventsModule;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Journal;
import org.polyphony.platform.SigningKeys;
import org.polyphony.queue.CallQueue;
import org.polyphony.queue.Claimed;
import org.polyphony.queue.QueueModule;
import org.polyphony.scripts.Answer;
import org.polyphony.scripts.ScriptArguments;
import org.polyphony.scripts.ScriptsModule;
import org.polyphony.turnout.TurnoutModule;
import org.polyphony.web.Viewer;

/**
 * Claims and outcomes a second over HTTP with 1, 8 and 32 callers at full speed, beside the same
 * statements straight on the same database, in the same run. The command is in {@code
 * docs/guide/benchmarks.md}.
 *
 * <p>Arguments: {@code --contacts=100000 --seconds=10 --callers=1,8,32}.
 */
public final class CallingBenchmark {

  private static final Duration WARM_UP = Duration.ofSeconds(4);

  private final BenchmarkHouse house;
  private final Duration measured;

  private record Rates(Latencies claims, Latencies outcomes) {}

  private record Statements(List<BareCalls.Heard> claim, List<BareCalls.Heard> outcome) {}

  private CallingBenchmark(BenchmarkHouse house, Duration measured) {
    this.house = house;
    this.measured = measured;
  }

  public static void main(String[] arguments) throws Exception {
    Map<String, String> options = new HashMap<>();
    for (String argument : arguments) {
      String[] option = argument.replaceFirst("^--", "").split("=", 2);
      options.put(option[0], option[1]);
    }
    int contacts = Integer.parseInt(options.getOrDefault("contacts", "100000"));
    int seconds = Integer.parseInt(options.getOrDefault("seconds", "10"));
    int[] callers =
        Arrays.stream(options.getOrDefault("callers", "1,8,32").split(","))
            .mapToInt(Integer::parseInt)
            .toArray();
    try (BenchmarkHouse house = new BenchmarkHouse(Arrays.stream(callers).max().orElse(1))) {
      house.bringIn(contacts);
      System.out.printf("%,d contacts with a line each; %d s each%n", contacts, seconds);
      new CallingBenchmark(house, Duration.ofSeconds(seconds)).run(callers);
    }
    System.exit(0);
  }

  private void run(int[] callers) throws Exception {
    Statements statements = listen();
    System.out.printf(
        "A claim is %d statements, an outcome %d, each with a commit.%n",
        statements.claim().size(), statements.outcome().size());
    for (int count : callers) {
      UUID first = house.open();
      Rates http =
          measure(count, i -> new HttpCalls(house.url(), house.callers.get(i).token(), first));
      UUID second = house.open();
      Rates bare =
          measure(
              count,
              i ->
                  new BareCalls(
                      house.connect(),
                      house.callers.get(i).user(),
                      second,
                      statements.claim(),
                      statements.outcome()));
      print(count, "claims  ", http.claims(), bare.claims());
      print(count, "outcomes", http.outcomes(), bare.outcomes());
    }
  }

  private static void print(int callers, String what, Latencies http, Latencies bare) {
    System.out.printf("%n%2d callers, %s  HTTP %s%n", callers, what, http);
    System.out.printf("%20s  bare %s%n", "", bare);
    System.out.printf("%20s  ratio %.2f%n", "", http.rate() / bare.rate());
  }

  private interface Desk {
    Calls of(int caller) throws Exception;
  }

  /** Each caller claims and records in turn. Both sides are warmed up first. */
  private Rates measure(int callers, Desk desk) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    List<long[]> claims = new ArrayList<>();
    List<long[]> outcomes = new ArrayList<>();
    long begin = System.nanoTime() + WARM_UP.toNanos();
    long end = begin + measured.toNanos();
    try {
      List<Callable<long[][]>> work =
          IntStream.range(0, callers)
              .<Callable<long[][]>>mapToObj(i -> () -> work(desk.of(i), begin, end))
              .toList();
      for (Future<long[][]> done : threads.invokeAll(work)) {
        claims.add(done.get()[0]);
        outcomes.add(done.get()[1]);
      }
    } finally {
      threads.shutdown();
    }
    return new Rates(Latencies.of(claims), Latencies.of(outcomes));
  }

  private static long[][] work(Calls calls, long begin, long end) throws Exception {
    List<Long> claims = new ArrayList<>();
    List<Long> outcomes = new ArrayList<>();
    try (calls) {
      for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
        if (!calls.claim()) {
          System.out.println("Nothing left to call: more --contacts or fewer --seconds.");
          break;
        }
        long claimed = System.nanoTime();
        calls.record();
        if (start >= begin) {
          claims.add(claimed - start);
          outcomes.add(System.nanoTime() - claimed);
        }
      }
    }
    return new long[][] {numbers(claims), numbers(outcomes)};
  }

  private static long[] numbers(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  /** Does each once with the service's own parts and listens to what they send. */
  private Statements listen() {
    var jdbi = house.database.jdbi();
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
            Messages.load(CallingBenchmark.class.getClassLoader()),
            (viewer, contact) -> ScriptArguments.NONE);
    EventsModule events = new EventsModule(jdbi, audit, clock);
    QueueModule queue = new QueueModule(jdbi, scripts, keys, audit, clock);
    CampaignsModule campaigns =
        new CampaignsModule(
            jdbi,
            new ConsentModule(clock),
            new ContactsModule(house.database, journal, audit, clock),
            scripts,
            events,
            new TurnoutModule(jdbi, audit, clock),
            queue.feed(),
            journal,
            audit,
            clock);
    Outcomes outcomes =
        new Outcomes(jdbi, queue.settling(), campaigns.attempts(), queue.receipts());
    UUID campaign = house.open();
    String token = house.callers.get(0).token();
    Viewer viewer = accounts.signIns().byBearer(token).orElseThrow();
    CallQueue claims = queue.queue();
    // Once before, so that what is read once and kept is kept.
    Claimed before = (Claimed) claims.claim(viewer, campaign);
    outcomes.record(
        queue.receipts().verify(queue.receipts().issue(before)).orElseThrow(), said(before));

    BareCalls.Listener claiming = new BareCalls.Listener();
    jdbi.setSqlLogger(claiming);
    accounts.signIns().byBearer(token);
    Claimed claim = (Claimed) claims.claim(viewer, campaign);
    BareCalls.Listener recording = new BareCalls.Listener();
    jdbi.setSqlLogger(recording);
    outcomes.record(
        queue.receipts().verify(queue.receipts().issue(claim)).orElseThrow(), said(claim));
    jdbi.setSqlLogger(new org.jdbi.v3.core.statement.SqlLogger() {});
    return new Statements(claiming.statements, recording.statements);
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
            new AttemptJson.Person(contact, null, null, null, Map.of("come", Answer.of("yes")))),
        List.of(),
        "",
        null,
        null,
        null,
        null);
  }
}
