package org.polyphony.queue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.i18n.AllowedPair;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What each caller can serve, worked out once and not with every claim. */
final class Servings {

  /** How soon a change of a campaign's pairs or script is noticed by callers at work. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private record Wanted(UUID organization, Set<AllowedPair> allowed, List<String> bundles) {}

  private record Key(Set<String> speaks, Set<AllowedPair> allowed, List<String> bundles) {}

  private final ScriptBundles bundles;
  private final Cache<UUID, Wanted> campaigns =
      Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(1_000).build();
  private final Cache<Key, Serving> servings = Caffeine.newBuilder().maximumSize(10_000).build();

  Servings(ScriptBundles bundles) {
    this.bundles = bundles;
  }

  /**
   * @throws Problem 404 where the viewer's organization has no such campaign
   */
  Serving of(Handle handle, Viewer viewer, UUID campaign) {
    Wanted wanted = campaigns.get(campaign, id -> read(handle, id));
    if (!wanted.organization().equals(viewer.organization())) {
      throw Problem.notFound();
    }
    return servings.get(
        new Key(viewer.speaks(), wanted.allowed(), wanted.bundles()),
        key -> Serving.of(key.speaks(), key.allowed(), key.bundles()));
  }

  /** From which bundle of the campaign's script this language is read, whoever calls. */
  String bundle(Handle handle, UUID campaign, String language) {
    return Serving.bundle(language, campaigns.get(campaign, id -> read(handle, id)).bundles());
  }

  private Wanted read(Handle handle, UUID id) {
    QueuedCampaign campaign =
        handle.attach(ClaimsDao.class).campaign(id, null).orElseThrow(Problem::notFound);
    return new Wanted(
        campaign.organization(), campaign.allowed(), bundles.of(handle, campaign.scriptVersion()));
  }
}
