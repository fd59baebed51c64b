package org.polyphony.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ForgeryTest {

  @RegisterExtension static final SmallService service = new SmallService();

  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private static String token(String page) {
    Matcher matcher = TOKEN.matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String tokenOf(String session) throws Exception {
    return token(service.get("/gallery").as(session).send().body());
  }

  @Test
  void readsAFormWithTheTokenOfItsSession() throws Exception {
    HttpResponse<String> answer =
        service.form("/things", "name=Xee&csrf=" + tokenOf("mai")).as("mai").send();

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/things/open");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("polyphony_notice=")
                    .contains("HttpOnly")
                    .contains("SameSite=Lax"));
  }

  @Test
  void readsNoFormWithoutATokenOrWithAnothersToken() throws Exception {
    String anothers = tokenOf("tou");

    assertThat(service.form("/things", "name=x").as("mai").status()).isEqualTo(403);
    assertThat(service.form("/things", "name=x&csrf=" + anothers).as("mai").status())
        .isEqualTo(403);
    assertThat(service.form("/things", "name=x&csrf=").as("mai").status()).isEqualTo(403);
  }

  @Test
  void givesABrowserWithoutASessionARandomValueAndItsToken() throws Exception {
    HttpResponse<String> page = service.get("/gallery").send();
    String cookie =
        page.headers().allValues("Set-Cookie").stream()
            .filter(set -> set.startsWith(FormTokens.COOKIE))
            .map(set -> set.substring(0, set.indexOf(';')))
            .findFirst()
            .orElseThrow();
    String form = "name=x&csrf=" + token(page.body());

    assertThat(service.form("/things", form).header("Cookie", cookie).status()).isEqualTo(303);
    assertThat(service.form("/things", form).status()).isEqualTo(403);
    assertThat(service.form("/things", form).header("Cookie", FormTokens.COOKIE + "=x").status())
        .isEqualTo(403);
  }

  @Test
  void takesTheTokenOfAFileFromTheQueryAndNeverReadsTheFileForIt() throws Exception {
    String path = "/things/file?csrf=" + tokenOf("mai");
    assertThat(upload(path, "a,b\n")).contains("near line 4,");
    assertThat(upload("/things/file", "a,b\n")).contains("open for too long");
  }

  private static String upload(String path, String csv) throws Exception {
    return service.body("text/csv", path, csv).as("mai").send().body();
  }

  @Test
  void refusesWhatAnotherSiteSends() throws Exception {
    String form = "name=x&csrf=" + tokenOf("mai");

    assertThat(
            service.form("/things", form).as("mai").header("Sec-Fetch-Site", "cross-site").status())
        .isEqualTo(403);
    assertThat(
            service
                .form("/things", form)
                .as("mai")
                .header("Origin", "https://elsewhere.invalid")
                .status())
        .isEqualTo(403);
    assertThat(service.form("/things", form).as("mai").header("Origin", service.url()).status())
        .isEqualTo(303);
  }

  @Test
  void offersToSendAStaleFormAgain() throws Exception {
    HttpResponse<String> stale =
        service
            .form("/things/kept", "name=%22Xee%22&csrf=old")
            .as("mai")
            .header("Sec-Fetch-Site", "same-origin")
            .send();

    assertThat(stale.statusCode()).isEqualTo(403);
    assertThat(stale.body())
        .contains("open for too long")
        .contains("action=\"/things/kept\"")
        .contains("name=\"name\" value=\"&#34;Xee&#34;\"");
    assertThat(
            service.form("/things/kept", "name=Xee&csrf=" + token(stale.body())).as("mai").status())
        .isEqualTo(303);
  }

  @Test
  void keepsWhatWasTypedWhileOneSignsInAgain() throws Exception {
    HttpResponse<String> page =
        service.form("/things/kept", "name=Xee").header("Sec-Fetch-Site", "same-origin").send();

    assertThat(page.statusCode()).isEqualTo(401);
    assertThat(page.body()).contains("name=\"name\" value=\"Xee\"").contains("href=\"/sign-in\"");
  }

  @Test
  void offersNothingAgainThatHasAPasswordOrMayBeAnothers() throws Exception {
    assertThat(
            service
                .form("/things", "name=Xee&password=x")
                .header("Sec-Fetch-Site", "same-origin")
                .send()
                .body())
        .doesNotContain("value=\"Xee\"");
    assertThat(service.form("/things", "name=Xee").send().body()).doesNotContain("value=\"Xee\"");
  }

  @Test
  void wantsTheHeaderFromASessionOnTheApi() throws Exception {
    assertThat(service.json("/api/v1/things", AccessTest.thing()).as("tou").send().body())
        .contains("header_missing");
    assertThat(
            service
                .json("/api/v1/things", AccessTest.thing())
                .as("tou")
                .header("X-Polyphony", "1")
                .status())
        .isEqualTo(200);
  }

  @Test
  void asksNothingOfAReceipt() throws Exception {
    assertThat(service.json("/api/v1/things/receipts", "{}").as("tou").status()).isEqualTo(200);
    assertThat(service.json("/api/v1/things/receipts", "{}").status()).isEqualTo(200);
  }
}
