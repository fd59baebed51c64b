package org.polyphony.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RenderingTest {

  @RegisterExtension static final SmallService service = new SmallService();

  @Test
  void showsAPageWithThePlacesOfItsViewer() throws Exception {
    HttpResponse<String> page = service.get("/gallery").as("mai").send();

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(page.body())
        .contains("<html lang=\"en\" dir=\"ltr\"")
        .contains("<a href=\"/things\">Menu</a>")
        .contains("<a href=\"/gallery\" aria-current=\"page\">");
    assertThat(service.get("/gallery").as("tou").send().body()).doesNotContain("href=\"/things\"");
  }

  @Test
  void putsWhatIsWrongBesideItsField() throws Exception {
    HttpResponse<String> page = service.get("/gallery?wrong=true").as("mai").send();

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains("<a href=\"#name\">Please fill this in.</a>")
        .contains("aria-invalid=\"true\" aria-describedby=\"name-error name-hint\"");
  }

  @Test
  void escapesWhatWasTyped() throws Exception {
    HttpResponse<String> page =
        service.get("/gallery?%3Cscript%3E=%22%3E%3Cscript%3E").as("mai").send();

    assertThat(page.body()).doesNotContain("\"><script>");
  }

  @Test
  void answersTheApiInSnakeCaseAndRfc3339() throws Exception {
    HttpResponse<String> answer =
        service.json("/api/v1/things", AccessTest.thing()).bearing("tou").send();

    assertThat(answer.body()).isEqualTo(AccessTest.thing());
  }

  @Test
  void namesTheFieldOfABodyThatIsWrong() throws Exception {
    HttpResponse<String> wrong =
        service.json("/api/v1/things", "{\"made_at\":\"yesterday\"}").bearing("tou").send();
    HttpResponse<String> missing =
        service.json("/api/v1/things", "{\"first_name\":\"\"}").bearing("tou").send();

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("\"field\":\"made_at\"")
        .contains("\"code\":\"unreadable_value\"")
        .doesNotContain("java", "Instant", "yesterday");
    assertThat(missing.body())
        .contains("\"field\":\"first_name\"")
        .contains("\"message\":\"Please fill this in.\"");
  }

  @Test
  void saysWhereJsonBreaksOff() throws Exception {
    HttpResponse<String> answer =
        service.json("/api/v1/things", "{\"first_name\": \"Xee\"\n \"made").bearing("tou").send();

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"unreadable_json\"").contains("near line 2");
  }

  @Test
  void answersEveryKindOfNoAsAProblem() throws Exception {
    List<HttpResponse<String>> answers =
        List.of(
            service.get("/api/v1/things/7").send(),
            service.get("/api/v1/unknown").send(),
            service.method("DELETE", "/api/v1/things/count").bearing("mai").send(),
            service.form("/api/v1/things", "first_name=Xee").bearing("mai").send());

    assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(404, 404, 405, 415);
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.headers().firstValue("Content-Type"))
                  .contains("application/problem+json");
              assertThat(answer.body())
                  .contains(
                      "\"request_id\":\"" + answer.headers().firstValue("X-Request-Id").get());
            });
  }

  @Test
  void wordsAProblemInTheLanguageOfItsReader() throws Exception {
    assertThat(service.get("/nowhere").header("Accept-Language", "vi,en;q=0.5").send().body())
        .contains("<html lang=\"vi\"")
        .contains("Không có gì ở đây");
    assertThat(service.get("/api/v1/unknown").header("Accept-Language", "es").send().body())
        .contains("Aquí no hay nada");
  }

  @Test
  void sendsAFileInTheLanguageOfItsReader() throws Exception {
    HttpResponse<String> file =
        service.get("/things/file").header("Accept-Language", "vi,en;q=0.5").send();

    assertThat(file.body()).isEqualTo("Lưu");
    assertThat(file.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"things.csv\"");
  }

  @Test
  void hidesWhatFailed() throws Exception {
    for (String path : List.of("/things/failing", "/things/broken")) {
      HttpResponse<String> page = service.get(path).send();

      assertThat(page.statusCode()).isEqualTo(500);
      assertThat(page.body()).contains("on our side").doesNotContain("SELECT", "no-such");
    }
  }

  @Test
  void showsANoticeOnce() throws Exception {
    String cookie = "polyphony_notice=eyIiOiJ3ZWIucHJvYmxlbS1wYWdlLnJlcXVlc3QiLCJpZCI6IjQyIn0";
    HttpResponse<String> page = service.get("/things/open").header("Cookie", cookie).send();

    assertThat(page.body()).contains("<p class=\"notice\" role=\"status\">If you ask for help");
    assertThat(page.headers().allValues("Set-Cookie"))
        .anySatisfy(set -> assertThat(set).startsWith("polyphony_notice=;").contains("Max-Age=0"));
  }

  @Test
  void ignoresANoticeThatIsNotOurs() throws Exception {
    for (String value :
        List.of("x", "eyIiOiJubyJ9", "eyIiOiJ3ZWIucHJvYmxlbS1wYWdlLnJlcXVlc3QifQ")) {
      HttpResponse<String> page =
          service.get("/things/open").header("Cookie", "polyphony_notice=" + value).send();

      assertThat(page.statusCode()).isEqualTo(200);
    }
  }
}
