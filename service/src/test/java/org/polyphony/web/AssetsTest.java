package org.polyphony.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AssetsTest {

  @RegisterExtension static final SmallService service = new SmallService();

  private static String prefix() throws Exception {
    Matcher matcher =
        Pattern.compile("\"(/assets/[0-9a-f]+/)tokens.css\"")
            .matcher(service.get("/gallery").send().body());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  @Test
  void areKeptForAYearUnderTheirBuild() throws Exception {
    HttpResponse<String> css = service.get(prefix() + "tokens.css").send();

    assertThat(css.headers().firstValue("Content-Type")).contains("text/css;charset=utf-8");
    assertThat(css.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    assertThat(css.body()).contains("--accent");
  }

  @Test
  void areServedFreshUnderAnotherBuild() throws Exception {
    HttpResponse<String> css = service.get("/assets/earlier/tokens.css").send();

    assertThat(css.statusCode()).isEqualTo(200);
    assertThat(css.headers().firstValue("Cache-Control")).contains("no-cache");
  }

  @Test
  void areNotSentTwice() throws Exception {
    String tag =
        service.get(prefix() + "base.css").send().headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again =
        service.get(prefix() + "base.css").header("If-None-Match", tag).send();

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void areSentPacked() throws Exception {
    HttpResponse<String> css =
        service.get(prefix() + "forms.css").header("Accept-Encoding", "gzip").send();

    assertThat(css.headers().firstValue("Content-Encoding")).contains("gzip");
  }

  @Test
  void bringOtherProjectsPartsUnderOurPrefix() throws Exception {
    assertThat(service.get(prefix() + "webjars/chart.js/4.5.1/dist/chart.umd.js").status())
        .isEqualTo(200);
  }

  @Test
  void areNothingElseOfTheClassPath() throws Exception {
    for (String path :
        List.of(
            "../messages/web/en.properties", "%2e%2e/messages/web/en.properties", "no.css", "")) {
      assertThat(service.get(prefix() + path).status()).isBetween(400, 404);
    }
  }
}
