package org.polyphony.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.polyphony.scripts.ResultShortcuts;

class ResultShortcutsTest {

  @Test
  void offersOnlyResultsThatACallCanHave() {
    assertThat(ResultShortcuts.CODES)
        .allSatisfy(code -> assertThat(Result.of(code)).as(code).isPresent());
  }
}
