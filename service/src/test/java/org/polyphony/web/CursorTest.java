package org.polyphony.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTest {

  @Test
  void goesOnAfterTheLastItem() {
    Cursor.Slice<String> first = Cursor.slice(List.of("Lý", "Ng", "Oudom"), 2, name -> name);

    assertThat(first.items()).containsExactly("Lý", "Ng");
    assertThat(Cursor.after(first.nextCursor())).contains("Ng");
  }

  @Test
  void endsWithTheLastItem() {
    assertThat(Cursor.slice(List.of("Lý", "Ng"), 2, name -> name).nextCursor()).isNull();
    assertThat(Cursor.after(null)).isEmpty();
    assertThat(Cursor.after("")).isEmpty();
  }

  @Test
  void answersAtMostTwoHundred() {
    assertThat(Cursor.limit(null)).isEqualTo(50);
    assertThat(Cursor.limit(0)).isEqualTo(1);
    assertThat(Cursor.limit(1_000_000)).isEqualTo(200);
  }

  @Test
  void refusesACursorThatIsNotOurs() {
    assertThatThrownBy(() -> Cursor.after("n o"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("unknown_cursor"));
  }
}
