package org.polyphony.optouts;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.consent.ConsentModule;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.imports.ImportsModule;
import org.polyphony.platform.Journal;
import org.polyphony.web.Site;

/** Files of opt-outs. */
public final class OptOutsModule {

  private final OptOutFiles files;

  public OptOutsModule(
      Jdbi jdbi,
      ContactsModule contacts,
      ConsentModule consent,
      ImportsModule imports,
      Journal journal,
      Clock clock) {
    imports
        .imports()
        .register(new OptOutsTarget(jdbi, consent.optOutIntake(jdbi, contacts, journal)));
    files = new OptOutFiles(jdbi, imports.imports(), imports.desk(), clock);
  }

  /** Adds pages and API. */
  public void register(Site site) {
    site.resource(new OptOutFilesResource(files));
    site.resource(new OptOutFilesApiResource(files));
  }
}
