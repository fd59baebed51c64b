package org.polyphony.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LanguageTest {

  @RegisterExtension static final SmallService service = new SmallService();

  private static String langOf(HttpResponse<String> page) {
    return page.body().replaceAll("(?s).*<html lang=\"([^\"]*)\".*", "$1");
  }

  @Test
  void isTheOneChosenInThisBrowserFirst() throws Exception {
    assertThat(
            langOf(
                service
                    .get("/gallery")
                    .header("Cookie", "polyphony_language=hmn; polyphony_session=pa")
                    .header("Accept-Language", "es")
                    .send()))
        .isEqualTo("hmn");
  }

  @Test
  void isTheOneOfTheAccountNext() throws Exception {
    assertThat(langOf(service.get("/gallery").as("pa").header("Accept-Language", "es").send()))
        .isEqualTo("vi");
  }

  @Test
  void isTheBrowsersLast() throws Exception {
    assertThat(langOf(service.get("/gallery").header("Accept-Language", "mww,en;q=0.8").send()))
        .isEqualTo("hmn");
    assertThat(langOf(service.get("/gallery").header("Accept-Language", "ja").send()))
        .isEqualTo("en");
  }

  @Test
  void isSwitchedByALinkThatComesBack() throws Exception {
    HttpResponse<String> answer = service.get("/language?to=vi&next=%2Fgallery%3Fa%3Db").send();

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/gallery?a=b");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("polyphony_language=vi;");
  }

  @Test
  void switchesToNothingUnknownAndLeadsToNoOtherSite() throws Exception {
    for (String next : new String[] {"//elsewhere.invalid", "https://elsewhere.invalid", "/%5Cx"}) {
      HttpResponse<String> answer = service.get("/language?to=xx&next=" + next).send();

      assertThat(answer.headers().firstValue("Location").orElseThrow())
          .isEqualTo(service.url() + "/");
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void isMarkedAsADraftWhereNobodyHasReviewedIt() throws Exception {
    assertThat(service.get("/gallery").header("Cookie", "polyphony_language=vi").send().body())
        .contains("Bản dịch này là bản nháp");
    assertThat(service.get("/gallery").send().body()).doesNotContain("draft");
  }
}
