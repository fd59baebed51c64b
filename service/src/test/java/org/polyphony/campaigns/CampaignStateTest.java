package org.polyphony.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyphony.campaigns.CampaignState.CLOSED;
import static org.polyphony.campaigns.CampaignState.DRAFT;
import static org.polyphony.campaigns.CampaignState.OPEN;
import static org.polyphony.campaigns.CampaignState.PAUSED;

import org.junit.jupiter.api.Test;

class CampaignStateTest {

  @Test
  void goesOnlyWhereTheTableAllows() {
    assertThat(DRAFT.next()).containsExactlyInAnyOrder(OPEN, CLOSED);
    assertThat(OPEN.next()).containsExactlyInAnyOrder(PAUSED, CLOSED);
    assertThat(PAUSED.next()).containsExactlyInAnyOrder(OPEN, CLOSED);
    assertThat(CLOSED.next()).containsExactlyInAnyOrder(OPEN);
  }

  @Test
  void neverBecomesADraftAgain() {
    for (CampaignState state : CampaignState.values()) {
      assertThat(state.next()).as(state.code()).doesNotContain(DRAFT, state);
    }
  }

  @Test
  void knowsItsCodes() {
    for (CampaignState state : CampaignState.values()) {
      assertThat(CampaignState.of(state.code())).contains(state);
    }
    assertThat(CampaignState.of("archived")).isEmpty();
  }
}
