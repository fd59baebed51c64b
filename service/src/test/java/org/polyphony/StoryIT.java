package org.polyphony;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService.Person;
import org.polyphony.calling.ConsolePages;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Role;

/** From a spreadsheet to calls in two languages to the numbers, through the pages alone. */
class StoryIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T17:00:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  private static final String FILE =
      """
      First,Last,Cell,Speaks at home,Street,City,Zip
      Mai Nhia,Vang,(916) 555-0101,Hmong,3271 Marysville Blvd,Sacramento,95815
      Tou Ger,Xiong,916.555.0102,hmn,120 Grand Ave,Sacramento,95838
      Pa Zoua,Lee,9165550103,Hmoob,88 Norwood Ave,Sacramento,95838
      Thị Hồng,Nguyễn,+1 916 555 0104,Tiếng Việt,610 Florin Rd,Sacramento,95823
      Văn Đức,Trần,916-555-0105,vietnamese,612 Florin Rd,Sacramento,95823
      Ngọc Lan,Lê,(916)555-0106,vi,614 Florin Rd,Sacramento,95823
      María Elena,Ñúñez,916 555 0107,español,2450 Meadowview Rd,Sacramento,95832
      José Luis,Peña,1-916-555-0108,Spanish,2452 Meadowview Rd,Sacramento,95832
      Denise,O’Neal,(916) 555-0109,English,40 Mack Rd,Sacramento,95823
      美玲,李,(916) 555-0110,,42 Mack Rd,Sacramento,95823
      Kou,Moua,(916) 555-0111,Klingonese,44 Mack Rd,Sacramento,95823
      Bee,Thao,ask her aunt,Hmong,,Sacramento,95823
      Mai Nhia,Vang,916-555-0101,Hmong,3271 Marysville Blvd,Sacramento,95815
      """;

  /** What the callers recorded: for each person the result and the language spoken. */
  private final Map<String, String> called = new TreeMap<>();

  private final List<String> served = new ArrayList<>();
  private UUID campaign;

  @Test
  void aSpreadsheetBecomesCallsInTwoLanguagesAndTheNumbersAreRight() throws Exception {
    Page coordinator = signIn(Role.COORDINATOR, Look.LAPTOP);
    String list = bringsAListIn(coordinator);
    setsTheOccasionUp(coordinator);
    publishesTheScript(coordinator);
    opensTheCampaign(coordinator, list);
    String door = opensTheDoor(coordinator);

    ConsolePages hmong = joins(door, "Pa Houa", "hmn", Look.PHONE);
    ConsolePages vietnamese = joins(door, "Minh", "vi", Look.LAPTOP);
    theyCall(hmong, vietnamese);

    theLeaderSees();
  }

  private static Page signIn(Role role, Look look) {
    Person person = service.person(role, "en");
    Page page = browser.open(service.url(), look);
    page.navigate("/");
    Axe.check(page);
    page.getByLabel("E-mail").fill(person.email());
    page.getByLabel("Password").fill(person.password());
    click(page, "Sign in");
    Axe.check(page);
    return page;
  }

  /** The name of the list. */
  private static String bringsAListIn(Page page) throws Exception {
    String list = "Neighbors of the center";
    page.navigate("/lists/new");
    page.locator("#name").fill(list);
    Axe.check(page);
    click(page, "Make the list");
    page.getByLabel("File", new Page.GetByLabelOptions().setExact(true))
        .setInputFiles(
            new FilePayload("neighbors.csv", "text/csv", FILE.getBytes(StandardCharsets.UTF_8)));
    Axe.check(page);
    click(page, "Read the file");

    Locator language = page.getByLabel("What “Speaks at home” means");
    assertThat(language).hasValue("ignore");
    Axe.check(page);
    language.selectOption("spoken");
    click(page, "Read it this way");
    assertThat(page.getByLabel("What “Speaks at home” means")).hasValue("spoken");
    theFileComesTo(page);
    assertThat(page.locator("body")).containsText("ask her aunt");
    assertThat(page.locator("body")).containsText("Klingonese");
    Axe.check(page);

    click(page, "Bring them in");
    page.getByText("Go to the list").waitFor();
    theFileComesTo(page);
    Download rejects = page.waitForDownload(() -> page.getByText("Download all of them").click());
    assertThat(Files.readString(rejects.path())).contains("Bee", "Thao", "ask her aunt", "13");
    Axe.check(page);
    page.getByText("Go to the list").click();
    assertThat(page.locator("main")).containsText("Nguyễn");
    assertThat(page.locator("main")).containsText("李");
    Axe.check(page);
    return list;
  }

  private static void theFileComesTo(Page page) {
    assertThat(page.locator("dl.figures").first().locator("dd"))
        .hasText(new String[] {"10", "0", "0", "1", "1", "1"});
  }

  private static void setsTheOccasionUp(Page page) {
    page.navigate("/events/new");
    page.locator("#name").fill("Listening session: residents");
    page.locator("#day").fill("2026-06-24");
    page.locator("#starts_at").fill("18:00");
    page.locator("#ends_at").fill("20:00");
    page.locator("#place").fill("Hagginwood Community Center");
    Axe.check(page);
    page.locator("main form.stack button.primary").click();
    Axe.check(page);
    page.navigate("/turnout");
    page.locator("#name").fill("City election");
    page.locator("#day").fill("2026-11-03");
    Axe.check(page);
    page.locator("main form.stack button").click();
    assertThat(page.locator("main")).containsText("City election");
    Axe.check(page);
  }

  private static void publishesTheScript(Page page) {
    page.navigate("/scripts/new");
    Axe.check(page);
    page.getByText("Invitation to a listening session").click();
    page.locator("#name").fill("Summer invitation");
    Axe.check(page);
    page.locator("main form.stack button.primary").click();
    Axe.check(page);
    click(page, "Publish");
    assertThat(page.locator(".title-row .badge")).containsText("1");
    Axe.check(page);
  }

  private void opensTheCampaign(Page page, String list) {
    page.navigate("/campaigns/new");
    page.getByText("Summer invitation").click();
    page.locator("#name").fill("Invite the neighbors");
    page.getByLabel(list).check();
    Axe.check(page);
    click(page, "Set up campaign");
    Axe.check(page);
    campaign = UUID.fromString(page.url().replaceAll(".*/", ""));
    click(page, "Open for calls");
    assertThat(page.getByText("Go to calls")).isVisible();
    Axe.check(page);
  }

  /** The address that lets a room of volunteers in. */
  private static String opensTheDoor(Page page) {
    page.navigate("/people");
    Axe.check(page);
    page.locator("form[action='/people/codes'] button").click();
    Axe.check(page);
    return page.locator(".poster .address").textContent().strip();
  }

  private ConsolePages joins(String address, String name, String language, Look look) {
    Page page = browser.open(service.url(), look);
    page.navigate(address);
    page.locator("#name").fill(name);
    page.locator("input[name=speaks][value=" + language + "]").check();
    page.locator("input[name=speaks][value=en]").check();
    page.locator("input[name=pin]").fill("480317");
    Axe.check(page);
    page.locator("main form button").last().click();
    page.getByText("Start calling").click();
    ConsolePages console = ConsolePages.on(page);
    Axe.check(page);
    return console;
  }

  private void theyCall(ConsolePages hmong, ConsolePages vietnamese) {
    String first = serves(hmong, "hmn");
    String second = serves(vietnamese, "vi");
    assertThat(hmong.language()).isEqualTo("hmn");
    assertThat(vietnamese.language()).isEqualTo("vi");

    hmong.choose("come", "yes");
    hmong.choose("needs", "ride");
    hmong.choose("vote", "yes");
    record(hmong, first, "talked");
    vietnamese.barrier("es");
    called.put(second, "language_barrier");
    Axe.check(vietnamese.page());

    String third = serves(vietnamese, "vi");
    vietnamese.choose("come", "yes");
    vietnamese.record("refused");
    vietnamese.undo(third);
    assertThat(vietnamese.answer("come", "yes")).isChecked();
    vietnamese.choose("vote", "no");
    record(vietnamese, third, "talked");

    boolean anybody = true;
    while (anybody) {
      anybody = callsOn(hmong, "hmn") | callsOn(vietnamese, "vi");
    }
    hmong
        .page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Look again"))
        .click();
    assertThat(hmong.page().locator(".empty")).containsText("a language that you speak");
    assertThat(vietnamese.page().locator(".empty")).containsText("Español");
    Axe.check(hmong.page());
    Axe.check(vietnamese.page());
  }

  private boolean callsOn(ConsolePages console, String language) {
    if (!console.hasSomebody()) {
      return false;
    }
    String name = serves(console, language);
    if (console.language().equals("und")) {
      assertThat(console.page().locator(".which-language")).isVisible();
      console.page().locator("button[data-heard=en]").click();
    }
    console.choose("come", "no");
    record(console, name, "talked");
    return true;
  }

  /** Who is on the screen: nobody else was given them, and they speak what the caller does. */
  private String serves(ConsolePages console, String language) {
    String name = console.name().textContent();
    assertThat(served).doesNotContain(name);
    assertThat(console.language()).isIn(language, "en", "und");
    served.add(name);
    return name;
  }

  private void record(ConsolePages console, String name, String result) {
    console.record(result);
    called.put(name, result);
  }

  private void theLeaderSees() {
    Page page = signIn(Role.LEADER, Look.LAPTOP);
    page.navigate("/dashboards");
    Axe.check(page);
    page.getByText("Invite the neighbors").click();
    assertThat(called).hasSize(9).doesNotContainKeys("María Elena Ñúñez", "José Luis Peña");

    assertThat(row(page, "hmn")).hasText(new String[] {"3", "3", "3", "0", "1", "1", "0", "0"});
    // Whoever was met with a barrier counts where they belong now.
    assertThat(row(page, "vi")).hasText(new String[] {"2", "2", "2", "0", "1", "0", "0", "0"});
    assertThat(row(page, "es")).hasText(new String[] {"3", "1", "0", "3", "0", "0", "1", "0"});
    assertThat(page.locator("#languages tfoot td[data-value]"))
        .hasText(new String[] {"11", "9", "8", "3", "2", "1", "1", "0"});
    Axe.check(page);
  }

  private static Locator row(Page page, String language) {
    return page.locator("#languages tbody tr")
        .filter(new Locator.FilterOptions().setHas(page.locator("th [lang=" + language + "]")))
        .locator("td[data-value]");
  }

  private static void click(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, named(button)).click();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
