package org.polyphony.campaigns;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where a campaign is in its life. */
public enum CampaignState {
  /** Being set up. */
  DRAFT,
  /** Being worked. */
  OPEN,
  /** Nobody is served for now. */
  PAUSED,
  /** Over; it can be opened again. */
  CLOSED;

  private static final Map<CampaignState, Set<CampaignState>> EDGES =
      Map.of(
          DRAFT, Set.of(OPEN, CLOSED),
          OPEN, Set.of(PAUSED, CLOSED),
          PAUSED, Set.of(OPEN, CLOSED),
          CLOSED, Set.of(OPEN));

  /** The state of this code; empty when there is none. */
  public static Optional<CampaignState> of(String code) {
    return Stream.of(values()).filter(state -> state.code().equals(code)).findFirst();
  }

  /** As stored and as outside programs write it: {@code open}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The states that can follow this one. */
  public Set<CampaignState> next() {
    return EDGES.getOrDefault(this, Set.of());
  }
}
