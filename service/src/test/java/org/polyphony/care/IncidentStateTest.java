package org.polyphony.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyphony.care.IncidentState.CLOSED;
import static org.polyphony.care.IncidentState.TAKEN;
import static org.polyphony.care.IncidentState.WAITING;

import java.util.Set;
import org.junit.jupiter.api.Test;

class IncidentStateTest {

  @Test
  void allowsTheseStepsAndNoOther() {
    assertThat(WAITING.next()).isEqualTo(Set.of(TAKEN, CLOSED));
    assertThat(TAKEN.next()).isEqualTo(Set.of(WAITING, CLOSED));
    assertThat(CLOSED.next()).isEqualTo(Set.of(TAKEN));
  }

  @Test
  void isReadByItsCode() {
    for (IncidentState state : IncidentState.values()) {
      assertThat(IncidentState.of(state.code())).contains(state);
    }
    assertThat(IncidentState.of("TAKEN")).isEmpty();
  }
}
