package org.polyphony.privacy;

import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Audit;
import org.polyphony.web.Viewer;

/**
 * What an organization keeps of people although it is sensitive. Nothing, until an administrator
 * says otherwise; and callers never see it.
 */
public final class SensitiveFacts {

  private final Audit audit;
  private final Clock clock;

  SensitiveFacts(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /** The kinds that an organization keeps. */
  public Set<SensitiveKind> kept(Handle handle, UUID organization) {
    Set<SensitiveKind> kept = EnumSet.noneOf(SensitiveKind.class);
    handle
        .attach(SensitiveDao.class)
        .kept(organization)
        .forEach(kind -> SensitiveKind.ofWire(kind).ifPresent(kept::add));
    return kept;
  }

  /** Keeps these kinds from now on, and no others. */
  void keep(Handle handle, Viewer viewer, Set<SensitiveKind> kinds) {
    String[] wires = kinds.stream().map(SensitiveKind::wire).sorted().toArray(String[]::new);
    SensitiveDao dao = handle.attach(SensitiveDao.class);
    int changed =
        dao.dropAllBut(viewer.organization(), wires)
            + dao.keep(viewer.organization(), wires, viewer.user(), clock.instant());
    if (changed > 0) {
      audit.append(
          handle,
          viewer.user(),
          viewer.organization(),
          "privacy.kinds_changed",
          "organization",
          viewer.organization(),
          Map.of("kept", wires));
    }
  }

  /** The facts that an organization keeps, in their order. */
  public Map<String, String> allowed(Handle handle, UUID organization, Map<String, String> facts) {
    if (facts.keySet().stream().allMatch(name -> SensitiveKind.of(name).isEmpty())) {
      return facts;
    }
    return without(facts, kept(handle, organization));
  }

  /** Facts without what is sensitive: what a caller may see. */
  public static <T> Map<String, T> ordinary(Map<String, T> facts) {
    return without(facts, Set.of());
  }

  private static <T> Map<String, T> without(Map<String, T> facts, Set<SensitiveKind> kept) {
    return facts.entrySet().stream()
        .filter(fact -> SensitiveKind.of(fact.getKey()).map(kept::contains).orElse(true))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
  }
}
