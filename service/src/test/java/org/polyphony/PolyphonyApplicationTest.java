package org.polyphony;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyphony.web.Role;

class PolyphonyApplicationTest {
  @RegisterExtension static final TestService service = new TestService();

  private final HttpClient client = HttpClient.newHttpClient();

  /** Every YAML that is shipped, in the root of the project. */
  static List<Path> shippedSettings() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(".."))) {
      return files.filter(file -> file.toString().matches(".*\\.ya?ml")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shippedSettings")
  void acceptsTheSettingsThatAreShipped(Path file) throws Exception {
    var factory =
        new YamlConfigurationFactory<>(
            PolyphonyConfiguration.class,
            Validators.newValidator(),
            Jackson.newObjectMapper(),
            "shipped");
    PolyphonyConfiguration configuration =
        factory.build(
            new SubstitutingSourceProvider(
                new FileConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(false)),
            file.toString());
    assertThat(configuration.database().isEmbedded()).isTrue();
    assertThat(configuration.web().publicUrl()).isNull();
  }

  @Test
  void sendsAVisitorToTheSignIn() throws Exception {
    HttpResponse<String> answer = get("/");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(location -> assertThat(location).contains("/sign-in"));
  }

  @Test
  void signsAPersonInByTheirLink() throws Exception {
    String link = service.signInLink(service.person(Role.COORDINATOR, "es", "en"));
    HttpResponse<String> answer =
        client.send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isIn(200, 303);
  }

  @Test
  void isWell() throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(service.adminUrl() + "/healthcheck")).build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"database\"");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(service.url() + path)).build(), BodyHandlers.ofString());
  }
}
