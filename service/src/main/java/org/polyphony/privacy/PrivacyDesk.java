package org.polyphony.privacy;

import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.web.Viewer;

/** What the page of the settings asks, each in a transaction of its own. */
final class PrivacyDesk {

  private final Jdbi jdbi;
  private final SensitiveFacts facts;

  PrivacyDesk(Jdbi jdbi, SensitiveFacts facts) {
    this.jdbi = jdbi;
    this.facts = facts;
  }

  Set<SensitiveKind> kept(Viewer viewer) {
    return jdbi.withHandle(handle -> facts.kept(handle, viewer.organization()));
  }

  void keep(Viewer viewer, Set<SensitiveKind> kinds) {
    jdbi.useTransaction(handle -> facts.keep(handle, viewer, kinds));
  }
}
