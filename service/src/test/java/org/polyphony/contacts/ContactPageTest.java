package org.polyphony.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.TestService;
import org.polyphony.web.Role;

/** The page of a person. */
class ContactPageTest {

  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");

  @RegisterExtension static final TestService service = new TestService();

  @Test
  void callsWhatAFileSaysByWordsAndNotByTheNamesThatItIsKeptUnder() throws Exception {
    UUID mai =
        service
            .jdbi()
            .withHandle(handle -> Given.contact(handle, service.organization(), "Mai Vang"));
    service
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    UPDATE contacts.contacts SET facts = '{"email_as_written": "mai at home", "tags_as_written": "a; b",
                      "birth_as_written": "long ago", "language_as_written": "H/V", "text_consent_as_written": "ask",
                      "city": "Sacramento", "ward": "7"}'
                    WHERE id = ?
                    """,
                    mai));

    String page = page("/contacts/" + mai);

    assertThat(page)
        .contains(
            "E-mail in the file", "Tags in the file", "Birth in the file", "Language in the file")
        .contains("Yes to texts in the file", "<bdi>City</bdi>", "<bdi>ward</bdi>", "mai at home")
        .doesNotContain("_as_written", "<bdi>city</bdi>");
  }

  private static String page(String path) throws Exception {
    HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    URI link = URI.create(service.signInLink(service.person(Role.COORDINATOR, "en")));
    Matcher token = TOKEN.matcher(text(browser, HttpRequest.newBuilder(link)));
    assertThat(token.find()).isTrue();
    text(
        browser,
        HttpRequest.newBuilder(link)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("csrf=" + token.group(1))));
    return text(browser, HttpRequest.newBuilder(URI.create(service.url() + path)));
  }

  private static String text(HttpClient browser, HttpRequest.Builder request) throws Exception {
    return browser
        .send(request.header("Accept", "text/html").build(), BodyHandlers.ofString())
        .body();
  }
}
