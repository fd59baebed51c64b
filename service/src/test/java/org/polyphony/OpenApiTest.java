package org.polyphony;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The description of the API says what the service does. */
class OpenApiTest {
  @RegisterExtension static final TestService service = new TestService();

  private static JsonNode document;

  @BeforeAll
  static void fetch() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(service.url() + "/api/v1/openapi.json")).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    document = new ObjectMapper().readTree(answer.body());
  }

  @Test
  void hasEveryRouteOfTheApiAndNoOther() {
    Set<String> described = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            Routes.of(service.environment()).stream()
                .filter(Routes.Route::api)
                .map(route -> route.method() + " " + route.template().replaceAll(": ?[^}]+", ""))
                .collect(Collectors.toSet()));
  }

  @Test
  void saysForEachRouteWhoMayUseIt() {
    Routes.of(service.environment()).stream()
        .filter(Routes.Route::api)
        .filter(route -> route.roles() != null)
        .forEach(
            route ->
                assertThat(
                        document
                            .at(
                                "/paths/"
                                    + route.template().replace("/", "~1")
                                    + "/"
                                    + route.method().toLowerCase(Locale.ROOT))
                            .get("x-roles"))
                    .as(route.name())
                    .hasSameSizeAs(route.roles()));
  }

  @Test
  void namesFieldsAsTheApiDoes() {
    assertThat(document.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
    JsonNode campaign = document.at("/components/schemas/CampaignBody/properties");
    assertThat(campaign.has("attempts_at_most")).isTrue();
    assertThat(campaign.get("hours").get("$ref").asText()).endsWith("/CampaignHours");
  }

  @Test
  void keepsTheShapesOfFeaturesApart() {
    assertThat(document.get("components").get("schemas").has("Body")).isFalse();
    assertThat(document.get("components").get("schemas").has("Answer")).isFalse();
  }

  @Test
  void takesTheViewerForNoParameter() {
    assertThat(document.toString()).doesNotContain("\"Viewer\"");
  }
}
