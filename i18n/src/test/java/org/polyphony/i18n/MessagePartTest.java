package org.polyphony.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.polyphony.i18n.MessagePart.Argument;
import org.polyphony.i18n.MessagePart.Choice;
import org.polyphony.i18n.MessagePart.Words;

class MessagePartTest {

  @Test
  void takesAMessageApartIntoWordsAndPlacesForValues() {
    assertThat(MessagePart.of("Will you come on {date, date, ::EEEEMMMMd}, {first_name}?"))
        .containsExactly(
            new Words("Will you come on "),
            new Argument("date", "{date, date, ::EEEEMMMMd}"),
            new Words(", "),
            new Argument("first_name", null),
            new Words("?"));
  }

  @Test
  void keepsTheBranchesOfAChoice() {
    assertThat(MessagePart.of("{address, select, bác {Thưa bác {name}} other {Xin chào}}!"))
        .containsExactly(
            new Choice(
                "address",
                Map.of(
                    "bác", List.of(new Words("Thưa bác "), new Argument("name", null)),
                    "other", List.of(new Words("Xin chào")))),
            new Words("!"));
  }

  @Test
  void reducesAPluralToItsOtherForm() {
    assertThat(MessagePart.of("{n, plural, one {# seat} other {# seats}}"))
        .containsExactly(new Argument("n", null), new Words(" seats"));
  }

  @Test
  void saysABrokenPatternAsItStands() {
    assertThat(MessagePart.of("Hello {first_name")).containsExactly(new Words("Hello {first_name"));
  }
}
