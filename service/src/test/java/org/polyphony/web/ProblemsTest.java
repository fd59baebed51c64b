package org.polyphony.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  @Test
  void blamesTheInputWhereTheDatabaseDoesNotKnowACharacter() {
    Problem problem = Problems.problem(thrown("22021"));

    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.code()).isEqualTo("cannot_be_kept");
  }

  @Test
  void blamesItselfForWhatNobodyForesaw() {
    assertThat(Problems.problem(thrown("42601")).status()).isEqualTo(500);
  }

  private static Exception thrown(String state) {
    return new IllegalStateException(new SQLException("refused", state));
  }
}
