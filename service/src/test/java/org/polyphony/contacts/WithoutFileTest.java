package org.polyphony.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.polyphony.platform.Ids;

class WithoutFileTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final UUID second = Ids.next();
  private final UUID third = Ids.next();

  @Test
  void whatNobodyElseHasSaidGoesBackToWhatItWas() {
    WithoutFile.Outcome outcome =
        WithoutFile.of(
            person("a@x.invalid", "'ward': '2', 'union': 'yes'"),
            person("", "'ward': '1'"),
            List.of());

    assertThat(outcome.state()).isEqualTo(person("", "'ward': '1'"));
    assertThat(outcome.before()).isEmpty();
  }

  @Test
  void whatALaterFileSaysTooStaysAndIsPutBackByThatFile() {
    WithoutFile.Outcome outcome =
        WithoutFile.of(
            person("a@x.invalid", "'ward': '2'"),
            person("", ""),
            List.of(new WithoutFile.Later(second, Set.of("email"), null)));

    assertThat(outcome.state()).isEqualTo(person("a@x.invalid", ""));
    assertThat(outcome.before()).containsOnlyKeys(second);
    assertThat(outcome.before().get(second)).isEqualTo(person("", ""));
  }

  @Test
  void whatALaterFileWouldPutBackIsWhatWasThereBeforeBoth() {
    WithoutFile.Outcome outcome =
        WithoutFile.of(
            person("b@x.invalid", ""),
            person("", ""),
            List.of(
                new WithoutFile.Later(second, Set.of(), null),
                new WithoutFile.Later(third, Set.of("email"), person("a@x.invalid", ""))));

    assertThat(outcome.state()).isNull();
    assertThat(outcome.before()).containsOnlyKeys(third);
    assertThat(outcome.before().get(third)).isEqualTo(person("", ""));
  }

  @Test
  void aFileOfWhichIsNotKeptWhatItSaidHasSaidWhatItChanged() {
    WithoutFile.Outcome outcome =
        WithoutFile.of(
            person("b@x.invalid", "'ward': '2'"),
            person("", ""),
            List.of(new WithoutFile.Later(second, null, person("a@x.invalid", "'ward': '2'"))));

    assertThat(outcome.state()).isEqualTo(person("b@x.invalid", ""));
    assertThat(outcome.before().get(second)).isEqualTo(person("", ""));
  }

  @Test
  void whoWasNewKeepsTheirNameAlone() {
    WithoutFile.Outcome outcome =
        WithoutFile.of(person("a@x.invalid", "'ward': '2'"), JSON.createObjectNode(), List.of());

    assertThat(outcome.state()).isEqualTo(person("", ""));
  }

  private static ObjectNode person(String email, String facts) {
    try {
      return (ObjectNode)
          JSON.readTree(
              """
              {'full_name': 'Mai Vang', 'preferred_name': '', 'email': '%s', 'birth_date': null, 'birth_year': null,
               'spoken': 'und',
               'spoken_source': 'none', 'written': 'und', 'written_source': 'none', 'door': null, 'facts': {%s}}
              """
                  .formatted(email, facts)
                  .replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
