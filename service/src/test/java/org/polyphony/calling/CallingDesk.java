package org.polyphony.calling;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.polyphony.Given;
import org.polyphony.TestService;
import org.polyphony.TestService.Person;
import org.polyphony.calling.CallingApi.Answer;
import org.polyphony.platform.Ids;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Role;

/** Campaigns to call for, with a script of every kind of step, and callers in browsers. */
final class CallingDesk {

  private static final Map<String, String> ENGLISH =
      Map.ofEntries(
          Map.entry("hello", "Hello {first_name}, this is {caller}."),
          Map.entry("come", "Will you come?"),
          Map.entry("come.yes", "Yes"),
          Map.entry("come.no", "No"),
          Map.entry("needs", "Would any of these help?"),
          Map.entry("needs.ride", "A ride"),
          Map.entry("needs.childcare", "Childcare"),
          Map.entry("wish", "What do you wish were different?"),
          Map.entry("bye", "Thank you!"),
          Map.entry("voicemail", "Hello, this is {caller}. Please call us back."));

  private static final Map<String, String> HMONG =
      Map.of("hello", "Nyob zoo {first_name}.", "come", "Koj puas tuaj?", "come.yes", "Tuaj");

  private final TestService service;
  private final Browser browser;
  private final CallingApi api;
  private final String coordinator;
  private final String script;

  CallingDesk(TestService service, Browser browser) {
    this.service = service;
    this.browser = browser;
    api = new CallingApi(service);
    coordinator = api.token(service.person(Role.COORDINATOR, "en"));
    script = script(steps(), Map.of("en", ENGLISH, "hmn", HMONG));
  }

  /** A published script of these steps; its id. */
  String script(List<Map<String, Object>> steps, Map<String, Map<String, String>> bundles) {
    Answer created =
        api.post(
            coordinator,
            "/api/v1/scripts",
            Map.of(
                "name", "Invitation", "source_language", "en", "steps", steps, "bundles", bundles));
    String id = created.text("id");
    Answer published =
        api.put(coordinator, "/api/v1/scripts/" + id + "/state", Map.of("state", "published"));
    assertThat(published.status()).as("%s", published.body()).isLessThan(300);
    return id;
  }

  private static List<Map<String, Object>> steps() {
    return List.of(
        Map.of("id", "hello", "kind", "say"),
        Map.of(
            "id",
            "come",
            "kind",
            "single",
            "choices",
            List.of("yes", "no"),
            "next",
            Map.of("no", "wish")),
        Map.of("id", "needs", "kind", "multi", "choices", List.of("ride", "childcare")),
        Map.of("id", "wish", "kind", "text"),
        Map.of("id", "bye", "kind", "say", "next", Map.of("*", "end")),
        Map.of("id", "voicemail", "kind", "say"));
  }

  /** An empty list of contacts. */
  UUID list() {
    UUID list = Ids.next();
    sql(
        "INSERT INTO contacts.lists (id, organization, name, created_at) VALUES (?, ?, 'List', now())",
        list,
        service.organization());
    return list;
  }

  /** People of these languages on a new list, each with a number of their own. */
  UUID listOf(String... languages) {
    UUID list = list();
    for (String language : languages) {
      person(list, "Person " + Ids.next().toString().substring(24), language, line());
    }
    return list;
  }

  /** A number that nobody has yet. */
  UUID line() {
    return service.jdbi().withHandle(Given::line);
  }

  /** Somebody on a list. */
  UUID person(UUID list, String name, String language, UUID line) {
    UUID contact =
        service
            .jdbi()
            .withHandle(handle -> Given.contactOn(handle, service.organization(), name, line));
    sql(
        "UPDATE contacts.contacts SET spoken = ?, spoken_source = ? WHERE id = ?",
        language,
        language.equals("und") ? "none" : "self_declared",
        contact);
    sql("INSERT INTO contacts.list_members (list, contact) VALUES (?, ?)", list, contact);
    return contact;
  }

  /** An open campaign over a list. */
  UUID campaign(UUID list) {
    return campaign(list, Map.of());
  }

  /** One with further settings, as the API takes them. */
  UUID campaign(UUID list, Map<String, ?> settings) {
    Map<String, Object> body = new HashMap<>();
    body.put("name", "Invite the neighbors");
    body.put("channel", "phone");
    body.put("goal", "survey");
    body.put("purpose", "any");
    body.put("script", script);
    body.put("lists", List.of(list));
    body.put("languages", List.of("hmn", "vi", "es", "en", "und"));
    body.putAll(settings);
    Answer created = api.post(coordinator, "/api/v1/campaigns", body);
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    UUID campaign = UUID.fromString(created.text("id"));
    state(campaign, "open");
    return campaign;
  }

  /** Opens, pauses or closes a campaign. */
  void state(UUID campaign, String state) {
    Answer moved =
        api.put(coordinator, "/api/v1/campaigns/" + campaign + "/state", Map.of("state", state));
    assertThat(moved.status()).as("%s", moved.body()).isEqualTo(200);
  }

  /** The console of somebody who speaks these languages. */
  ConsolePages console(UUID campaign, Look look, String... speaks) {
    return console(campaign, look, caller(speaks));
  }

  /** The console of this person, in a browser of their own. */
  ConsolePages console(UUID campaign, Look look, Person person) {
    return ConsolePages.open(signIn(browser(look), person), campaign);
  }

  /** Somebody who may call. */
  Person caller(String... speaks) {
    return service.person(Role.ORGANIZER, speaks);
  }

  /** A browser in which nobody is signed in. */
  Page browser(Look look) {
    return browser.open(service.url(), look);
  }

  /** Signs somebody in on a page, whoever was there before. */
  Page signIn(Page page, Person person) {
    page.navigate(service.signInLink(person));
    page.locator("main form button").click();
    page.waitForURL(url -> !url.contains("/sign-in"));
    return page;
  }

  /** Somebody who calls by the API, and has the next line. */
  Answer claim(UUID campaign, String... speaks) {
    return api.claim(api.token(service.person(Role.ORGANIZER, speaks)), campaign);
  }

  /** How many attempts of a campaign are recorded and stand. */
  int attempts(UUID campaign) {
    return number(
        "SELECT count(*) FROM campaigns.attempts WHERE campaign = ? AND undone_at IS NULL",
        campaign);
  }

  int number(String query, Object... arguments) {
    return Integer.parseInt(text(query, arguments));
  }

  /** The first column of the only row; null where there is none yet. */
  String text(String query, Object... arguments) {
    return service
        .jdbi()
        .withHandle(
            handle -> handle.select(query, arguments).mapTo(String.class).findOne().orElse(null));
  }

  void sql(String statement, Object... arguments) {
    service.jdbi().useHandle(handle -> handle.execute(statement, arguments));
  }
}
